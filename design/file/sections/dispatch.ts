/** The section `dispatch`: which agent gets which of the next trials. */
import { z } from 'zod';
import type { DispatchSpec } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';

const windowDefault = 16;

export const dispatchSchema = z
  .strictObject({
    balance: z
      .union([z.enum(['agent', 'device']), z.strictObject({ label: z.string().min(1) })])
      .describe('What is to see all levels: each agent, each kind of device, or each value of a label'),
    window: z
      .int()
      .min(2)
      .max(1000)
      .optional()
      .describe('Places of the run sheet to choose from; 16 where not given'),
  })
  .optional()
  .describe('Which agent gets which of the next trials; in planned order where not given');

export function readDispatch(
  written: z.infer<typeof dispatchSchema>,
  hasWholePlots: boolean,
  reading: Reading,
): DispatchSpec | undefined {
  if (written === undefined) return undefined;
  if (hasWholePlots) {
    reading.refuse(
      'E_DISPATCH',
      reading.source.placeOfKey(['dispatch']),
      'dispatch and whole plots exclude each other: the runs of a whole plot stay together, which balancing would break up',
      'remove dispatch, or whole_plot',
    );
  }
  const { balance, window = windowDefault } = written;
  return { balance, window };
}
