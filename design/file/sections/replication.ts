/** The keys `replicates`, `blocks` and `seed`: how often and in which order the cells are run. */
import { z } from 'zod';
import { contentHash, type Json } from '../../../base/canonical-json.ts';
import { limits } from '../../../base/limits.ts';
import type { SweepSpec } from '../../sweep-spec.ts';

export const replicatesSchema = z
  .int()
  .min(1)
  .max(limits.replicates)
  .optional()
  .describe('Runs of each cell; 1 where not given');

export const blocksSchema = z
  .enum(['replicate', 'none'])
  .optional()
  .describe('Run order is randomised within blocks: each replicate one block, or all runs together');

export const seedSchema = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .describe(
    'Seed of the run order and of own seeds; where not given: 0 in files of version 1, and from version 2 on one that follows from name and factors',
  );

/**
 * The seed of a file that gives none. Up to version 1 it is 0; from version 2 on it follows from the name and the factors, so that two
 * sweeps of one shape are not run in the same order.
 *
 * @example
 * seedOf({ version: 1, name: 'sizes', factors: {} }); // 0
 */
export function seedOf({
  version,
  name,
  factors,
  seed,
}: {
  readonly version?: number | undefined;
  readonly name?: string | undefined;
  readonly factors?: unknown;
  readonly seed?: number | undefined;
}): number {
  if (seed !== undefined) return seed;
  if (version !== 2) return 0;
  const hash = contentHash({ name: name ?? '', factors: (factors ?? {}) as Json });
  return Number.parseInt(hash.slice(0, 8), 16) >>> 1;
}

interface WrittenReplication {
  readonly replicates?: number | undefined;
  readonly blocks?: SweepSpec['blocks'] | undefined;
  readonly seed: number;
}

export const replicationOf = ({
  replicates = 1,
  blocks = 'replicate',
  seed,
}: WrittenReplication): Pick<SweepSpec, 'replicates' | 'blocks' | 'seed'> => ({ replicates, blocks, seed });
