/**
 * What must be true of trials that save: no attempt begins before the newest checkpoint of its trial, and no two of a trial run at
 * once. Pure: test/chaos/lost-steps.test.ts plants violations.
 */

/** An attempt as its program wrote it down itself. */
export interface SavingRun {
  readonly trialId: string;
  readonly attempt: number;
  /** Step that it found in its folder; 0 for none. */
  readonly from: number;
  /** Number of steps that it made. */
  readonly made: number;
  /** The highest step that it said to have saved; 0 for none. */
  readonly said: number;
  /** It made a step after a later attempt had begun. */
  readonly isOverlapping: boolean;
}

/** An attempt as the log has it. */
export interface LoggedAttempt {
  readonly trialId: string;
  readonly attempt: number;
  /** Step of the checkpoint that it was granted; 0 for none. */
  readonly granted: number;
  /** Step of the newest checkpoint of its trial when it was leased; 0 for none. */
  readonly newest: number;
  /** The highest step of its own checkpoints that was recorded; 0 for none. */
  readonly kept: number;
  /** Its agent gave it back, rather than being killed or losing it. */
  readonly isReleased: boolean;
  /** It has the result of the trial. */
  readonly isCounted: boolean;
}

export interface StepCount {
  readonly attempts: number;
  /** Attempts that went on from a checkpoint. */
  readonly resumed: number;
  readonly made: number;
  /** Steps that were made again. */
  readonly again: number;
  /** Attempts that ended between the word of the program that it had saved and the record of that checkpoint. */
  readonly unkept: number;
  /** Trials whose counted attempt went on from a checkpoint. */
  readonly resumedResults: number;
}

/** @returns in words, what is wrong; empty when all is well */
export function lostSteps(runs: readonly SavingRun[], logged: readonly LoggedAttempt[]): string[] {
  const found: string[] = [];
  const byName = new Map(logged.map((one) => [nameOf(one), one]));
  for (const one of logged) {
    if (one.granted !== one.newest)
      found.push(`${nameOf(one)} was granted step ${one.granted}, and step ${one.newest} was kept`);
  }
  for (const run of runs) {
    const one = byName.get(nameOf(run));
    if (one === undefined) {
      found.push(`${nameOf(run)} is not in the log`);
      continue;
    }
    if (run.from !== one.granted)
      found.push(`${nameOf(run)} began at step ${run.from} and was granted step ${one.granted}`);
    if (one.isReleased && run.said > one.kept)
      found.push(`${nameOf(run)} was given back, and of step ${run.said} only ${one.kept} was kept`);
    if (run.isOverlapping) found.push(`${nameOf(run)} made a step when a later attempt had begun`);
  }
  return found;
}

/** @param needed number of steps of all trials together */
export function countSteps(
  runs: readonly SavingRun[],
  logged: readonly LoggedAttempt[],
  needed: number,
): StepCount {
  const byName = new Map(logged.map((one) => [nameOf(one), one]));
  const made = runs.reduce((sum, run) => sum + run.made, 0);
  const keptBy = (run: SavingRun): number => byName.get(nameOf(run))?.kept ?? 0;
  const isCounted = (run: SavingRun): boolean => byName.get(nameOf(run))?.isCounted === true;
  return {
    attempts: runs.length,
    resumed: runs.filter(({ from }) => from > 0).length,
    made,
    again: made - needed,
    unkept: runs.filter((run) => !isCounted(run) && run.said > keptBy(run)).length,
    resumedResults: runs.filter((run) => isCounted(run) && run.from > 0).length,
  };
}

const nameOf = ({ trialId, attempt }: { readonly trialId: string; readonly attempt: number }): string =>
  `attempt ${attempt} of ${trialId}`;
