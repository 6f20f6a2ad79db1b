/** The cells of the design by their observed mean response: a plain look at the data, before any model. */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial } from '../../client/facts.ts';
import { cellName } from './trial-name.ts';

export interface CellMean {
  readonly cell: number;
  readonly name: string;
  readonly mean: number;
  readonly runs: number;
}

/** Best first by the goal of the primary response; cells without a finite result are left out. */
export function bestCells(trials: Iterable<Trial>, spec: SweepSpec | undefined): CellMean[] {
  if (spec === undefined) return [];
  const sums = new Map<number, { sum: number; runs: number; name: string }>();
  for (const trial of trials) {
    const counts = trial.state === 'done' && trial.reference === undefined;
    const value = counts ? trial.metrics[spec.primary.name] : undefined;
    if (value === undefined || !Number.isFinite(value)) continue;
    const known = sums.get(trial.cell) ?? { sum: 0, runs: 0, name: cellName(trial.settings, spec) };
    sums.set(trial.cell, { ...known, sum: known.sum + value, runs: known.runs + 1 });
  }
  const sign = spec.primary.goal === 'minimize' ? 1 : -1;
  return [...sums]
    .map(([cell, { sum, runs, name }]) => ({ cell, name, mean: sum / runs, runs }))
    .sort((a, b) => sign * (a.mean - b.mean) || a.cell - b.cell);
}
