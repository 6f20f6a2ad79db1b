/** What the schema of the analysis says of errors: their variances, what would make them smaller, and evidence while runs arrive. */
import { z } from 'zod';
import { count, defined, number, probability } from './schema-numbers.ts';

export const varianceComponent = z.strictObject({
  group: z.string(),
  variance: defined,
  atZero: z.boolean(),
  aliasedWith: z.array(z.string()),
});

export const sphericity = z.strictObject({
  term: z.string(),
  mauchly: z.strictObject({ w: number, p: number }).nullable(),
  greenhouseGeisser: number,
  huynhFeldt: number,
  pGreenhouseGeisser: probability,
  pHuynhFeldt: probability,
  reason: z.string().nullable(),
});

const sample = { counts: z.record(z.string(), count), runs: count, halfWidth: number };
const largerSample = z.strictObject(sample).nullable();
export const halfInterval = z.strictObject({
  term: z.string(),
  first: z.string(),
  second: z.string(),
  ...sample,
  cheapest: largerSample,
  alone: z.record(z.string(), largerSample),
});

export const evidence = z.strictObject({
  term: z.string(),
  logE: defined,
  p: probability,
  look: z.strictObject({ number: count, planned: count }).nullable(),
});
