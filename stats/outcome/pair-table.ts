/** How a run stands: with a result, failed, ended without one by its settings or a rule (pruned), or not yet run. */
export type RunStanding = 'done' | 'failed' | 'censored' | 'open';

export interface PairRun {
  readonly levels: Readonly<Record<string, string>>;
  readonly standing: RunStanding;
  /** Undefined, or no finite number, where it has no result. */
  readonly value: number | undefined;
}

export interface PairFactor {
  readonly name: string;
  readonly levels: readonly string[];
}

/** What is known of one combination of two factors' levels. */
export interface PairCell {
  /** Runs with a result, and their mean. */
  readonly n: number;
  readonly mean: number | null;
  readonly failed: number;
  readonly censored: number;
  /** Runs that wait or are under way. */
  readonly open: number;
}

export interface PairTable {
  readonly across: PairFactor;
  readonly down: PairFactor;
  /** A row for each level of `down`; null where the design has no run. */
  readonly cells: readonly (readonly (PairCell | null)[])[];
}

/**
 * The runs of a design by the levels of two factors: plain means of what was observed, and what is missing and why.
 *
 * @param runs every run of the design, whatever became of it
 *
 * @example
 * const run = (a, b, value) => ({ levels: { a, b }, standing: 'done', value });
 * const [across, down] = [{ name: 'a', levels: ['x', 'y'] }, { name: 'b', levels: ['u'] }];
 * pairTable([run('x', 'u', 1), run('x', 'u', 2)], across, down).cells; // [[{ n: 2, mean: 1.5, failed: 0, censored: 0, open: 0 }, null]]
 */
export function pairTable(runs: readonly PairRun[], across: PairFactor, down: PairFactor): PairTable {
  const sums = new Map<string, { sum: number; n: number; failed: number; censored: number; open: number }>();
  for (const { levels, standing, value } of runs) {
    const key = keyOf(levels[across.name], levels[down.name]);
    const cell = sums.get(key) ?? { sum: 0, n: 0, failed: 0, censored: 0, open: 0 };
    sums.set(key, cell);
    const hasValue = standing === 'done' && value !== undefined && Number.isFinite(value);
    if (hasValue) {
      cell.n++;
      cell.sum += value;
    } else if (standing === 'done') {
      // It diverged: a run that ended without a number failed to give one.
      cell.failed++;
    } else {
      cell[standing]++;
    }
  }
  return {
    across,
    down,
    cells: down.levels.map((row) =>
      across.levels.map((column) => {
        const cell = sums.get(keyOf(column, row));
        if (cell === undefined) return null;
        const { sum, ...counts } = cell;
        return { ...counts, mean: cell.n === 0 ? null : sum / cell.n };
      }),
    ),
  };
}

const keyOf = (column: string | undefined, row: string | undefined): string => JSON.stringify([column, row]);
