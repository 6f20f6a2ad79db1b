import type { TrialId } from '../../base/ids.ts';
import { type Held, sameLease } from './lease.ts';
import type { AgentState, OutboxEntry, Running, Stopping } from './state.ts';

export function runningTrials(state: AgentState): { index: number; trial: Running }[] {
  return state.slots.flatMap(({ doing }, index) =>
    doing.phase === 'running' ? [{ index, trial: doing }] : [],
  );
}

export function stoppingTrials(state: AgentState): { index: number; trial: Stopping }[] {
  return state.slots.flatMap(({ doing }, index) =>
    doing.phase === 'stopping' ? [{ index, trial: doing }] : [],
  );
}

/** True if what this log granted means anything to the coordinator of now; true as long as that is not known. */
export function isOfThisLog(state: AgentState, { logId }: { readonly logId: string }): boolean {
  return state.logId === undefined || state.logId === '' || logId === '' || logId === state.logId;
}

/** What waits for the coordinator of now. Outcomes of another log stay where they are until it is served again. */
export function outboxOfThisLog(state: AgentState): OutboxEntry[] {
  return Object.values(state.outbox).filter(({ outcome }) => isOfThisLog(state, outcome));
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
  for (const entry of outboxOfThisLog(state)) if (!entry.lost) claim(entry.outcome);
  for (const { trial } of runningTrials(state)) {
    if (!trial.lost && isOfThisLog(state, trial)) claim(trial.grant);
  }
  for (const { trial } of stoppingTrials(state)) {
    if (trial.release !== undefined && isOfThisLog(state, trial)) claim(trial.grant);
  }
  return [...newest.values()];
}

/**
 * What a Register claims. While it is not known which log will answer, also what other logs granted: a lease that is
 * not claimed is given to others at once, and one too many is taken back by the next Register.
 */
export function claimsOnJoining(state: AgentState): Held[] {
  const claims = holdings(state).map((claim) => ({ ...claim, logId: logOf(state, claim) }));
  if (state.isLogConfirmed) return claims;
  const claimed = new Set(claims.map(({ trialId }) => trialId));
  for (const { outcome, lost } of Object.values(state.outbox)) {
    const { trialId, fence, logId } = outcome;
    if (lost || claimed.has(trialId)) continue;
    claimed.add(trialId);
    claims.push({ trialId, fence, logId });
  }
  return claims;
}

/** The log that granted the lease; empty where that is not known. */
function logOf(state: AgentState, lease: Held): string {
  const here = [...runningTrials(state), ...stoppingTrials(state)];
  const trial = here.find((one) => sameLease(one.trial.grant, lease))?.trial;
  if (trial !== undefined && isOfThisLog(state, trial)) return trial.logId;
  return outboxOfThisLog(state).find(({ outcome }) => sameLease(outcome, lease))?.outcome.logId ?? '';
}

/** True if the trial of this very lease is here: it runs, is being stopped, or its outcome waits to be reported. */
export function knowsLease(state: AgentState, lease: Held): boolean {
  return (
    outboxOfThisLog(state).some(({ outcome }) => sameLease(outcome, lease)) ||
    [...runningTrials(state), ...stoppingTrials(state)].some(
      ({ trial }) => sameLease(trial.grant, lease) && isOfThisLog(state, trial),
    )
  );
}
