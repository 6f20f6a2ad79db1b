import { formatAlike, formatInterval, formatWithin } from '../../../base/number-text.ts';
import { plural } from '../../../base/plural.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { type Best, isSameCell } from '../../../stats/means/best-result.ts';
import { bestInWords } from '../../../stats/words/best-in-words.ts';
import { figure, number, paragraphs, table, text } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { intervals } from '../plots/intervals.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Cells that are drawn. */
const drawnMax = 25;

type Levels = Readonly<Record<string, string>>;

/** The best cell by its runs beside that of the model, and the cells that may be the best. */
export function bestSection({ primary: { analysis } }: ReportData): Section | undefined {
  if (analysis?.best === undefined || analysis.best === null) return undefined;
  return {
    id: 'best',
    title: `Best ${analysis.response}`,
    body: html`${bestTable(analysis.best, analysis)}
${paragraphs(bestInWords(analysis))}
${rivalsFigure(analysis.best, analysis)}`,
  };
}

function bestTable(best: Best, { response }: Analysis): Markup {
  const { observed, modelled, lower, upper } = best;
  const factors = Object.keys(observed.levels);
  const isSame = isSameCell(observed, modelled);
  const limits = lower === null || upper === null ? '' : formatInterval(lower, upper);
  const row = (name: string, levels: Levels, numbers: readonly string[]): string[] => [
    name,
    ...factors.map((factor) => levels[factor] ?? ''),
    ...numbers,
  ];
  const runs = (mean: number | null, n: number): string =>
    mean === null ? 'no run' : `${formatWithin(mean, best)} (${plural(n, 'run')})`;
  const estimate = observed.modelled === null ? '' : formatWithin(observed.modelled, best);
  return table(
    `Cells with the best ${response}`,
    [
      text('best'),
      ...factors.map(text),
      number('observed'),
      number('by the model'),
      number('95% interval of the model'),
    ],
    [
      row(isSame ? 'by its runs and by the model' : 'by its runs', observed.levels, [
        runs(observed.mean, observed.n),
        isSame ? formatWithin(modelled.mean, best) : estimate,
        isSame ? limits : '',
      ]),
      ...(isSame
        ? []
        : [
            row('by the model', modelled.levels, [
              runs(modelled.observed, modelled.n),
              formatWithin(modelled.mean, best),
              limits,
            ]),
          ]),
    ],
  );
}

/** Hsu's comparison of each cell with the best of the others. */
function rivalsFigure({ cells: { cells } }: Best, { response, goal }: Analysis): Markup | undefined {
  if (cells.length < 2) return undefined;
  const sign = goal === 'minimise' ? 1 : -1;
  const sorted = cells.toSorted((a, b) => sign * (a.difference - b.difference));
  const rows = sorted.slice(0, drawnMax).map(({ levels, difference, lower, upper, mayBeBest, mean, n }) => ({
    name: Object.values(levels).join(', '),
    value: difference,
    lower,
    upper,
    mayBeBest,
    mean,
    n,
  }));
  const left = cells.length - rows.length;
  const rivals = cells.filter(({ mayBeBest }) => mayBeBest).length;
  const words = `${plural(rivals, 'cell')} of ${cells.length} may be the best; the table below has the differences.`;
  return figure({
    drawing: intervals(words, rows, {
      axis: `${response}: cell minus the best of the others`,
      fromZero: true,
    }),
    caption: `Each cell against the best of the others, with simultaneous 95% limits (Hsu). A cell whose interval lies wholly on the worse side of zero is not the best.${left > 0 ? ` The ${rows.length} best of ${cells.length} cells.` : ''}`,
    table: table(
      `Cells against the best of ${response}`,
      [
        text('cell'),
        number('mean'),
        number('runs'),
        number('difference'),
        number('from'),
        number('to'),
        text('may be the best'),
      ],
      rows.map(({ name, mean, n, value, lower, upper, mayBeBest }) => [
        name,
        formatWithin(mean, { lower, upper }),
        String(n),
        ...formatAlike([value, lower, upper]),
        mayBeBest ? 'yes' : 'no',
      ]),
    ),
  });
}
