/** The cells of the design by their observed mean response: a plain look at the data, before any model. */
import type { Trial } from '../../client/facts.ts';
import type { Settings, SweepSpec } from '../../design/sweep-spec.ts';
import { FirstFew } from './first-few.ts';
import { oncePerPair } from './once-per.ts';
import type { TrialMap } from './trial-map.ts';
import { cellName } from './trial-name.ts';

export interface CellMean {
  readonly cell: number;
  readonly name: string;
  readonly mean: number;
  readonly runs: number;
}

/** More than a screen shows. */
const shownMax = 100;

/** Best first by the goal of the primary response, at most `shownMax`; cells without a finite result are left out. */
export const bestCells = oncePerPair(cellMeans);

function cellMeans({ chunks }: TrialMap, spec: SweepSpec | undefined): CellMean[] {
  if (spec === undefined) return [];
  // By number of the cell: a map of a hundred thousand cells would take longer than all the rest.
  const sums: number[] = [];
  const runs: number[] = [];
  const settings: Settings[] = [];
  for (const chunk of chunks) {
    const { cells, values, trials } = resultsOf(chunk, spec);
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] as number;
      sums[cell] = (sums[cell] ?? 0) + (values[at] as number);
      runs[cell] = (runs[cell] ?? 0) + 1;
      settings[cell] ??= (trials[at] as Trial).settings;
    }
  }
  const sign = spec.primary.goal === 'minimize' ? 1 : -1;
  const best = new FirstFew<Omit<CellMean, 'name'>>(
    shownMax,
    (a, b) => sign * (a.mean - b.mean) || a.cell - b.cell,
  );
  sums.forEach((sum, cell) => {
    const count = runs[cell] ?? 0;
    best.add({ cell, mean: sum / count, runs: count });
  });
  return best.take().map((mean) => ({ ...mean, name: cellName(settings[mean.cell] ?? {}, spec) }));
}

interface Results {
  readonly cells: Int32Array;
  readonly values: Float64Array;
  readonly trials: readonly Trial[];
}

/** Those of the design that count; of a chunk that has not changed they are known. */
const resultsOf = oncePerPair((chunk: readonly Trial[], { primary }: SweepSpec): Results => {
  const trials = chunk.filter(
    ({ state, reference, metrics }) =>
      state === 'done' && reference === undefined && Number.isFinite(metrics[primary.name]),
  );
  return {
    cells: Int32Array.from(trials, ({ cell }) => cell),
    values: Float64Array.from(trials, ({ metrics }) => metrics[primary.name] ?? Number.NaN),
    trials,
  };
});
