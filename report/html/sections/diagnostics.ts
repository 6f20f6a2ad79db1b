import { formatFigure } from '../../../base/number-text.ts';
import type { Trial } from '../../../client/facts.ts';
import type { Analysis, AssumptionTest, RowResidual } from '../../../stats/analysis-result.ts';
import { normalUpperQuantile } from '../../../stats/distributions/normal.ts';
import { fCell, pCell } from '../../../stats/words/cells.ts';
import { type Figure, figure, number, table, text } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Point, points } from '../plots/points.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Rows of the table behind a figure. */
const listedMax = 50;

/** Whether the model's residuals look like errors. */
export function diagnosticsSection({ primary: { analysis }, trials }: ReportData): Section | undefined {
  if (analysis === undefined) return undefined;
  const tests = assumptionRows(analysis);
  const figures = analysis.residuals.length === 0 ? [] : residualFigures(analysis, trials);
  if (tests.length === 0 && figures.length === 0) return undefined;
  return {
    id: 'diagnostics',
    title: 'Diagnostics',
    body: html`${tests.length === 0 ? undefined : assumptionTable(tests)}${outlierTable(analysis)}${figures.map(figure)}`,
  };
}

type AssumptionRow = readonly [name: string, test: AssumptionTest];

function assumptionRows({ assumptions }: Analysis): AssumptionRow[] {
  const { normality, equalVariance, equalVarianceByFactor, lackOfFit, nonAdditivity } = assumptions;
  const rows: readonly (readonly [string, AssumptionTest | null])[] = [
    ['normal residuals (Shapiro-Wilk)', normality],
    ['equal variances in all cells (Brown-Forsythe)', equalVariance],
    ...Object.entries(equalVarianceByFactor).map(
      ([name, test]) => [`equal variances at the levels of ${name} (Brown-Forsythe)`, test] as const,
    ),
    ['the model fits the cells (lack of fit)', lackOfFit],
    ["effects add up (Tukey's one degree of freedom)", nonAdditivity],
  ];
  return rows.flatMap(([name, test]) => (test === null ? [] : [[name, test] as const]));
}

const assumptionTable = (rows: readonly AssumptionRow[]): Markup =>
  table(
    'Tests of what the model assumes',
    [text('what the model assumes'), number('statistic'), number('df'), number('p'), text('verdict')],
    rows.map(([name, { statistic, df1, df2, p, reason }]) => [
      name,
      fCell(statistic),
      df1 === null ? '' : df2 === null ? String(df1) : `${df1}, ${df2}`,
      pCell(p),
      reason ?? (p !== null && p < 0.05 ? 'in doubt' : ''),
    ]),
  );

function outlierTable({ outliers }: Analysis): Markup | undefined {
  if (outliers.length === 0) return undefined;
  return table(
    'Outlying runs',
    [text('outlying run'), number('studentised residual')],
    outliers
      .slice(0, listedMax)
      .map(({ row, trialId, rstudent }) => [trialId ?? `row ${row}`, formatFigure(rstudent)]),
  );
}

function residualFigures({ residuals, response }: Analysis, trials: readonly Trial[]): Figure[] {
  const { length } = residuals;
  const sorted = residuals.toSorted((a, b) => a.residual - b.residual);
  const spread = Math.sqrt(
    residuals.reduce((sum, { residual }) => sum + residual ** 2, 0) / Math.max(1, length),
  );
  // Blom's plotting positions.
  const quantile = (index: number): number => normalUpperQuantile(1 - (index + 1 - 0.375) / (length + 0.25));
  const against = (xAxis: string, all: readonly Point[], caption: string): Figure => ({
    drawing: points(`Residuals of ${response} against ${xAxis}.`, all, {
      xAxis,
      yAxis: 'residual',
      line: 'zero',
    }),
    caption,
    table: pointTable(xAxis, all),
  });
  const ordered = inRealisedOrder(residuals, trials);
  const normal = sorted.map(({ residual }, index) => ({ x: quantile(index), y: residual }));
  return [
    against(
      'fitted value',
      residuals.map(({ fitted, residual }) => ({ x: fitted, y: residual })),
      'Residuals against fitted values: a funnel means that the variance grows with the mean, a bow that the model misses something.',
    ),
    {
      drawing: points(`Normal quantiles of the residuals of ${response}.`, normal, {
        xAxis: 'normal quantile',
        yAxis: 'residual',
        line: { slope: spread },
      }),
      caption: 'Residuals against normal quantiles: normal residuals lie along the dashed line.',
      table: pointTable('normal quantile', normal),
    },
    ...(ordered.length < 2
      ? []
      : [
          against(
            'place in the realised order',
            ordered,
            'Residuals in the order in which runs began: a trend or steps mean that something changed while the sweep ran.',
          ),
        ]),
  ];
}

/** A row of the analysis is a run of the design, in planned order; references are no rows. */
function inRealisedOrder(residuals: readonly RowResidual[], trials: readonly Trial[]): Point[] {
  const rows = trials.filter(({ reference }) => reference === undefined);
  return residuals.flatMap(({ row, residual }) => {
    const order = rows[row - 1]?.realisedOrder;
    return order === undefined ? [] : [{ x: order + 1, y: residual }];
  });
}

function pointTable(xAxis: string, all: readonly Point[]): Markup {
  const shown = all.toSorted((a, b) => Math.abs(b.y) - Math.abs(a.y)).slice(0, listedMax);
  const rest =
    shown.length < all.length
      ? html`<p>${`The ${shown.length} largest of ${all.length} residuals.`}</p>`
      : undefined;
  return html`${rest}${table(
    `Residuals against ${xAxis}`,
    [number(xAxis), number('residual')],
    shown.map(({ x, y }) => [formatFigure(x), formatFigure(y)]),
  )}`;
}
