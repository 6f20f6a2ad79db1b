import type { FaultClass } from '../../design/sweep-spec.ts';
import type { AgentId } from '../../base/ids.ts';
import type { CoordinatorConfig, CoordinatorState, Trial } from './state.ts';

/** A trial whose process died on as many machines that finish other trials is poison, whatever is left of its budget. */
const poisonedAgentsMax = 3;
const isProcessDeath = (faultClass: FaultClass): boolean =>
  faultClass === 'infrastructure' || faultClass === 'outOfMemory';

/** How long a failed trial is kept from the agent that failed it while others could take it. */
export const retryElsewhereMs = (config: CoordinatorConfig): number => 2 * config.leaseTtlMs;

/**
 * Whether a trial is queued again after a failure of this class by this agent. Each class is held against its own
 * number in the sweep file; those of `lost` and `infrastructure` are large, since they are no fault of the trial.
 */
export function willRetry(
  state: CoordinatorState,
  trial: Trial,
  faultClass: FaultClass,
  agentId: AgentId,
): boolean {
  // What a machine lacks is no fault of the trial, however many machines lack it.
  if (faultClass === 'machine') return true;
  const spent = (trial.faults.get(faultClass) ?? 0) + 1;
  if (spent > trial.sweep.spec.retry[faultClass]) return false;
  return !isProcessDeath(faultClass) || !isPoison(state, trial, agentId);
}

function isPoison(state: CoordinatorState, trial: Trial, agentId: AgentId): boolean {
  const deadly = new Set([agentId]);
  for (const { status, fault, agentId: earlier } of trial.attempts) {
    if (status === 'failed' && fault !== undefined && isProcessDeath(fault.faultClass)) deadly.add(earlier);
  }
  const sound = [...deadly].filter((id) => (state.agents.get(id)?.done ?? 0) > 0);
  return sound.length >= poisonedAgentsMax;
}
