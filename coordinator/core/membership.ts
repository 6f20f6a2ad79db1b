/** Agents coming, staying and going. All of it may be repeated at will: it says how things are, not what to change. */
import type { AgentId, TrialId } from '../../base/ids.ts';
import type { AgentCard } from './event.ts';
import type { Refusal, Renewal } from './answer.ts';
import type { RegisterAsk, ReleaseAsk, RenewAsk, Held } from './ask.ts';
import { claim } from './claim.ts';
import { namedAttempt } from './named-attempt.ts';
import { noteRunningEnvironment } from './note-environment.ts';
import { expire } from './expire.ts';
import { endPoll } from './grant.ts';
import { type Agent, type Attempt, type CoordinatorState, isOnline } from './state.ts';
import type { Turn } from './turn.ts';

export function register(turn: Turn, { call, agentId, card, held, peer }: RegisterAsk): void {
  const { state } = turn;
  const known = state.agents.get(agentId);
  const other = peer === undefined ? undefined : otherAtWork(state, known, card.incarnation);
  if (other !== undefined) {
    turn.refuse(call, twiceRefusal(agentId, other.peer));
    return;
  }
  const restarted = known !== undefined && known.card.incarnation !== card.incarnation;
  if (known === undefined || known.left || !sameCard(known.card, card)) {
    turn.record({ type: 'agent-registered', agentId, card });
  }
  const agent = state.agents.get(agentId) as Agent;
  agent.lastSeenMs = turn.nowMs;
  agent.atWork = peer === undefined ? undefined : { incarnation: card.incarnation, peer };
  // Nobody waits for these any more, so nothing may be granted to them.
  endPoll(turn, agent);
  agent.unseenGrants = [];
  const lost: TrialId[] = [];
  const kept = new Set<Attempt>();
  for (const lease of held) {
    const attempt = namedAttempt(turn.state, agentId, lease);
    if (attempt !== undefined && claim(turn, attempt)) {
      renewLease(turn, attempt);
      kept.add(attempt);
    } else {
      lost.push(lease.trialId);
    }
  }
  // Before it registers, an agent gives up the calls that are out: what it does not name now it will never run. With a
  // new incarnation the trial died with the process; within one life the grant got lost on the way.
  for (const attempt of agent.running.values()) {
    if (!kept.has(attempt)) expire(turn, attempt, restarted ? 'agent-restarted' : 'unclaimed');
  }
  turn.answer(call, 'register', { leaseTtlMs: state.config.leaseTtlMs, nowMs: state.wallMs, lost });
}

/**
 * A copied data folder has the same credential, so two processes may be one agent. One that was killed is no obstacle: its
 * connection ended with it, or it has been silent for a lease's life.
 */
function otherAtWork(
  state: CoordinatorState,
  known: Agent | undefined,
  incarnation: string,
): Agent['atWork'] {
  if (known?.atWork === undefined || known.atWork.incarnation === incarnation) return undefined;
  return isOnline(known, state) ? known.atWork : undefined;
}

const twiceRefusal = (id: AgentId, peer: string): Refusal => ({
  code: 'E_AGENT_TWICE',
  message: `agent ${id} is at work already, from ${peer}: its data folder was copied, or two processes use it`,
  next: 'stop one of the two; to make an agent of its own of a copy, remove agent.json there and join with --join-file',
});

export function forgetProcess({ state }: Turn, agentId: AgentId): void {
  const agent = state.agents.get(agentId);
  if (agent !== undefined) agent.atWork = undefined;
}

export function renew(turn: Turn, { call, agentId, held, environments = [] }: RenewAsk): void {
  const agent = turn.state.agents.get(agentId);
  if (agent !== undefined) agent.lastSeenMs = turn.nowMs;
  const renewals = held.map((lease) => renewOne(turn, namedAttempt(turn.state, agentId, lease), lease));
  for (const { environment, ...lease } of environments) {
    const attempt = namedAttempt(turn.state, agentId, lease);
    if (attempt?.status === 'running') noteRunningEnvironment(turn, attempt, environment);
  }
  turn.answer(call, 'renew', { renewals, registerAgain: agent === undefined || agent.left });
}

function renewOne(turn: Turn, attempt: Attempt | undefined, { trialId }: Held): Renewal {
  if (attempt === undefined) return { trialId, verdict: 'lost', expiresAtMs: 0 };
  if (attempt.status === 'cancelled' || attempt.status === 'pruned')
    return { trialId, verdict: 'cancel', expiresAtMs: 0 };
  if (!claim(turn, attempt)) return { trialId, verdict: 'lost', expiresAtMs: 0 };
  renewLease(turn, attempt);
  const { status, stopRunning, spec, lastPolicyChange } = attempt.trial.sweep;
  const verdict = status === 'paused' && stopRunning ? 'pause' : 'renewed';
  const { timeoutMs, stallTimeoutMs } = spec.trainer;
  return {
    trialId,
    verdict,
    expiresAtMs: turn.wallMsOf(attempt.expiresAtMs),
    ...(lastPolicyChange === undefined ? {} : { limits: { timeoutMs, stallTimeoutMs } }),
  };
}

export function release(turn: Turn, ask: ReleaseAsk): void {
  const { call, agentId, held, reason, leaving, preempted = false } = ask;
  const agent = turn.state.agents.get(agentId);
  if (agent !== undefined) agent.lastSeenMs = turn.nowMs;
  let released = 0;
  for (const lease of held) {
    const attempt = namedAttempt(turn.state, agentId, lease);
    if (attempt === undefined || attempt.status !== 'running') continue;
    released++;
    turn.record({
      type: 'lease-released',
      sweepId: attempt.trial.sweep.id,
      trialId: attempt.trial.plan.id,
      fence: attempt.fence,
      reason,
      ...(preempted ? { preempted, ...stepOf(attempt) } : {}),
    });
  }
  if (leaving && agent !== undefined && !agent.left) {
    endPoll(turn, agent);
    turn.record({ type: 'agent-left', agentId });
  }
  turn.answer(call, 'release', { released });
}

/** How far it came for all that is known: a report may be lost, a checkpoint is not. */
function stepOf({ step, saved }: Attempt): { readonly step?: number } {
  const highest = Math.max(step, saved?.step ?? 0);
  return highest > 0 ? { step: highest } : {};
}

function renewLease(turn: Turn, attempt: Attempt): void {
  attempt.expiresAtMs = turn.nowMs + turn.state.config.leaseTtlMs;
}

/** Cards come from one function of one agent, so their keys are in one order. */
const sameCard = (left: AgentCard, right: AgentCard): boolean =>
  JSON.stringify(left) === JSON.stringify(right);
