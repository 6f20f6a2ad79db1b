/**
 * What is held against an agent since its last success: the circuit breaker's evidence, kept by the fold. A diverged
 * loss or a lost agent says nothing about the machine; what a machine lacks, it lacks for one program, and work of others
 * goes on.
 */
import type { AgentId } from '../../base/ids.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { Agent, Attempt, CoordinatorState, Trial } from './state.ts';

/** As many failures in a row set an agent aside, where others finish their trials. */
export const failuresInARowMax = 5;
/** As many fast ones do before anybody has finished a trial, where others run theirs. */
export const fastFailuresInARowMax = 3;

export const blames = (faultClass: FaultClass): boolean =>
  faultClass !== 'diverged' && faultClass !== 'lost' && faultClass !== 'machine';

/** A failure after less than this is a fast one: hardly any program gets to work in the time. */
const fastMs = 60_000;
/** Failures in a row that are kept to be pardoned. */
const failuresKept = 1000;

export function forgiveAgent(agent: Agent): void {
  agent.failuresInARow = 0;
  agent.fastFailuresInARow = 0;
  // Each success comes here, and to set the length costs though it stays 0.
  if (agent.failedInARow.length > 0) agent.failedInARow.length = 0;
  agent.finishedByOthers = 0;
}

/** The attempt has ended. */
export function noteFailure(agent: Agent, attempt: Attempt): void {
  agent.failuresInARow++;
  const tookMs = (attempt.servedUntilMs ?? 0) - attempt.servedSinceMs;
  agent.fastFailuresInARow = tookMs < fastMs ? agent.fastFailuresInARow + 1 : 0;
  agent.failedInARow.push(attempt.fence);
  if (agent.failedInARow.length > failuresKept) agent.failedInARow.shift();
}

/** Agent `finisher` has just finished the trial. One that it had failed itself says nothing against the others. */
export function noteFinished(state: CoordinatorState, { attempts }: Trial, finisher: AgentId): void {
  // Its only attempt is the one that finished it.
  if (attempts.length === 1) return;
  const failedIt = new Set(attempts.filter(isBlamed).map(({ agentId }) => agentId));
  if (failedIt.has(finisher)) return;
  for (const id of failedIt) {
    const agent = state.agents.get(id);
    // With no failure in a row left, it had a success since.
    if (agent !== undefined && agent.failuresInARow > agent.finishedByOthers) agent.finishedByOthers++;
  }
}

/** Whether the attempt failed in a way that may be its machine's doing. */
export const isBlamed = ({ status, fault, pardoned }: Attempt): boolean =>
  status === 'failed' && fault !== undefined && !pardoned && blames(fault.faultClass);

export function putOnProbation(agent: Agent): void {
  agent.setAside = undefined;
  agent.finishedByOthers = 0;
  agent.failuresInARow = failuresInARowMax - 1;
  agent.fastFailuresInARow = fastFailuresInARowMax - 1;
  agent.failedInARow.length = 0;
}
