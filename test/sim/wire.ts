/** The words of the agent's core to those of the coordinator's and back: what the wire does between the real shells. */
import type { AgentId } from '../../base/ids.ts';
import { assert, unreachable } from '../../base/assert.ts';
import type { Answer as AgentAnswer, Call, OutcomeVerdict as AgentVerdict } from '../../agent/core/call.ts';
import type { Grant } from '../../agent/core/lease.ts';
import type { SlotGpu } from '../../agent/core/state.ts';
import { type SpooledOutcome, outcomeRequestId } from '../../agent/core/outcome.ts';
import { type Answer, isSettled, type OutcomeVerdict } from '../../coordinator/core/answer.ts';
import { artifactsOf } from '../../coordinator/core/apply-retention.ts';
import { grantedCheckpoints } from '../../coordinator/core/checkpoint.ts';
import type { Attempt } from '../../coordinator/core/state.ts';
import type { SimAsk } from './sim-coordinator.ts';

/** A label that half of the agents have with either value. */
export const sideLabel = 'side';

export interface Sender {
  readonly agentId: AgentId;
  readonly slots: number;
  /** The GPU of each slot; undefined for an agent of an earlier version, which counts trials. */
  readonly slotGpus: readonly SlotGpu[] | undefined;
  readonly incarnation: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly takesCheckpoints: boolean;
  readonly takesSources: boolean;
  /** As the agent knows it: the log that it speaks of. */
  readonly logId: string;
}

export function askOf(
  call: Call,
  { agentId, slots, slotGpus, incarnation, labels, logId, takesCheckpoints, takesSources }: Sender,
): SimAsk {
  const { requestId } = call;
  switch (call.method) {
    case 'register': {
      const { backend, held } = call;
      const card = {
        name: agentId,
        version: '',
        slots,
        labels,
        devices: devicesOf(slotGpus),
        backend,
        incarnation,
        ...(slotGpus === undefined ? {} : { holdsSlots: true }),
        ...(takesCheckpoints ? { takesCheckpoints } : {}),
        ...(takesSources ? { takesSources } : {}),
      };
      return { kind: 'register', requestId, agentId, card, held };
    }
    case 'lease': {
      const { slots, gpus, waitMs, seenFence } = call;
      return { kind: 'lease', requestId, agentId, slots, gpus, waitMs, seenFence, logId };
    }
    case 'renew':
      return { kind: 'renew', requestId, agentId, held: call.held, logId };
    case 'report': {
      const [first] = call.outcomes as [SpooledOutcome, ...SpooledOutcome[]];
      const { trialId, fence, logId } = first;
      if (first.kind === 'failed')
        return { kind: 'fail', requestId, agentId, trialId, fence, fault: first.fault, logId };
      return { kind: 'complete', requestId, agentId, results: call.outcomes.map(resultOf), logId };
    }
    case 'release':
      return {
        kind: 'release',
        requestId,
        agentId,
        held: call.held,
        reason: call.reason,
        leaving: call.leaving,
        preempted: call.preempted,
        logId,
      };
    default:
      return unreachable(call);
  }
}

function resultOf(outcome: SpooledOutcome) {
  assert(outcome.kind === 'completed', 'a failed trial goes alone');
  const { trialId, fence, metrics, artifacts, startedAtMs, endedAtMs, backend } = outcome;
  const result = { metrics, artifacts, startedAtMs, endedAtMs, backend };
  return { trialId, fence, result, requestId: outcomeRequestId(outcome) };
}

/** @param holdsSlots false for an agent of an earlier version, which takes a slot for each trial whatever it needs */
export function answerOf(answer: Answer, logId: string, holdsSlots = true): AgentAnswer {
  switch (answer.kind) {
    case 'register':
      return {
        method: 'register',
        leaseTtlMs: answer.leaseTtlMs,
        lostTrialIds: answer.lost,
        logId,
      };
    case 'lease':
      return { method: 'lease', grants: answer.grants.map((attempt) => grantOf(attempt, holdsSlots)) };
    case 'renew':
      return { method: 'renew', renewals: answer.renewals, registerAgain: answer.registerAgain };
    case 'complete':
      return { method: 'report', verdicts: answer.receipts.map(({ verdict }) => verdictOf(verdict)) };
    case 'fail':
      return { method: 'report', verdicts: [verdictOf(answer.verdict)] };
    case 'release':
      return { method: 'release' };
    case 'save-checkpoint':
    case 'drop-checkpoint':
    case 'launch':
    case 'plan':
    case 'extend':
    case 'score':
    case 'prioritise':
    case 'set-policy':
    case 'readmit':
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry-failed':
    case 'collect':
      throw new Error(`no agent asks for ${answer.kind}`);
    default:
      return unreachable(answer);
  }
}

const verdictOf = (verdict: OutcomeVerdict): AgentVerdict => (isSettled(verdict) ? 'settled' : verdict);

function devicesOf(slotGpus: readonly SlotGpu[] = []) {
  const ids = [...new Set(slotGpus.map(({ id }) => id))];
  return ids.map((id) => {
    const slots = slotGpus.filter((one) => one.id === id).length;
    return { kind: 'gpu', name: 'sim', memoryBytes: 1, id, slots };
  });
}

function grantOf(attempt: Attempt, holdsSlots: boolean): Grant {
  const { trial, fence, number } = attempt;
  const { plan, sweep } = trial;
  const { slots, gpus = 0 } = sweep.spec.resources;
  return {
    trialId: plan.id,
    fence,
    sweepId: sweep.id,
    sweepName: sweep.spec.name,
    attempt: number,
    settings: plan.settings,
    replicate: plan.replicate,
    seed: plan.seed,
    seeds: 'shared',
    trainer: sweep.spec.trainer,
    timeoutMs: sweep.spec.trainer.timeoutMs,
    stallTimeoutMs: sweep.spec.trainer.stallTimeoutMs,
    killGraceMs: 0,
    ...(holdsSlots ? { slots, gpus } : { slots: 1, gpus: 0 }),
    keepsCheckpoints: (sweep.spec.keep?.checkpoints ?? 'none') !== 'none',
    requiredMetrics: [sweep.spec.primary.name],
    checkpoints: grantedCheckpoints(attempt),
    ...sourceOf(attempt),
  };
}

function sourceOf({ trial }: Attempt): Pick<Grant, 'source'> {
  const source = trial.sweep.scoring?.sources.get(trial.plan.id);
  if (source === undefined) return {};
  const { sweep, plan } = source.trial;
  return { source: { sweepId: sweep.id, trialId: plan.id, files: artifactsOf(source.attempt) } };
}
