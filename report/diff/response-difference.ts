import { hasSharedSeeds } from '../design-columns.ts';
import { analyse } from '../../stats/analysis.ts';
import { type WelchDifference, welchDifference } from '../../stats/means/welch-difference.ts';
import { type DataTable, dataTable, factorColumn, numericColumn } from '../../stats/table/data-table.ts';
import type { TrialRecord } from '../trial-record.ts';
import type { CellDifference, DiffSide, OverallDifference, ResponseDifference } from './sweep-diff.ts';

interface Result {
  readonly side: 0 | 1;
  readonly cell: string;
  /** Of the cell in its sweep. */
  readonly number: number;
  readonly seed: number;
  readonly value: number;
  readonly settings: TrialRecord['settings'];
}

/** Means of one response in the cells that both sweeps have a result in. */
export function responseDifference(first: DiffSide, second: DiffSide, response: string): ResponseDifference {
  const shared = first.spec.factors.flatMap(({ name }) =>
    second.spec.factors.some((factor) => factor.name === name) ? [name] : [],
  );
  const all = [first, second].flatMap(({ trials }, side) =>
    trials.flatMap((trial): Result[] => {
      const value = trial.metrics[response];
      if (trial.state !== 'done' || trial.reference !== undefined || !Number.isFinite(value)) return [];
      const settings = Object.fromEntries(
        shared.flatMap((name) => {
          const level = trial.settings[name];
          return level === undefined ? [] : [[name, level] as const];
        }),
      );
      const cell = JSON.stringify(shared.map((name) => String(settings[name] ?? '')));
      return [
        { side: side as 0 | 1, cell, number: trial.cell, seed: trial.seed, value: value as number, settings },
      ];
    }),
  );
  const inBoth = ofBoth(all);
  const results = all.filter(({ cell }) => inBoth.has(cell));
  const isSeeded = hasSharedSeeds(first.spec) && hasSharedSeeds(second.spec);
  return {
    response,
    cells: [...inBoth.values()].map(cellDifference),
    ...overallOf(results, isSeeded),
    pairs: pairsOf(results),
  };
}

type Cell = readonly [first: Result[], second: Result[]];

/** In the order of the first sweep's cells. */
function ofBoth(results: readonly Result[]): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const result of results) {
    const cell: Cell = cells.get(result.cell) ?? [[], []];
    cells.set(result.cell, cell);
    cell[result.side].push(result);
  }
  return new Map(
    [...cells]
      .filter(([, [a, b]]) => a.length > 0 && b.length > 0)
      .sort(([, [[a]]], [, [[b]]]) => (a?.number ?? 0) - (b?.number ?? 0)),
  );
}

function cellDifference([first, second]: Cell): CellDifference {
  const found: WelchDifference = welchDifference(
    first.map(({ value }) => value),
    second.map(({ value }) => value),
  );
  return { settings: first[0]?.settings ?? {}, ...found };
}

/** The cells are adjusted for; where both share seeds, their means over cells are compared within each seed. */
function overallOf(
  results: readonly Result[],
  isSeeded: boolean,
): Pick<ResponseDifference, 'overall' | 'sameInAll'> {
  const bySeed = isSeeded ? meansBySeed(results) : [];
  if (bySeed.length > 2) return { overall: overallDifference(bySeed, 'seed').overall, sameInAll: null };
  if (results.length > 0) return overallDifference(results, 'cell');
  const nothing = { difference: null, se: null, df: null, lower: null, upper: null, p: null };
  const why = 'no cell has a result in both';
  return { overall: { ...nothing, adjustedFor: 'cell', reason: why }, sameInAll: null };
}

/**
 * The mean of each seed in each sweep, over the cells that have a result of all of these seeds in both: what a sweep does to it is
 * tested against what differs between seeds, which is the test against the interaction of sweep and seed.
 */
function meansBySeed(results: readonly Result[]): Result[] {
  const seedsOf = (side: 0 | 1): Set<number> =>
    new Set(results.flatMap((one) => (one.side === side ? [one.seed] : [])));
  const others = seedsOf(1);
  const seeds = [...seedsOf(0)].filter((seed) => others.has(seed));
  const known = new Map(results.map((one) => [`${one.side} ${one.seed} ${one.cell}`, one.value]));
  const cells = [...new Set(results.map(({ cell }) => cell))].filter((cell) =>
    seeds.every((seed) => [0, 1].every((side) => known.has(`${side} ${seed} ${cell}`))),
  );
  if (cells.length === 0) return [];
  return ([0, 1] as const).flatMap((side) =>
    seeds.map((seed): Result => {
      const sum = cells.reduce((total, cell) => total + (known.get(`${side} ${seed} ${cell}`) as number), 0);
      return { side, seed, cell: '', number: 0, settings: {}, value: sum / cells.length };
    }),
  );
}

/** @param block `cell`, or `seed` where runs are means of a seed */
function overallDifference(
  results: readonly Result[],
  block: 'cell' | 'seed',
): Pick<ResponseDifference, 'overall' | 'sameInAll'> {
  const { anova, comparisons, assumptions } = analyse(tableOf(results), {
    response: 'value',
    terms: [['sweep']],
    block,
  });
  const row = anova.find(({ term }) => term === 'sweep');
  const pair = comparisons.find(({ term }) => term === 'sweep');
  const sign = pair?.first === sides[1] ? 1 : -1;
  const signed = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : sign * value;
  const [one, other] = [signed(pair?.lower), signed(pair?.upper)];
  const overall: OverallDifference = {
    difference: signed(pair?.difference),
    se: pair?.se ?? null,
    df: pair?.df ?? null,
    lower: one === null || other === null ? null : Math.min(one, other),
    upper: one === null || other === null ? null : Math.max(one, other),
    p: row?.p ?? null,
    adjustedFor: block,
    reason: row?.reason ?? pair?.reason ?? null,
  };
  const { statistic: f = null, df1: df = null, df2: denDf = null, p = null } = assumptions.lackOfFit ?? {};
  const isTested = f !== null && df !== null && denDf !== null && p !== null;
  // What the model of one difference leaves between cells, against the variation within them.
  return { overall, sameInAll: isTested ? { df, denDf, f, p } : null };
}

const sides = ['A', 'B'] as const;

const tableOf = (results: readonly Result[]): DataTable =>
  dataTable({
    cell: factorColumn(results.map(({ cell }) => cell)),
    sweep: factorColumn(
      results.map(({ side }) => sides[side]),
      sides,
    ),
    seed: factorColumn(results.map(({ seed }) => String(seed))),
    value: numericColumn(results.map(({ value }) => value)),
  });

/** Runs of the two that can be told apart by nothing but what they ran with. */
function pairsOf(results: readonly Result[]): ResponseDifference['pairs'] {
  const keyOf = ({ cell, seed }: Result): string => `${seed} ${cell}`;
  const first = new Map(results.flatMap((one) => (one.side === 0 ? [[keyOf(one), one.value] as const] : [])));
  const same = results.filter((one) => one.side === 1 && first.has(keyOf(one)));
  return { runs: same.length, equal: same.filter((one) => first.get(keyOf(one)) === one.value).length };
}
