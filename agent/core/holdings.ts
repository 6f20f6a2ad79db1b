import type { TrialId } from '../../base/ids.ts';
import { type Held, leaseKey, sameLease } from './lease.ts';
import type { AgentState, Running } from './state.ts';

export function runningTrials(state: AgentState): { index: number; trial: Running }[] {
  return state.slots.flatMap(({ doing }, index) =>
    doing.phase === 'running' ? [{ index, trial: doing }] : [],
  );
}

/**
 * The leases that this agent claims: trials that run here and results that wait here, less those known to be lost.
 * Of two leases of one trial only the newer is claimed, so that a trial id alone names a claim.
 */
export function holdings(state: AgentState): Held[] {
  const newest = new Map<TrialId, Held>();
  const claim = ({ trialId, fence }: Held): void => {
    const known = newest.get(trialId);
    if (known === undefined || known.fence < fence) newest.set(trialId, { trialId, fence });
  };
  for (const entry of Object.values(state.outbox)) if (!entry.lost) claim(entry.outcome);
  for (const { trial } of runningTrials(state)) if (!trial.lost) claim(trial.grant);
  return [...newest.values()];
}

/** True when the trial of this very lease runs here or has ended here and waits to be handed over. */
export function knowsLease(state: AgentState, lease: Held): boolean {
  return (
    state.outbox[leaseKey(lease)] !== undefined ||
    runningTrials(state).some(({ trial }) => sameLease(trial.grant, lease))
  );
}
