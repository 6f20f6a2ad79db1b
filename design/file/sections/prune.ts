/** The section `prune`: which trials are stopped early. */
import { z } from 'zod';
import type { HalvingSpec, Response } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';
import { goalSchema, nameSchema } from '../value-schemas.ts';

const keepDefault = 0.5;

export const pruneSchema = z
  .strictObject({
    halving: z
      .strictObject({
        metric: nameSchema.describe('What trials report while they run, and are compared by'),
        goal: goalSchema.optional().describe('That of the response of this name where not given'),
        at: z.array(z.int().min(1)).min(1).describe('Steps at which trials are compared, ascending'),
        keep: z
          .number()
          .gt(0)
          .lt(1)
          .optional()
          .describe('Part of the trials of a block that goes on at each; 0.5 where not given'),
      })
      .describe('Successive halving: the worse part is stopped at each of some steps'),
  })
  .optional()
  .describe('Which trials are stopped early; none where not given. Their responses are censored');

/** @param responses a metric of the same name has their goal unless the file gives it one */
export function readPrune(
  written: z.infer<typeof pruneSchema>,
  responses: readonly Response[],
  reading: Reading,
): HalvingSpec | undefined {
  if (written === undefined) return undefined;
  const { metric, at, keep = keepDefault } = written.halving;
  const goal = written.halving.goal ?? responses.find(({ name }) => name === metric)?.goal;
  const refuse = (key: string, message: string, next: string): void =>
    reading.refuse('E_PRUNE', reading.source.placeOf(['prune', 'halving', key]), message, next);
  if (goal === undefined) {
    const message = `prune.halving: "${metric}" is not a response, so it needs a goal of its own`;
    refuse('metric', message, 'add goal: minimize, or goal: maximize');
  }
  if (at.some((step, index) => index > 0 && step <= (at[index - 1] as number)))
    refuse('at', 'prune.halving: the steps do not ascend', 'write them in order, each once');
  return goal === undefined ? undefined : { metric, goal, at, keep };
}
