/**
 * A sweep that cannot work is stopped before it has failed trial after trial. Until it shows signs of life (a trial has
 * reported a step, has run for five minutes or has succeeded), each agent runs one trial of it at a time. While nothing has
 * succeeded, the same error three times over pauses it, and says what the error is.
 */
import type { RequestId } from '../../base/ids.ts';
import type { AttemptFailed } from './event.ts';
import type { Fault } from './fault.ts';
import { sameErrorKey } from '../../base/same-error.ts';
import { type Agent, type CoordinatorState, isOnline, type Sweep } from './state.ts';
import { suits } from './suits.ts';
import type { Turn } from './turn.ts';

const sameErrorMax = 3;
/** Pauses sweeps that failed in the same way again in this turn, with nothing to show for it. */
export function pauseHopeless(turn: Turn): void {
  for (const event of turn.events.slice()) if (event.type === 'attempt-failed') pauseIfHopeless(turn, event);
}

function pauseIfHopeless(turn: Turn, { sweepId, fence, fault }: AttemptFailed): void {
  const { state } = turn;
  const sweep = state.sweeps.get(sweepId);
  if (sweep?.status !== 'running' || sweep.counts.done > 0) return;
  const times = sweep.errors.get(sameErrorKey(fault)) ?? 0;
  if (times < sameErrorMax || isOneMachines(state, sweep, fault)) return;
  turn.record({
    type: 'sweep-paused',
    sweepId,
    requestId: `same-error-${fence}` as RequestId,
    stopRunning: false,
    cause: 'same-error',
    reason: `the same error ${times} times, and no trial had succeeded: ${fault.message}; ${nextStep(sweep, fault)}, then run yates resume ${sweepId}`,
  });
}

/** True while the error is one agent's alone and another agent, which has not met it, runs trials of the sweep. */
function isOneMachines(state: CoordinatorState, sweep: Sweep, fault: Fault): boolean {
  const key = sameErrorKey(fault);
  const met = new Set<Agent['id']>();
  for (const { attempts } of sweep.trials.touched()) {
    for (const { fault: earlier, agentId, pardoned } of attempts) {
      if (earlier !== undefined && !pardoned && sameErrorKey(earlier) === key) met.add(agentId);
    }
  }
  if (met.size > 1) return false;
  for (const other of state.agents.values()) {
    if (met.has(other.id) || !isOnline(other, state) || !suits(sweep, other)) continue;
    for (const { trial } of other.running.values()) if (trial.sweep === sweep) return true;
  }
  return false;
}

function nextStep({ spec }: Sweep, { faultClass }: Fault): string {
  if (faultClass === 'metricsMissing') {
    const line = JSON.stringify({ result: { [spec.primary.name]: 0.5 } });
    return `let the program print its result as one line of JSON, such as ${line} (docs/command-trials.md)`;
  }
  if (faultClass === 'outOfMemory') return 'use less memory, or machines that have more';
  if (faultClass === 'timeout') return 'mend what it waits for, or give it more time';
  return 'read its output with yates logs, mend it';
}
