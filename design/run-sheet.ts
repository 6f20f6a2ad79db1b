import { assert } from '../base/assert.ts';
import { type Random, seededRandom, shuffle } from '../base/random.ts';

/** One planned run: which cell, which replicate, in which block. */
export interface Run {
  /** From `cells` on: a reference. */
  readonly cell: number;
  /** From 1. */
  readonly replicate: number;
  /** From 1. */
  readonly block: number;
}

export interface RunSheetPlan {
  /** Whole plot of a cell in a split plot: cells of one plot run one after the other. Default: each run alone. */
  readonly wholePlotOf?: ((cell: number) => string) | undefined;
  /** Cells of the design that are run. */
  readonly cells: number;
  readonly references: number;
  readonly replicates: number;
  readonly blocks: 'replicate' | 'none';
  readonly seed: number;
}

/**
 * All runs in planned order: block after block, and within each block a random order that the seed decides. A block's
 * order depends on the seed and its number only, so that more replicates leave the order of those before unchanged.
 * References are strewn into each block, at random too, and leave the order of the cells unchanged.
 */
export function runSheet(plan: RunSheetPlan): Run[] {
  const { cells, references, replicates, blocks, seed, wholePlotOf } = plan;
  const random = seededRandom(seed).fork('run order');
  const runsOf = (replicate: number, block: number, from: number, count: number): Run[] =>
    Array.from({ length: count }, (_, index) => ({ cell: from + index, replicate, block }));
  const block = (number: number, members: readonly number[]): Run[] => {
    const own =
      members.length === 1
        ? runsOf(members[0] as number, number, 0, cells)
        : members.flatMap((replicate) => runsOf(replicate, number, 0, cells));
    const beside = members.flatMap((replicate) => runsOf(replicate, number, cells, references));
    const within = random.fork(`block ${number}`);
    if (wholePlotOf === undefined && references === 0) return shuffle(own, within);
    const stretches =
      wholePlotOf === undefined
        ? shuffle(own, within).map((run) => [run])
        : shuffle(plotsOf(own, wholePlotOf), random.fork(`whole plots of block ${number}`)).map((plot) =>
            shuffle(plot, within),
          );
    // Between plots, never within one: a reference may need another setting of what is costly to change.
    const strewn = beside.map((run) => [run]);
    return strew(stretches, strewn, random.fork(`references of block ${number}`)).flat();
  };
  const perReplicate = Array.from({ length: replicates }, (_, index) => index + 1);
  if (blocks === 'none') return block(1, perReplicate);
  return perReplicate.flatMap((replicate) => block(replicate, [replicate]));
}

/** The whole plots of some runs: each replicate has its own. */
function plotsOf(runs: readonly Run[], wholePlotOf: (cell: number) => string): Run[][] {
  const plots = new Map<string, Run[]>();
  for (const run of runs) {
    const key = `${run.replicate} ${wholePlotOf(run.cell)}`;
    const plot = plots.get(key);
    if (plot === undefined) plots.set(key, [run]);
    else plot.push(run);
  }
  return [...plots.values()];
}

/** `runs` in their order, with `others` between them: every way to place and order these is equally likely. */
function strew<Item>(runs: readonly Item[], others: readonly Item[], random: Random): Item[] {
  if (others.length === 0) return [...runs];
  const total = runs.length + others.length;
  const places = new Set(
    shuffle(
      Array.from({ length: total }, (_, place) => place),
      random,
    ).slice(0, others.length),
  );
  const [own, strewn] = [runs.values(), shuffle([...others], random).values()];
  return Array.from({ length: total }, (_, place) => {
    const { value } = places.has(place) ? strewn.next() : own.next();
    assert(value !== undefined, 'as many places as runs');
    return value;
  });
}
