import { formatFigure } from '../../../base/number-text.ts';
import type { MeanCurve } from '../../../stats/curves/mean-curves.ts';
import { figure, number, table, text } from '../figure.ts';
import { html } from '../markup.ts';
import { legend } from '../plots/legend.ts';
import { lines } from '../plots/lines.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Lines of one figure, and steps of each in the table. */
const curvesMax = 8;
const stepsMax = 12;

/** What trials reported over their steps: the mean of each level of the factor that matters most, with its band. */
export function curvesSection({ curves }: ReportData): Section | undefined {
  if (curves === undefined) return undefined;
  const { factor, metric, otherMetrics } = curves;
  const drawn = curves.curves.slice(0, curvesMax);
  const left = curves.curves.length - drawn.length;
  const words = `Mean ${metric} over the steps, one line for each level of ${factor}; the table below has the numbers.`;
  const series = drawn.map(({ level, steps, means, low, high }) => ({
    name: level,
    points: steps.map((step, at) => ({
      x: step,
      y: means[at] as number,
      low: finite(low[at]),
      high: finite(high[at]),
    })),
  }));
  const more = left === 0 ? '' : ` ${left} more levels are left out.`;
  return {
    id: 'curves',
    title: `Curves of ${metric}`,
    body: html`${figure({
      legend: legend(drawn.map(({ level }) => `${factor} ${level}`)),
      drawing: lines(words, series, { xAxis: 'step', yAxis: metric }),
      caption: `Mean ${metric} of the runs at each level of ${factor}, with pointwise 95% bands over replicates.${more}`,
      table: table(
        `Mean ${metric} by ${factor}`,
        [text(factor), number('step'), number('mean'), number('from'), number('to'), number('runs')],
        drawn.flatMap(rowsOf),
      ),
    })}${otherMetrics.length === 0 ? undefined : html`<p>${`Also reported: ${otherMetrics.join(', ')}.`}</p>`}`,
  };
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** Some of its steps, the first and the last among them. */
function rowsOf({ level, steps, means, low, high, runs }: MeanCurve): string[][] {
  const last = steps.length - 1;
  const count = Math.min(stepsMax, steps.length);
  const places = Array.from({ length: count }, (_, n) => Math.round((n * last) / Math.max(1, count - 1)));
  return places.map((at) => [
    level,
    String(steps[at]),
    formatFigure(means[at] as number),
    limit(low[at]),
    limit(high[at]),
    String(runs[at]),
  ]);
}

const limit = (value: number | undefined): string => {
  const known = finite(value);
  return known === null ? '' : formatFigure(known);
};
