/** The keys `replicates`, `blocks` and `seed`: how often and in which order the cells are run. */
import { z } from 'zod';
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
  .describe('Seed of the run order and of own seeds; 0 where not given');

interface WrittenReplication {
  readonly replicates?: number | undefined;
  readonly blocks?: SweepSpec['blocks'] | undefined;
  readonly seed?: number | undefined;
}

export const replicationOf = ({
  replicates = 1,
  blocks = 'replicate',
  seed = 0,
}: WrittenReplication): Pick<SweepSpec, 'replicates' | 'blocks' | 'seed'> => ({ replicates, blocks, seed });
