/** What the response is for known objects, below its means: "the subject's training pictures 0.812  ceiling". */
import { formatColumn } from '../format-number.ts';
import { plainLine } from '../../../base/plain-text.ts';
import type { Anchor } from '../../../stats/analysis-result.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, blank, cutLine, muted, span } from '../spans.ts';
import { widthOf } from '../text-width.ts';

export function anchorLines(anchors: readonly Anchor[], width: number, { ellipsis }: Glyphs): Line[] {
  if (anchors.length === 0) return [];
  const names = anchors.map(({ name }) => plainLine(name));
  const nameWidth = Math.min(36, Math.max(...names.map(widthOf)));
  const values = formatColumn(anchors.map(({ value }) => value));
  const lines = anchors.map(({ role }, index): Line => {
    const name = names[index] as string;
    const gap = ' '.repeat(Math.max(0, nameWidth - widthOf(name)) + 2);
    return [span(name + gap), span(values[index] as string), muted(role === null ? '' : `  ${role}`)];
  });
  return [[muted('to read the means by, measured beforehand')], ...lines, blank].map((line) =>
    cutLine(line, width, ellipsis),
  );
}
