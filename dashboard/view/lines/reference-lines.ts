/** Runs outside the design, below its means: "no adapter 0.102 (0.095 to 0.109), n 3". */
import type { ReferenceMean } from '../../../stats/analysis-result.ts';
import { formatAlike, formatFigure } from '../../../base/number-text.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, blank, cutLine, muted, span } from '../spans.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf } from '../text-width.ts';

export function referenceLines(
  references: readonly ReferenceMean[],
  width: number,
  { dash, ellipsis }: Glyphs,
): Line[] {
  if (references.length === 0) return [];
  const names = references.map(({ name }) => plainLine(name));
  const nameWidth = Math.min(24, Math.max(...names.map(widthOf)));
  const lines = references.map((reference, index): Line => {
    const { mean, lower, upper, n, runs } = reference;
    const name = names[index] as string;
    const gap = ' '.repeat(Math.max(0, nameWidth - widthOf(name)) + 2);
    if (mean === null) return [span(name + gap), muted(`no result yet of ${runs}`)];
    const interval = lower === null || upper === null ? '' : `  ${formatAlike([lower, upper]).join(dash)}`;
    return [span(name + gap), span(formatFigure(mean)), muted(`${interval}  n ${n}`)];
  });
  const head: Line = [muted('for reference, outside the design   95% interval')];
  return [head, ...lines, blank].map((line) => cutLine(line, width, ellipsis));
}
