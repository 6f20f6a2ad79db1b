import { plural } from '../../../base/plural.ts';
import type { Trial } from '../../../client/facts.ts';
import type { Constraint } from '../../../design/sweep-spec.ts';
import { csvLine } from '../../export/csv.ts';
import { exportTable } from '../../export/export-table.ts';
import { designInWords } from '../../methods/design-in-words.ts';
import { figure, listing, number, table, text } from '../figure.ts';
import { html, type Markup, shortened } from '../markup.ts';
import { points } from '../plots/points.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Levels that are listed, constraints, and runs of the sheet. */
const levelsMax = 60;
const constraintsMax = 50;
const sheetMax = 2_000;
/** Runs that started earlier or later than planned, listed behind the figure. */
const movedMax = 50;

/** What was planned, and in which order it ran. */
export function designSection(data: ReportData): Section {
  const { spec, trials } = data;
  return {
    id: 'design',
    title: 'Design and run sheet',
    body: html`<p>${designInWords(spec, trials)}</p>
${table(
  'Factors',
  [text('factor'), number('levels'), text('values')],
  [
    ...spec.factors,
    ...spec.derive.map(({ name, by, map }) => ({
      name: `${name} (follows ${by})`,
      levels: map.map(([, level]) => level),
    })),
  ].map(({ name, levels }) => [
    name,
    String(levels.length),
    `${levels.slice(0, levelsMax).map(String).join(', ')}${levels.length > levelsMax ? ', …' : ''}`,
  ]),
)}${constraintList(spec.constraints)}
<h3>Planned and realised order</h3>
${orderFigure(trials)}
<h3>Run sheet</h3>
${runSheet(data)}`,
  };
}

function constraintList(constraints: readonly Constraint[]): Markup | undefined {
  if (constraints.length === 0) return undefined;
  const shown = constraints.slice(0, constraintsMax);
  const items = shown.map(
    (one) =>
      html`<li><code>${shortened(one.kind === 'rule' ? `rule ${one.rule}` : one.expression, 400)}</code></li>`,
  );
  return html`<h3>Constraints</h3><ul>${items}</ul>${shown.length < constraints.length ? html`<p>${`and ${constraints.length - shown.length} more`}</p>` : undefined}`;
}

function orderFigure(trials: readonly Trial[]): Markup {
  const begun = trials.flatMap(({ plannedOrder, realisedOrder }) =>
    realisedOrder === undefined ? [] : [{ x: plannedOrder + 1, y: realisedOrder + 1 }],
  );
  if (begun.length === 0) return html`<p>No run has begun.</p>`;
  const moved = begun.filter(({ x, y }) => x !== y);
  const most = moved.reduce((far, { x, y }) => Math.max(far, Math.abs(y - x)), 0);
  const caption = `Realised order of ${plural(begun.length, 'run')} against the planned one; on the dashed line they agree. ${
    moved.length === 0
      ? 'All runs began in planned order.'
      : `${plural(moved.length, 'run')} began elsewhere, at most ${plural(most, 'place')} away.`
  }`;
  const farthest = moved.toSorted((a, b) => Math.abs(b.y - b.x) - Math.abs(a.y - a.x)).slice(0, movedMax);
  return figure({
    drawing: points(caption, begun, { xAxis: 'planned order', yAxis: 'realised order', line: { slope: 1 } }),
    caption,
    table: table(
      'Runs that began elsewhere than planned',
      [number('planned'), number('realised')],
      farthest.map(({ x, y }) => [String(x), String(y)]),
    ),
  });
}

/** As `yates export` writes it, so that it can be copied from here; of a large sweep the beginning. */
function runSheet({ sweep, spec, trials }: ReportData): Markup {
  const { header, rows } = exportTable(sweep.id, spec, trials);
  const lines = [csvLine(header)];
  for (const row of rows) {
    if (lines.length > sheetMax) break;
    lines.push(csvLine(row));
  }
  const summary =
    trials.length > sheetMax
      ? `The first ${sheetMax} of ${trials.length} runs, as CSV; yates export has all`
      : `All ${plural(trials.length, 'run')}, as CSV`;
  return listing(summary, lines.join(''));
}
