/**
 * Preemptions: the agent drains, and whatever its trials do then is nobody's fault. A trial that is preempted again and again
 * and comes no further would use up machines for ever: it is paused until a user resumes its sweep.
 */
import { neverPreempted, type Sweep, type Trial } from './state.ts';

/** As many in a row without progress pause a trial. */
export const preemptionsMax = 10;

/** True for a trial that waits though its sweep runs. */
export const isPaused = ({ status, preempted }: Trial): boolean =>
  status.kind === 'queued' && preempted.times >= preemptionsMax;

/** @param step the highest that the attempt had reported; 0 for none */
export function notePreemption(trial: Trial, step: number): void {
  const { times, step: before } = trial.preempted;
  trial.preempted = step > before ? { times: 1, step } : { times: times + 1, step: before };
}

/** What was preempted too often is tried again, from a clean slate. */
export function resumeTrials(sweep: Sweep): void {
  if (sweep.paused === 0) return;
  for (const trial of sweep.trials.touched()) {
    if (!isPaused(trial)) continue;
    trial.preempted = { ...trial.preempted, times: neverPreempted.times };
    sweep.paused--;
    sweep.queue.push(trial.plan.plannedOrder);
  }
}

/** Why the trial is paused, for people. */
export const pausedText = ({ sweep, preempted: { times, step } }: Trial): string =>
  `it is paused, since it was preempted ${times} times in a row without progress${step > 0 ? ` beyond step ${step}` : ''}; let it save and resume its work in less time, or use machines that last longer, then run yates resume ${sweep.id}`;
