import type { FaultClass } from '../../design/sweep-spec.ts';
import type { AgentId } from '../../base/ids.ts';
import { blames, isBlamed } from './failure-record.ts';
import { sweepRest } from './machine-lack.ts';
import { suits } from './suits.ts';
import {
  type Agent,
  type Attempt,
  type CoordinatorState,
  isOnline,
  type Sweep,
  type Trial,
} from './state.ts';

/** A trial that failed on as many machines has no other to blame, and one whose process died on them is poison. */
const machinesMax = 3;
const isProcessDeath = (faultClass: FaultClass): boolean =>
  faultClass === 'infrastructure' || faultClass === 'outOfMemory';

/**
 * True if a trial is queued again after a failure of this class by this agent. Each class is held against its own
 * number in the sweep file; those of `lost` and `infrastructure` are large, since they are no fault of the trial.
 *
 * A failure on a machine that has finished no trial of the sweep, or fails one after the other, may be the machine's. Beyond
 * its number a trial therefore still goes to another machine, until it has failed too often on sound ones, or on three.
 */
export function willRetry(
  state: CoordinatorState,
  trial: Trial,
  faultClass: FaultClass,
  agentId: AgentId,
): boolean {
  // What a machine lacks is no fault of the trial, however many machines lack it.
  if (faultClass === 'machine') return true;
  const budget = trial.sweep.spec.retry[faultClass];
  const failures = (trial.faults.get(faultClass) ?? 0) + 1;
  if (failures <= budget) return !isProcessDeath(faultClass) || !isPoison(state, trial, agentId);
  if (!blames(faultClass) || failures - budget >= machinesMax) return false;
  const doubted = new Set<AgentId>();
  let onSound = 0;
  for (const { fault, agentId: earlier, onSoundMachine } of failuresOf(trial)) {
    if (fault?.faultClass !== faultClass) continue;
    if (onSoundMachine) onSound++;
    else doubted.add(earlier);
  }
  if (isSound(state.agents.get(agentId), trial.sweep)) onSound++;
  else doubted.add(agentId);
  return onSound <= budget && doubted.size < machinesMax && hasOther(state, trial, doubted);
}

function isPoison(state: CoordinatorState, trial: Trial, agentId: AgentId): boolean {
  const deadly = new Set([agentId]);
  for (const { status, fault, agentId: earlier } of trial.attempts) {
    if (status === 'failed' && fault !== undefined && isProcessDeath(fault.faultClass)) deadly.add(earlier);
  }
  const sound = [...deadly].filter((id) => {
    const agent = state.agents.get(id);
    return agent !== undefined && agent.done > 0 && agent.failuresInARow <= 1;
  });
  return sound.length >= machinesMax;
}

/** It has finished a trial of the sweep since it started, and the last that it ran. */
const isSound = (agent: Agent | undefined, { id }: Sweep): boolean =>
  agent !== undefined && agent.provenIn.has(id) && agent.failuresInARow === 0;

/** Failed attempts that count against the budget that the trial has now. */
function* failuresOf({ attempts, budgetFrom }: Trial): Iterable<Attempt> {
  for (let at = budgetFrom; at < attempts.length; at++) {
    const attempt = attempts[at];
    if (attempt !== undefined && isBlamed(attempt)) yield attempt;
  }
}

/** True if another agent than these could run the trial now. */
function hasOther(state: CoordinatorState, trial: Trial, not: ReadonlySet<AgentId>): boolean {
  for (const other of state.agents.values()) {
    if (not.has(other.id) || other.setAside !== undefined || !isOnline(other, state)) continue;
    if (suits(trial.sweep, other) && sweepRest(other, trial.sweep, state.nowMs) === undefined) return true;
  }
  return false;
}

/**
 * For a while a trial that failed here is left to another machine, if there is one that has not failed it: a second
 * failure in the same place says less than one elsewhere. Where it has spent its budget, it is left altogether to machines
 * on which a failure of it would be its own.
 */
export function isForOthers(state: CoordinatorState, trial: Trial, agent: Agent): boolean {
  if (trial.attempts.length === 0) return false;
  const failures = [...failuresOf(trial)];
  const failedHere = failures.findLast(({ agentId }) => agentId === agent.id);
  if (failedHere === undefined) return false;
  if (hasSpentAll(trial)) {
    const doubted = new Set(failures.filter((one) => !one.onSoundMachine).map(({ agentId }) => agentId));
    return doubted.has(agent.id) && hasOther(state, trial, doubted);
  }
  if ((failedHere.servedUntilMs ?? 0) <= state.nowMs - 2 * state.config.leaseTtlMs) return false;
  return hasOther(state, trial, new Set(failures.map(({ agentId }) => agentId)));
}

function hasSpentAll({ faults, sweep }: Trial): boolean {
  for (const [faultClass, spent] of faults) {
    if (faultClass !== 'machine' && spent > sweep.spec.retry[faultClass]) return true;
  }
  return false;
}
