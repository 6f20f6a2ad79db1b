import { YatesError } from '../../base/error.ts';
import type { RegularFraction } from '../sweep-spec.ts';
import type { DesignSpace } from './design-space.ts';
import {
  areTwoLevel,
  regularFactorsMax,
  smallestFraction,
  type TwoLevelFraction,
} from './two-level-fraction.ts';

/**
 * The fraction of a design space with a wanted resolution.
 *
 * @throws YatesError E_DESIGN_FRACTION if a factor has other than two levels, cells are refused, or no fraction has it
 */
export function regularFraction(space: DesignSpace, { resolution }: RegularFraction): TwoLevelFraction {
  const { factors, constraints } = space;
  const other = factors.find(({ levels }) => levels.length !== 2);
  if (other !== undefined) {
    throw refused(
      `a fraction by resolution needs two levels of every factor, and "${other.name}" has ${other.levels.length}`,
      'give each factor two levels, or choose cells with design: { d_optimal: { runs: ... } }',
    );
  }
  if (!areTwoLevel(factors)) {
    throw refused(
      `a fraction by resolution takes at most ${regularFactorsMax} factors, and there are ${factors.length}`,
      'leave factors out',
    );
  }
  const [constraint] = constraints;
  if (constraint !== undefined) {
    throw refused(
      `${constraint.text} may refuse cells of the fraction, whose effects could then not be told apart`,
      'remove the constraints, or choose cells with design: { d_optimal: { runs: ... } }',
    );
  }
  const found = smallestFraction(factors.length, resolution);
  if (found !== undefined) return found;
  throw refused(
    `no fraction of ${factors.length} two-level factors has resolution ${resolution}`,
    'ask for a lower resolution, or write design: full',
  );
}

const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_DESIGN_FRACTION', message, next });
