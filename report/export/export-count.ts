import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { TrialRecord } from '../trial-record.ts';

export interface ExportCount {
  readonly trials: number;
  readonly cells: number;
  /** Named runs outside the design, each once in each replicate. */
  readonly references: number;
  readonly replicates: number;
  /** Trials with exactly one counted result. */
  readonly done: number;
  /** Results that came too late and are not counted. */
  readonly lateResults: number;
  /** Trials in each other state, by state. */
  readonly others: Readonly<Record<string, number>>;
}

/**
 * Proves that the export holds each run of the design exactly once: each replicate of each cell is there, none is there
 * twice, and no two runs share an id, a planned or a realised position.
 *
 * @throws YatesError E_EXPORT_COUNT, naming what is doubled or missing
 */
export function countExport({ replicates }: SweepSpec, trials: readonly TrialRecord[]): ExportCount {
  const cells = new Set(trials.map(({ cell }) => cell)).size;
  const references = new Set(trials.flatMap(({ reference }) => reference ?? [])).size;
  refuseRepeats('run', trials, ({ cell, replicate }) => `replicate ${replicate} of cell ${cell}`);
  refuseRepeats('trial', trials, ({ id }) => id);
  refuseRepeats('planned position', trials, ({ plannedOrder }) => String(plannedOrder));
  const started = trials.filter(({ realisedOrder }) => realisedOrder !== undefined);
  refuseRepeats('realised position', started, ({ realisedOrder }) => String(realisedOrder));
  if (trials.length !== cells * replicates) {
    throw wrongCount(
      `${trials.length} runs are there, where ${cells} cells x ${replicates} replicates are due`,
    );
  }
  const others: Record<string, number> = {};
  for (const { state } of trials) if (state !== 'done') others[state] = (others[state] ?? 0) + 1;
  return {
    trials: trials.length,
    cells: cells - references,
    references,
    replicates,
    done: trials.filter(({ state }) => state === 'done').length,
    lateResults: trials.reduce((sum, { lateResults }) => sum + lateResults, 0),
    others,
  };
}

/** One sentence for the terminal. */
export function countInWords(count: ExportCount): string {
  const { trials, cells, references, replicates, done, lateResults, others } = count;
  const beside = references === 0 ? '' : ` and ${plural(references, 'reference')}`;
  const rest = Object.entries(others).map(([state, count]) => `${count} ${state}`);
  const late = lateResults === 0 ? '' : `; ${plural(lateResults, 'late result')}, not counted`;
  return (
    `${trials} runs: ${plural(cells, 'cell')}${beside} x ${plural(replicates, 'replicate')}, ` +
    `each exactly once; ${[`${done} done`, ...rest].join(', ')}${late}.`
  );
}

function refuseRepeats<Item>(what: string, items: readonly Item[], keyOf: (item: Item) => string): void {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) throw wrongCount(`${what} ${key} is there twice`);
    seen.add(key);
  }
}

const wrongCount = (message: string): YatesError =>
  new YatesError({
    code: 'E_EXPORT_COUNT',
    message,
    next: 'do not use these results; please report it with the data folder',
  });
