import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import { fewest } from '../numeric/fewest.ts';
import type { SampledDesign } from './sampled-design.ts';

/** What a design costs. */
export interface Prices {
  /** Of a run. */
  readonly run: number;
  /** Price of one more of each draw, by name and without its runs; default for each: 0. */
  readonly draws: ReadonlyMap<string, number>;
}

/** A size of a design that makes an interval half as wide. */
export interface Halving {
  /** Number of each draw, by name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly runs: number;
  /** In the unit of the prices. */
  readonly cost: number;
  /** Half-width that it gives, in the unit of the present one. */
  readonly halfWidth: number;
}

export interface HalfInterval {
  /** Half-width of the 95% interval of the one difference as planned, in standard deviations of a single run. */
  readonly halfWidth: number;
  readonly cost: number;
  /** Null where no size does. */
  readonly cheapest: Halving | null;
  /** What each draw does alone, the others as planned, by name; null where any number of it would leave the interval wider. */
  readonly alone: Readonly<Record<string, Halving | null>>;
}

const level = 0.95;

/** Sizes that are looked at beside the cheapest so far: of one draw at most so many. */
const triedMax = 400;

/**
 * "More subjects or more seeds?": the cheapest size of a design at which the interval of one difference is half as wide.
 *
 * @param l the difference, [layout.width]
 * @param least number of each draw at least: those that have been run, or 1
 * @returns undefined where the difference has no interval as planned
 *
 * @example
 * const design = sampledDesign({
 *   cells: dataTable({ lr: factorColumn(['low', 'high']) }),
 *   terms: [['lr']],
 *   random: [{ name: 'subject', levels: 5 }],
 * });
 * const ratios = new Map([['subject:lr', 1]]);
 * const { l } = widestDifference(design.structure.fixed, 'lr', design.errors(ratios));
 * halveInterval(design, ratios, l, { run: 1, draws: new Map() }, [5])?.cheapest?.counts; // { subject: 13 }
 */
export function halveInterval(
  design: SampledDesign,
  ratios: ReadonlyMap<string, number>,
  l: Float64Array,
  { run, draws: priceOf }: Prices,
  least: readonly number[],
): HalfInterval | undefined {
  const { draws } = design;
  const from = draws.map(({ kind }, i) => Math.max(kind === 'levels' ? 2 : 1, least[i] ?? 1));
  const planned = draws.map((draw) => draw.planned);
  const widthAt = (counts: readonly number[]): number => {
    const found = design.errors(ratios, counts).of(l);
    return found === undefined
      ? Number.POSITIVE_INFINITY
      : tTwoSidedQuantile(1 - level, found.df) * Math.sqrt(found.variance);
  };
  const costOf = (counts: readonly number[]): number =>
    run * design.runs(counts) +
    counts.reduce(
      (sum, count, i) => sum + count * (priceOf.get((draws[i] as { name: string }).name) ?? 0),
      0,
    );
  const now = widthAt(planned);
  if (!Number.isFinite(now)) return undefined;
  const isHalf = (counts: readonly number[]): boolean => widthAt(counts) <= now / 2;
  /** Counts with as few of one draw as make it half as wide. */
  const withFewest = (counts: readonly number[], draw: number): number[] | undefined => {
    const count = fewest(from[draw] as number, (own) => isHalf(counts.with(draw, own)));
    return count === undefined ? undefined : counts.with(draw, count);
  };
  const alone = draws.map((_, draw) => withFewest(planned, draw));
  let best = [...alone, together()].reduce(
    (first, other) =>
      other !== undefined && (first === undefined || costOf(other) < costOf(first)) ? other : first,
    undefined,
  );
  // Every count of the others; of the last the fewest that is enough. Costs grow with each count.
  const last = draws.length - 1;
  const search = (counts: readonly number[], draw: number): void => {
    if (draw === last) {
      const found = withFewest(counts, last);
      if (found !== undefined && (best === undefined || costOf(found) < costOf(best))) best = found;
      return;
    }
    for (let step = 0; step < triedMax; step++) {
      const next = counts.with(draw, (from[draw] as number) + step);
      if (best === undefined || costOf(next) >= costOf(best)) return;
      search(next, draw + 1);
    }
  };
  if (last > 0) search(from, 0);
  const halving = (counts: readonly number[] | undefined): Halving | null =>
    counts === undefined
      ? null
      : {
          counts: Object.fromEntries(draws.map(({ name }, i) => [name, counts[i] as number])),
          runs: design.runs(counts),
          cost: costOf(counts),
          halfWidth: widthAt(counts),
        };
  return {
    halfWidth: now,
    cost: costOf(planned),
    cheapest: halving(best),
    alone: Object.fromEntries(draws.map(({ name }, i) => [name, halving(alone[i])])),
  };

  /** The least multiple of all draws at once. */
  function together(): number[] | undefined {
    const times = fewest(1, (factor) => isHalf(planned.map((count) => count * factor)));
    return times === undefined ? undefined : planned.map((count) => count * times);
  }
}
