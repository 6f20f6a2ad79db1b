/** The section `resources`: what one trial takes of an agent. */
import { z } from 'zod';
import { limits } from '../../../base/limits.ts';
import type { Resources } from '../../sweep-spec.ts';

export const slotsSchema = z.int().min(1).max(1024);
export const gpusSchema = z.int().min(1).max(limits.devices);

export const resourcesSchema = z
  .strictObject({
    slots: slotsSchema.optional().describe('Slots of an agent that one trial takes'),
    gpus: gpusSchema.optional().describe('Whole GPUs of one machine that one trial takes'),
    labels: z.record(z.string(), z.string()).optional().describe('Labels that the agent must carry'),
  })
  .optional();

export const resourcesOf = ({
  slots = 1,
  gpus,
  labels = {},
}: NonNullable<z.infer<typeof resourcesSchema>> = {}): Resources => ({
  slots,
  ...(gpus === undefined ? {} : { gpus }),
  labels,
});
