/** What the next extension must know of the design before it. */
import { contentHash } from '../../base/canonical-json.ts';
import type { PlannedTrial } from '../planned-trial.ts';
import type { Cell, PlannedDesign } from './extension.ts';

/** The cells of some trials, references among them, by cell number. */
export function uniqueCells(trials: readonly PlannedTrial[]): Cell[] {
  const byCell = new Map<number, Cell>();
  for (const { cell, settings, reference } of trials) {
    if (!byCell.has(cell))
      byCell.set(cell, { cell, settings, ...(reference === undefined ? {} : { reference }) });
  }
  return [...byCell.values()].sort((left, right) => left.cell - right.cell);
}

export const lastBlock = (trials: readonly PlannedTrial[]): number =>
  trials.reduce((last, { block }) => Math.max(last, block), 0);

/** A new seed for each extension, that follows from all that was planned before. */
export const seedAfter = ({ hash }: PlannedDesign): number =>
  Number.parseInt(contentHash({ seedAfter: hash }).slice(0, 12), 16);
