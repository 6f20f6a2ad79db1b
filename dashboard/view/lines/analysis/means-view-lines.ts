/** Main effects: the estimated means of every factor with their 95% intervals, in as many columns as there is room for. */
import { meansByFactor } from '../../anova-view.ts';
import { type Area, columnsOf } from '../../layout.ts';
import type { Line } from '../../spans.ts';
import { beside } from '../../table.ts';
import { anchorLines } from '../anchor-lines.ts';
import { meansLines } from '../means-lines.ts';
import { referenceLines } from '../reference-lines.ts';
import type { Subject } from './subject.ts';

const gap = 4;

export function meansViewLines({ spec, goal, result, look }: Subject, { width }: Area): Line[] {
  if (result === undefined) return [];
  const { analysis } = result;
  const widths = columnsOf(width);
  const columns = widths.map((): Line[] => []);
  const [first = 0] = widths;
  const panels = [
    ...meansByFactor(analysis, spec).map((factor) =>
      meansLines(factor, goal, widths.at(-1) ?? first, look.glyphs),
    ),
    referenceLines(analysis.references, widths.at(-1) ?? first, look.glyphs),
    anchorLines(analysis.anchors ?? [], widths.at(-1) ?? first, look.glyphs),
  ];
  // Each goes where there is least so far: columns of about one length.
  for (const panel of panels) {
    const shortest = columns.reduce((least, column) => (column.length < least.length ? column : least));
    shortest.push(...panel);
  }
  return columns.reduce((left, right, at) => {
    const leftWidth = widths.slice(0, at).reduce((sum, one) => sum + one, 0) + gap * (at - 1);
    return beside(left, right, leftWidth, gap);
  });
}
