/** The section `retry`: how often a trial is tried again after each kind of fault. */
import { z } from 'zod';
import type { RetryPolicy } from '../../sweep-spec.ts';

/** How often a trial is tried again after one kind of fault. */
export const retriesSchema = z.int().min(0).max(1000);

const retries = retriesSchema.optional();

export const retrySchema = z
  .strictObject({
    user: retries.describe("The trial's own code failed; 1 where not given"),
    out_of_memory: retries.describe('1 where not given'),
    diverged: retries.describe('The loss became NaN or infinite; 0 where not given'),
    timeout: retries.describe('1 where not given'),
    lost: retries.describe('The agent vanished; 5 where not given'),
    infrastructure: retries.describe('Killed from outside, or could not start; 20 where not given'),
    metrics_missing: retries.describe('The primary response was not reported; 1 where not given'),
  })
  .optional()
  .describe('Retries after the first attempt, by the kind of fault');

export const retryPolicyOf = (written: NonNullable<z.infer<typeof retrySchema>> = {}): RetryPolicy => ({
  user: written.user ?? 1,
  outOfMemory: written.out_of_memory ?? 1,
  // The same settings and seed diverge again: a retry would only cost time.
  diverged: written.diverged ?? 0,
  timeout: written.timeout ?? 1,
  lost: written.lost ?? 5,
  infrastructure: written.infrastructure ?? 20,
  metricsMissing: written.metrics_missing ?? 1,
});
