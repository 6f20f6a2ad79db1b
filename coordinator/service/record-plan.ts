/** What launches and extensions share: room for further trials, and recording a run sheet without holding up the others. */
import { setImmediate } from 'node:timers/promises';
import { assert } from '../../base/assert.ts';
import { YatesError } from '../../base/error.ts';
import type { RequestId, SweepId } from '../../base/ids.ts';
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../../design/level-text.ts';
import type { Actor } from '../core/event.ts';
import type { CoordinatorState } from '../core/state.ts';
import type { Host } from '../host.ts';
import type { PlannedSheet } from '../planning/planner.ts';

/** @throws YatesError E_BUSY where there is no room for one more */
export function refuseTooManySweeps({ sweeps }: Pick<CoordinatorState, 'sweeps'>): void {
  if (sweeps.size < limits.sweeps) return;
  throw new YatesError({
    code: 'E_BUSY',
    message: `this coordinator has ${groupDigits(sweeps.size)} sweeps, as many as it takes`,
    next: 'start a coordinator with another data folder',
  });
}

/** @param more trials beside those of all sweeps @throws YatesError E_DESIGN_TOO_LARGE */
export function refuseTooManyTrials({ sweeps }: Pick<CoordinatorState, 'sweeps'>, more: number): void {
  let inAll = more;
  for (const { trialCount } of sweeps.values()) inAll += trialCount;
  if (inAll <= limits.trialsInAll) return;
  throw new YatesError({
    code: 'E_DESIGN_TOO_LARGE',
    message: `the sweeps of this coordinator would have ${groupDigits(inAll)} trials, more than ${groupDigits(limits.trialsInAll)}`,
    next: 'start a coordinator with another data folder',
  });
}

interface Rest {
  readonly requestId: RequestId;
  readonly by: Actor;
  readonly sweepId: SweepId;
  /** Position in the planned order of the first trial that is not recorded yet. */
  readonly from: number;
  /** Position after the last. */
  readonly to: number;
}

/** Records the rest of a run sheet, a stretch at a time. @throws YatesError E_SWEEP_STATE where the sweep is cancelled meanwhile */
export async function recordRest(
  host: Host,
  sheet: PlannedSheet,
  { from, to, ...asked }: Rest,
): Promise<void> {
  for (let next = from; next < to; ) {
    const trials = await sheet.trialsFrom(next);
    assert(trials.length > 0, `the run sheet of ${asked.sweepId} goes up to trial ${to}`);
    const { planned } = await host.ask({ kind: 'plan', ...asked, from: next, trials });
    next = planned;
    await setImmediate();
  }
}
