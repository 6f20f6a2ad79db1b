/** Estimated means with their 95% intervals, drawn to one scale per factor. */
import type { EstimatedMean } from '../../../stats/analysis-result.ts';
import type { MeansOfFactor } from '../anova-view.ts';
import { intervalPlot } from '../bar.ts';
import { formatColumn } from '../format-number.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, blank, muted, span } from '../spans.ts';
import { type Column, columnWidths, row } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf } from '../text-width.ts';

export function meansLines(
  { factor, rows, over }: MeansOfFactor,
  goal: 'maximize' | 'minimize' | undefined,
  width: number,
  glyphs: Glyphs,
): Line[] {
  const estimated = rows.filter(({ mean }) => mean !== null);
  const head: Line = [
    muted('means of '),
    span(plainLine(factor)),
    muted(`   95% interval${over === undefined ? '' : `, ${over}`}`),
  ];
  const none = rows.find(({ reason }) => reason !== null)?.reason ?? 'none can be estimated yet';
  if (estimated.length === 0) return [head, [muted(plainLine(none))], blank];

  const levelOf = ({ levels }: EstimatedMean): string => plainLine(levels[factor] ?? '');
  const values = formatColumn(rows.map(({ mean }) => mean ?? Number.NaN));
  const columns: Column[] = [
    {
      title: '',
      width: Math.min(24, Math.max(6, ...rows.map((mean) => widthOf(levelOf(mean))))),
      least: 6,
      importance: 9,
    },
    { title: '', width: Math.max(6, ...values.map((text) => text.length)), align: 'right', importance: 8 },
    { title: '', width: Math.min(48, Math.max(12, width - 40)), importance: 7 },
    { title: '', width: 6, align: 'right', importance: 2 },
  ];
  const widths = columnWidths(columns, width);
  const scale = scaleOf(estimated);
  const best = bestOf(estimated, goal);
  const lines = rows.map((mean, index) => {
    const level = levelOf(mean);
    const count = muted(`n ${mean.n}`);
    if (mean.mean === null) {
      return row(
        columns,
        widths,
        [muted(level), muted(''), muted(plainLine(mean.reason ?? 'not estimable')), count],
        glyphs.ellipsis,
      );
    }
    const interval = { mean: mean.mean, lower: mean.lower ?? Number.NaN, upper: mean.upper ?? Number.NaN };
    const plot = intervalPlot(interval, scale, widths[2] ?? 0, glyphs);
    const tone = mean === best ? 'good' : undefined;
    return row(
      columns,
      widths,
      [span(level, tone), span(values[index] ?? '', tone), span(plot, tone ?? 'accent'), count],
      glyphs.ellipsis,
    );
  });
  return [head, ...lines, blank];
}

/**
 * From the lowest to the highest limit. One huge interval, of a level seen once or twice, must not squeeze the others to a
 * point: limits much farther out than intervals usually reach, or means usually lie, are let run off the plot.
 */
function scaleOf(rows: readonly EstimatedMean[]): { low: number; high: number } {
  const means = rows.flatMap(({ mean }) => mean ?? []);
  const low = Math.min(...means);
  const high = Math.max(...means);
  const limits = rows.flatMap(({ lower, upper }) => [lower, upper]).filter((limit) => limit !== null);
  const reaches = rows.flatMap(({ mean, upper }) => (mean === null || upper === null ? [] : [upper - mean]));
  const usual = reaches.sort((a, b) => a - b)[Math.floor((reaches.length - 1) / 2)] ?? 0;
  const margin = Math.max(2 * (high - low), 3 * usual);
  const all = [...means, ...limits.filter((limit) => limit >= low - margin && limit <= high + margin)];
  return { low: Math.min(...all), high: Math.max(...all) };
}

function bestOf(
  rows: readonly EstimatedMean[],
  goal: 'maximize' | 'minimize' | undefined,
): EstimatedMean | undefined {
  if (goal === undefined) return undefined;
  const sign = goal === 'minimize' ? 1 : -1;
  return [...rows].sort((a, b) => sign * ((a.mean ?? 0) - (b.mean ?? 0)))[0];
}
