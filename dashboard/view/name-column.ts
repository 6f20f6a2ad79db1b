/** The width of a column of trial names: wide enough for every cell of the design, and the same while one scrolls. */
import type { Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { plainLine } from '../../base/plain-text.ts';
import { widthOf } from './text-width.ts';
import { cellName, shortTrialName, trialName } from './trial-name.ts';

export function nameColumnWidth(spec: SweepSpec | undefined): number {
  return cellColumnWidth(spec) + ` rep ${spec?.replicates ?? 99}`.length;
}

/**
 * The name in the form that all rows of a column of this width have: whole where every name of the sweep fits; else short and after the
 * trial's number, since the beginnings of whole names look alike.
 */
export const nameInColumn = (trial: Trial, spec: SweepSpec | undefined, width: number): string =>
  nameColumnWidth(spec) <= width
    ? trialName(trial, spec)
    : `#${trial.plannedOrder + 1} ${shortTrialName(trial, spec)}`;

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
