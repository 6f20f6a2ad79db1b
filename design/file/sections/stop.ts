/** The section `stop`: when the sweep may end early. */
import { z } from 'zod';
import { didYouMean } from '../../../base/did-you-mean.ts';
import type { Factor, StopSpec } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';

const alphaDefault = 0.05;

export const stopSchema = z
  .strictObject({
    when_decided: z
      .array(z.string())
      .min(1)
      .describe('Factors that must all be decided, on the primary response'),
    alpha: z.number().positive().max(0.5).optional().describe('Level of the e-process; 0.05 where not given'),
    do: z
      .enum(['offer', 'pause'])
      .optional()
      .describe('offer (default): say so. pause: hand out no more trials'),
  })
  .optional()
  .describe('When the sweep may end early; the evidence may be looked at after every result');

/** What of the rest of the file decides what may be stopped for. */
interface Surroundings {
  readonly wholePlot: readonly string[];
  readonly random: readonly string[];
  readonly prunes: boolean;
}

/** @param factors those without a fault of shape */
export function readStop(
  written: z.infer<typeof stopSchema>,
  factors: readonly Factor[],
  { wholePlot, random, prunes }: Surroundings,
  reading: Reading,
): StopSpec | undefined {
  if (written === undefined) return undefined;
  if (prunes) {
    reading.refuse(
      'E_STOP_PRUNE',
      reading.source.placeOf(['stop']),
      'stop and prune exclude each other: the evidence is valid only if results arrive whatever they are, and prune stops trials by theirs',
      'remove stop or prune',
    );
  }
  const names = factors.map(({ name }) => name);
  for (const [index, name] of written.when_decided.entries()) {
    const refuse = (message: string, next: string): void => {
      const place = reading.source.placeOf(['stop', 'when_decided', index]);
      reading.refuse('E_STOP_FACTOR', place, message, next);
    };
    const factor = factors.find((one) => one.name === name);
    if (factor === undefined) refuse(`no factor named "${name}"`, didYouMean(name, names));
    else if (factor.levels.length < 2)
      refuse(
        `factor "${name}" has a single level: there is nothing to decide`,
        'remove it from when_decided',
      );
    else if (random.includes(name))
      refuse(
        `factor "${name}" is random: its levels are a sample, whose differences nobody wants decided`,
        'list factors whose levels are compared',
      );
    else if (wholePlot.includes(name)) {
      const message = `factor "${name}" is set by whole plot, for which the e-process is not valid`;
      refuse(message, 'list factors that vary within plots');
    }
  }
  const { when_decided: decided, alpha = alphaDefault, do: action = 'offer' } = written;
  return { factors: [...new Set(decided)], alpha, action };
}
