import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../level-text.ts';

/** Why a launched sweep cannot be extended in the way that was asked. */
export const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_EXTEND', message: `the sweep cannot be extended like this: ${message}`, next });

/** @param trials of the design with its extension @throws YatesError E_DESIGN_TOO_LARGE */
export function refuseTooManyTrials(trials: number): void {
  if (trials <= limits.trialsPerSweep) return;
  throw new YatesError({
    code: 'E_DESIGN_TOO_LARGE',
    message: `the design would have more than ${groupDigits(limits.trialsPerSweep)} trials`,
    next: 'add less',
  });
}
