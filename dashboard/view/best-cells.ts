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
  const results = chunks.map((chunk) => resultsOf(chunk, spec));
  const cellCount = results.reduce((count, { cellMax }) => Math.max(count, cellMax + 1), 0);
  // By number of the cell: a map of a hundred thousand cells would take longer than all the rest.
  const sums = new Float64Array(cellCount);
  const runs = new Uint32Array(cellCount);
  for (const { cells, values } of results) {
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] as number;
      sums[cell] = (sums[cell] as number) + (values[at] as number);
      runs[cell] = (runs[cell] as number) + 1;
    }
  }
  const means = sums.map((sum, cell) => sum / (runs[cell] as number));
  const sign = spec.primary.goal === 'minimize' ? 1 : -1;
  const best = new FirstFew<number>(
    shownMax,
    (a, b) => sign * ((means[a] as number) - (means[b] as number)) || a - b,
  );
  for (let cell = 0; cell < cellCount; cell++) if ((runs[cell] as number) > 0) best.add(cell);
  const shown = best.take();
  const settings = settingsOf(shown, results);
  return shown.map((cell) => ({
    cell,
    mean: means[cell] as number,
    runs: runs[cell] as number,
    name: cellName(settings.get(cell) ?? {}, spec),
  }));
}

/** Of some cells, by their numbers. */
function settingsOf(wanted: readonly number[], results: readonly Results[]): ReadonlyMap<number, Settings> {
  const missing = new Set(wanted);
  const found = new Map<number, Settings>();
  for (const { cells, trials } of results) {
    for (let at = 0; at < cells.length && missing.size > 0; at++) {
      const cell = cells[at] as number;
      if (missing.delete(cell)) found.set(cell, (trials[at] as Trial).settings);
    }
  }
  return found;
}

interface Results {
  readonly cells: Int32Array;
  readonly values: Float64Array;
  /** Highest number of a cell; -1 where there is no result. */
  readonly cellMax: number;
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
    cellMax: trials.reduce((max, { cell }) => Math.max(max, cell), -1),
    trials,
  };
});
