/** The section `keep`: what stays of what trials left. */
import { z } from 'zod';
import {
  artifactsPattern,
  checkpointsPattern,
  type KeepTexts,
  keepDefaults,
  keepOf,
  keptForPattern,
} from '../../keep.ts';
import type { KeepSpec } from '../../sweep-spec.ts';

const age = (what: string) =>
  z
    .string()
    .regex(keptForPattern)
    .optional()
    .describe(`${what}, since their trial ended: a duration such as 30d, or all; all where not given`);

export const keepSchema = z
  .strictObject({
    artifacts: z
      .string()
      .regex(artifactsPattern)
      .optional()
      .describe(
        'Files of trials: all, none, or those of the best N trials by the primary response; all where not given',
      ),
    checkpoints: z
      .union([z.int().min(1).max(1000), z.string().regex(checkpointsPattern)])
      .optional()
      .describe(
        'Of trials that have their result: the newest checkpoint (last), the newest N, all, or none; a trial that may still run keeps its newest two, or more where more are asked for; none where not given',
      ),
    output: age('How long the output of attempts is kept'),
    curves: age('How long curves are kept'),
  })
  .optional()
  .describe('What stays of what trials left; all but checkpoints where not given');

/** @returns undefined where the file says nothing that is not so anyway */
export function readKeep(written: z.infer<typeof keepSchema>): KeepSpec | undefined {
  const texts: Record<string, string> = { ...keepDefaults };
  for (const [name, value] of Object.entries(written ?? {}))
    if (value !== undefined) texts[`keep.${name}`] = String(value);
  return keepOf(texts as KeepTexts);
}
