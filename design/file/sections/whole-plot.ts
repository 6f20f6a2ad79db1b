import { didYouMean } from '../../../base/did-you-mean.ts';
import type { Factor } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';
import type { WrittenDesign } from './design.ts';

/**
 * The whole plots that the section `design` declares.
 *
 * @param factors those without a fault of shape
 */
export function readWholePlot(
  written: WrittenDesign,
  factors: readonly Factor[],
  reading: Reading,
): readonly string[] | undefined {
  const named = typeof written === 'object' ? written.whole_plot : undefined;
  if (named === undefined) return undefined;
  const faultsBefore = reading.faults.length;
  const refuse = (index: number | undefined, message: string, next: string): void => {
    const place = reading.source.placeOf(['design', 'whole_plot', ...(index === undefined ? [] : [index])]);
    reading.refuse('E_DESIGN_PLOT', place, message, next);
  };
  const names = factors.map(({ name }) => name);
  for (const [index, name] of named.entries()) {
    if (!names.includes(name)) refuse(index, `no factor named "${name}"`, didYouMean(name, names));
    else if (named.indexOf(name) < index) refuse(index, `factor "${name}" is listed twice`, 'remove one');
  }
  const others = factors.filter(({ name, levels }) => !named.includes(name) && levels.length > 1);
  if (reading.faults.length === faultsBefore && others.length === 0) {
    const message = 'whole_plot lists every factor, so that a whole plot would be a single run';
    refuse(undefined, message, 'list only factors that are costly to change, or remove whole_plot');
  }
  return named;
}
