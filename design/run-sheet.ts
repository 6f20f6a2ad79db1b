import { seededRandom, shuffle } from '../base/random.ts';

/** One planned run: which cell, which replicate, in which block. */
export interface Run {
  readonly cell: number;
  /** From 1. */
  readonly replicate: number;
  /** From 1. */
  readonly block: number;
}

/**
 * All runs in planned order: block after block, and within each block a random order that the seed decides. A block's
 * order depends on the seed and its number only, so that more replicates leave the order of those before unchanged.
 *
 * @param cells number of valid cells
 */
export function runSheet(
  cells: number,
  replicates: number,
  blocks: 'replicate' | 'none',
  seed: number,
): Run[] {
  const random = seededRandom(seed).fork('run order');
  const cellsOf = (replicate: number, block: number): Run[] =>
    Array.from({ length: cells }, (_, cell) => ({ cell, replicate, block }));
  const perReplicate = Array.from({ length: replicates }, (_, index) => index + 1);
  if (blocks === 'none') {
    return shuffle(
      perReplicate.flatMap((replicate) => cellsOf(replicate, 1)),
      random.fork('block 1'),
    );
  }
  return perReplicate.flatMap((replicate) =>
    shuffle(cellsOf(replicate, replicate), random.fork(`block ${replicate}`)),
  );
}
