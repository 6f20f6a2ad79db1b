/**
 * The shape of a sweep file, as the editor and the parser see it. Only the shape: what one part says about another is
 * checked by the functions beside the sections' schemas. The JSON Schema (sweep.schema.json) is made from this.
 */
import { z } from 'zod';
import { textSchema } from './value-schemas.ts';
import { constraintsSchema } from './sections/constraints.ts';
import { deriveSchema } from './sections/derive.ts';
import { designSchema } from './sections/design.ts';
import { dispatchSchema } from './sections/dispatch.ts';
import { keepSchema } from './sections/keep.ts';
import { factorsSchema } from './sections/factors.ts';
import { pruneSchema } from './sections/prune.ts';
import { randomSchema } from './sections/random.ts';
import { referencesSchema } from './sections/references.ts';
import { blocksSchema, replicatesSchema, seedSchema } from './sections/replication.ts';
import { resourcesSchema } from './sections/resources.ts';
import { responseSchema } from './sections/response.ts';
import { retrySchema } from './sections/retry.ts';
import { seedsSchema } from './sections/seeds.ts';
import { stopSchema } from './sections/stop.ts';
import { trainerSchema } from './sections/trainer.ts';

export const sweepFileSchema = z.strictObject({
  version: z
    .literal([1, 2])
    .describe(
      'Version of this file format; 2 differs from 1 in the seed where none is given: it follows from name and factors, so that two sweeps have two run orders',
    ),
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .describe('Name of the sweep: letters, digits, dot, dash and underscore'),
  description: textSchema.optional(),
  factors: factorsSchema,
  derive: deriveSchema,
  constraints: constraintsSchema,
  design: designSchema,
  random: randomSchema,
  references: referencesSchema,
  replicates: replicatesSchema,
  blocks: blocksSchema,
  seed: seedSchema,
  seeds: seedsSchema,
  response: responseSchema,
  stop: stopSchema,
  trainer: trainerSchema,
  resources: resourcesSchema,
  retry: retrySchema,
  dispatch: dispatchSchema,
  keep: keepSchema,
  prune: pruneSchema,
});

export type SweepFile = z.infer<typeof sweepFileSchema>;
