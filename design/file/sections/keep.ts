/** The section `keep`: what stays of what trials left. */
import { z } from 'zod';
import type { KeepSpec } from '../../sweep-spec.ts';

export const keepSchema = z
  .strictObject({
    checkpoints: z
      .enum(['last', 'all', 'none'])
      .describe(
        'Of trials that have their result: the newest checkpoint, all, or none; a trial that may still run keeps its newest two, or all',
      ),
  })
  .optional()
  .describe('What stays of what trials left; checkpoints: none where not given');

export const readKeep = (written: z.infer<typeof keepSchema>): KeepSpec | undefined => written;
