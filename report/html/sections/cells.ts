import { formatFigure, formatNumber } from '../../../base/number-text.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { effects, partsOf } from '../../../stats/words/qualified.ts';
import { type CellRuns, groupRuns, levelsOf, spreadOf, variedFactors } from '../cell-means.ts';
import { figure, number, table, text } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type HeatCell, heatMap } from '../plots/heat-map.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Cells that are listed, and levels of a factor that are drawn. */
const listedMax = 200;
const levelsMax = 40;

/** A heat map over the two factors that explain most, and the best cells. */
export function cellsSection({
  primary: { analysis, response },
  spec,
  trials,
}: ReportData): Section | undefined {
  const factors = variedFactors(spec);
  const cells = groupRuns(trials, factors, response).filter(({ values }) => values.length > 0);
  if (cells.length === 0) return undefined;
  const pair = pairOf(analysis, spec);
  const isUp = spec.responses.find(({ name }) => name === response)?.goal !== 'minimize';
  return {
    id: 'cells',
    title: 'Cells',
    body: html`${pair === undefined ? undefined : mapOf(pair, groupRuns(trials, pair, response), spec, response, isUp)}
${cellTable(cells, factors, response, isUp)}`,
  };
}

/** The interaction that explains most, or the two main effects that do; the factor with fewer levels goes down the side. */
function pairOf(analysis: Analysis | undefined, spec: SweepSpec): [column: string, row: string] | undefined {
  const isDrawn = (name: string): boolean => {
    const { length } = levelsOf(spec, name);
    return length > 1 && length <= levelsMax;
  };
  const ranked =
    analysis === undefined ? [] : effects(analysis).toSorted((a, b) => (b.eta2 ?? 0) - (a.eta2 ?? 0));
  const parts = ranked.map(({ term }) => (analysis === undefined ? [] : partsOf(term, analysis)));
  const together = analysis?.interactions
    .map(({ term }) => partsOf(term, analysis))
    .find((names) => names.length === 2 && names.every(isDrawn));
  const single = [...parts.filter(({ length }) => length === 1).flat(), ...variedFactors(spec)].filter(
    isDrawn,
  );
  const [first, second] = together ?? [...new Set(single)];
  if (first === undefined || second === undefined) return undefined;
  return levelsOf(spec, first).length >= levelsOf(spec, second).length ? [first, second] : [second, first];
}

function mapOf(
  [column, row]: readonly [string, string],
  groups: readonly CellRuns[],
  spec: SweepSpec,
  response: string,
  isUp: boolean,
): Markup {
  const [columns, rows] = [levelsOf(spec, column), levelsOf(spec, row)];
  const byPlace = new Map(
    groups.map((group) => [`${String(group.settings[column])}\n${String(group.settings[row])}`, group]),
  );
  const means = groups.flatMap(({ mean }) => mean ?? []);
  const best = means.reduce((a, b) => ((isUp ? a > b : a < b) ? a : b), isUp ? -Infinity : Infinity);
  const cells = rows.flatMap((rowLevel, rowPlace) =>
    columns.map((columnLevel, columnPlace): HeatCell => {
      const group = byPlace.get(`${columnLevel}\n${rowLevel}`);
      const mean = group?.mean ?? null;
      return {
        column: columnPlace,
        row: rowPlace,
        mean,
        text: mean === null ? signOf(group) : formatNumber(mean, 3),
        isBest: mean === best,
      };
    }),
  );
  const words = `Mean ${response} at each combination of ${column} and ${row}; the table below has the numbers.`;
  return figure({
    drawing: heatMap(words, cells, { columnFactor: column, rowFactor: row, columns, rows }),
    caption: `Mean ${response} of the runs at each combination of ${column} and ${row}: the darker, the higher; the frame marks the best. · is not part of the design, ○ has no result yet, ✗ failed in all runs, ‖ was stopped early.`,
    table: table(
      `Mean ${response} by ${column} and ${row}`,
      [text(row), text(column), number('mean'), number('runs with a result'), number('runs')],
      groups.map(({ settings, mean, values, runs }) => [
        String(settings[row]),
        String(settings[column]),
        mean === null ? '' : formatFigure(mean),
        String(values.length),
        String(runs),
      ]),
    ),
  });
}

function signOf(group: CellRuns | undefined): string {
  if (group === undefined) return '·';
  if (group.failed === group.runs) return '✗';
  return group.pruned > 0 && group.pruned + group.failed === group.runs ? '‖' : '○';
}

function cellTable(
  cells: readonly CellRuns[],
  factors: readonly string[],
  response: string,
  isUp: boolean,
): Markup {
  const sign = isUp ? -1 : 1;
  const sorted = cells.toSorted((a, b) => sign * ((a.mean ?? 0) - (b.mean ?? 0)));
  const listed = sorted.slice(0, listedMax);
  const rest =
    listed.length < sorted.length
      ? `The ${listedMax} best of ${sorted.length} cells with results; \`yates export\` has all.`
      : '';
  return html`<h3>Cells by their runs, the best first</h3>
${rest === '' ? undefined : html`<p>${rest}</p>`}${table(
  `Cells by mean ${response}`,
  [
    number('place'),
    ...factors.map(text),
    number(`mean ${response}`),
    number('sd'),
    number('results'),
    number('runs'),
  ],
  listed.map(({ settings, mean, values, runs }, index) => [
    String(index + 1),
    ...factors.map((name) => String(settings[name] ?? '–')),
    formatFigure(mean ?? Number.NaN),
    figureOf(spreadOf(values)),
    String(values.length),
    String(runs),
  ]),
)}`;
}

const figureOf = (value: number | null): string => (value === null ? '' : formatFigure(value, 3));
