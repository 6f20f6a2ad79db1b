import { YatesError } from '../base/error.ts';
import { limits } from '../base/limits.ts';
import { groupDigits } from './level-text.ts';

/**
 * Counts the steps of planning, so that no sweep file keeps a process busy without end. A step is a cell looked at or a
 * part of a constraint evaluated: some ten nanoseconds. The count does not depend on the machine, so a file that is
 * planned on one is planned on all.
 *
 * @example
 * const steps = new StepBudget(10);
 * steps.spend(10);
 * steps.spend(1); // throws E_DESIGN_STEPS
 */
export class StepBudget {
  readonly #steps: number;
  #left: number;

  /** @param steps default: the limit for a sweep */
  constructor(steps: number = limits.planningSteps) {
    this.#steps = steps;
    this.#left = steps;
  }

  get spent(): number {
    return this.#steps - this.#left;
  }

  /** @throws YatesError E_DESIGN_STEPS once more is spent than there was */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw this.#overspent();
  }

  #overspent(): YatesError {
    return new YatesError({
      code: 'E_DESIGN_STEPS',
      message: `planning takes more than ${groupDigits(this.#steps)} steps`,
      next: 'remove factors, levels or constraints',
    });
  }
}
