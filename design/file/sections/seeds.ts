/** The key `seeds`: whether every run draws its own random numbers. */
import { z } from 'zod';
import type { SweepSpec } from '../../sweep-spec.ts';

export const seedsSchema = z
  .enum(['own', 'shared'])
  .optional()
  .describe(
    'own (default): every run draws its own seed; shared: all cells of a replicate share their random numbers',
  );

/** What a sweep file means that does not say: `own`, but for a sweep that an earlier version launched or exported. */
export type SeedsDefault = 'own' | 'shared';

/** The spec has no key for shared seeds, so that its hash is the one that it had before there was a choice. */
export const seedsInSpec = (
  written: z.infer<typeof seedsSchema>,
  unwritten: SeedsDefault,
): Pick<SweepSpec, 'seeds'> => ((written ?? unwritten) === 'own' ? { seeds: 'own' } : {});
