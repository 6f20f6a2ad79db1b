/** The width of a column of trial names: wide enough for every cell of the design, and the same while one scrolls. */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { plainLine } from '../../base/plain-text.ts';
import { widthOf } from './text-width.ts';
import { cellName } from './trial-name.ts';

export function nameColumnWidth(spec: SweepSpec | undefined): number {
  return cellColumnWidth(spec) + ` rep ${spec?.replicates ?? 99}`.length;
}

/** Of names without the replicate. */
export function cellColumnWidth(spec: SweepSpec | undefined): number {
  if (spec === undefined) return 30;
  const widths = spec.factors.map(({ name, levels }) =>
    // A factor may have a million levels; the first thousand tell how wide they are.
    Math.max(0, ...levels.slice(0, 1000).map((level) => widthOf(cellName({ [name]: level }, spec)))),
  );
  return Math.max(
    10,
    ...(spec.references ?? []).map(({ name }) => widthOf(plainLine(name))),
    widths.reduce((sum, width) => sum + width + 1, -1),
  );
}
