/** The key `random`: factors whose levels are a sample of those that one wants to speak of. */
import { z } from 'zod';
import { didYouMean } from '../../../base/did-you-mean.ts';
import type { Factor } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';

export const randomSchema = z
  .array(z.string())
  .min(1)
  .optional()
  .describe(
    'Factors whose levels are a sample, such as subjects: the conclusions are to hold for other levels too',
  );

/**
 * The random factors that the file names.
 *
 * @param factors those without a fault of shape
 * @param derived names of derived columns
 * @param hasPlots the design has whole plots
 */
export function readRandom(
  written: z.infer<typeof randomSchema>,
  factors: readonly Factor[],
  derived: readonly string[],
  hasPlots: boolean,
  reading: Reading,
): readonly string[] | undefined {
  if (written === undefined) return undefined;
  const faultsBefore = reading.faults.length;
  const refuse = (index: number | undefined, message: string, next: string): void => {
    const place = reading.source.placeOf(['random', ...(index === undefined ? [] : [index])]);
    reading.refuse('E_DESIGN_RANDOM', place, message, next);
  };
  if (hasPlots) {
    const message =
      'random and whole_plot exclude each other: the analysis has an error for one of them only';
    refuse(undefined, message, 'remove whole_plot from design, or random');
  }
  const names = factors.map(({ name }) => name);
  for (const [index, name] of written.entries()) {
    const factor = factors.find((one) => one.name === name);
    if (derived.includes(name))
      refuse(index, `"${name}" is a derived column, not a factor`, 'name the factor that it follows');
    else if (factor === undefined) refuse(index, `no factor named "${name}"`, didYouMean(name, names));
    else if (written.indexOf(name) < index) refuse(index, `factor "${name}" is listed twice`, 'remove one');
    else if (factor.levels.length < 2) {
      const message = `factor "${name}" has a single level, which is no sample: nothing shows how much levels differ`;
      refuse(index, message, 'give it at least two levels, or remove it from random');
    }
  }
  const fixed = factors.filter(({ name, levels }) => !written.includes(name) && levels.length > 1);
  if (reading.faults.length === faultsBefore && fixed.length === 0) {
    const message = 'random lists every factor, so that none is left whose levels could be compared';
    refuse(undefined, message, 'list only factors whose levels are a sample');
  }
  return written;
}
