/** The best by what was observed and by the model, if they agree, and the best cells so far. */
import { type CellMean, bestCells } from '../best-cells.ts';
import { formatColumn } from '../format-number.ts';
import { formatAlike, formatFigure } from '../../../base/number-text.ts';
import type { Glyphs } from '../glyphs.ts';
import { levelsName } from '../levels-name.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { cellColumnWidth } from '../name-column.ts';
import { primaryAnalysis } from '../anova-view.ts';
import type { Best } from '../../../stats/means/best-result.ts';
import { type Line, cutLine, muted, span, strong } from '../spans.ts';
import { type Column, columnWidths, row } from '../table.ts';
import { hasEnded } from '../../../client/facts.ts';
import { plainLine } from '../../../base/plain-text.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';

/** Rows that say it all: a title, the best observed and modelled; then a row for each further cell. */
export const bestLeast = 3;

export function bestLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  const spec = model.sweep?.spec;
  if (spec === undefined || height <= 0) return [];
  const arrow = spec.primary.goal === 'minimize' ? glyphs.down : glyphs.up;
  const isOver = model.sweep !== undefined && hasEnded(model.sweep.state);
  const title: Line = [
    muted(isOver ? 'best by ' : 'best so far by '),
    span(plainLine(spec.primary.name)),
    muted(` ${arrow}`),
  ];
  const cells = bestCells(model.trials, spec);
  if (cells.length === 0) return [title, [muted('no result yet')]].slice(0, height);
  const best = primaryAnalysis(model)?.analysis.best ?? null;
  const modelled =
    best === null || height < bestLeast ? [] : [modelledLine(best, cells[0]?.name ?? '', spec, glyphs)];
  const shown = cells.slice(0, height - 1 - modelled.length);
  const [first, ...others] = tableOf(shown, cellColumnWidth(spec), spec.replicates, width, glyphs.ellipsis);
  return [title, ...(first === undefined ? [] : [first]), ...modelled, ...others].map((line) =>
    cutLine(line, width, glyphs.ellipsis),
  );
}

/** "the model agrees ✓ .903 (.899 to .907)", or where it would have the best instead. */
function modelledLine(best: Best, observed: string, spec: SweepSpec, glyphs: Glyphs): Line {
  const { modelled, lower, upper, trusted } = best;
  const where = levelsName(modelled.levels, spec);
  const limits =
    lower === null || upper === null ? '' : ` (${formatAlike([lower, upper]).join(glyphs.dash)})`;
  const figures = [span(formatFigure(best.mean)), muted(limits)];
  if (where !== observed)
    return [
      span(`  ${glyphs.warning} the model has it at `, 'warn'),
      span(where),
      muted(': '),
      ...figures,
      muted(modelled.observed === null ? ', never run' : `, observed ${formatFigure(modelled.observed)}`),
    ];
  return trusted
    ? [span(`  ${glyphs.done} the model agrees: `, 'good'), ...figures]
    : [span(`  ${glyphs.warning} the model agrees, but fits the cells badly: `, 'warn'), ...figures];
}

function tableOf(
  cells: readonly CellMean[],
  nameWidth: number,
  replicates: number,
  width: number,
  ellipsis: string,
): Line[] {
  const values = formatColumn(cells.map(({ mean }) => mean));
  const columns: Column[] = [
    { title: '', width: Math.max(...values.map((text) => text.length)), align: 'right', importance: 9 },
    { title: '', width: nameWidth, least: 8, importance: 8 },
    { title: '', width: 12, importance: 1 },
  ];
  const widths = columnWidths(columns, width);
  return cells.map(({ name, runs }, index) => {
    const value = values[index] ?? '';
    const runsText = muted(replicates > 1 ? `${runs} of ${replicates} runs` : '');
    return row(
      columns,
      widths,
      [index === 0 ? strong(value, 'good') : span(value), span(name), runsText],
      ellipsis,
    );
  });
}
