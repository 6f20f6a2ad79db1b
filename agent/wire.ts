/** The agent's words to wire messages and back. Wire types go no further than this file and its callers. */
import { assert } from '../base/assert.ts';
import type { Json } from '../base/canonical-json.ts';
import { type AgentId, fence, sweepId, trialId } from '../base/ids.ts';
import { metricsToWire, settingsFromWire } from '../proto/convert-settings.ts';
import type { yates } from '../proto/generated/yates.js';
import { faultClasses, outcomeVerdicts, renewVerdicts } from '../proto/vocabulary.ts';
import type { RenewVerdict, OutcomeVerdict } from './core/call.ts';
import type { Grant, Held, TrainerSection } from './core/lease.ts';
import { type ArtifactRef, type SpooledOutcome, outcomeRequestId } from './core/outcome.ts';

type Completed = Extract<SpooledOutcome, { kind: 'completed' }>;
type Failed = Extract<SpooledOutcome, { kind: 'failed' }>;

/** @throws Error when a grant lacks what is needed to run it */
export function grantFromWire(wire: yates.v1.Grant.$Properties): Grant {
  assert(wire.trialId, 'a grant names its trial');
  return {
    trialId: trialId(wire.trialId),
    fence: fence(wire.fence ?? 0),
    sweepId: sweepId(wire.sweepId ?? ''),
    sweepName: wire.sweepName ?? '',
    attempt: wire.attempt ?? 0,
    settings: settingsFromWire(wire.settings ?? []),
    replicate: wire.replicate ?? 0,
    ...seedFromWire(wire),
    trainer: trainerFromWire(wire.trainerJson ?? ''),
    timeoutMs: wire.timeoutMs ?? 0,
    stallTimeoutMs: wire.stallTimeoutMs ?? 0,
  };
}

/** No seed is that of a sweep that shares its seeds, or of a coordinator that knows no others. */
function seedFromWire({ seed, replicate }: yates.v1.Grant.$Properties): Pick<Grant, 'seed' | 'seeds'> {
  return seed ? { seed, seeds: 'own' } : { seed: replicate ?? 0, seeds: 'shared' };
}

function trainerFromWire(text: string): TrainerSection {
  const { kind, options = {} } = JSON.parse(text) as { kind: string; options?: Record<string, Json> };
  return { kind, options };
}

export function heldToWire(held: readonly Held[]): yates.v1.Held.$Properties[] {
  return held.map(({ trialId, fence, logId = '' }) => ({ trialId, fence, logId }));
}

export function resultToWire(outcome: Completed): yates.v1.Result.$Properties {
  const { trialId, fence, metrics, artifacts, startedAtMs, endedAtMs, backend } = outcome;
  return {
    trialId,
    fence,
    metrics: metricsToWire(metrics),
    artifacts: artifacts.map(artifactToWire),
    startedAtMs,
    endedAtMs,
    backend,
    requestId: outcomeRequestId(outcome),
  };
}

export function artifactToWire(artifact: ArtifactRef): yates.v1.Artifact.$Properties {
  const { name, mediaType, sha256, sizeBytes } = artifact;
  return { name, mediaType, sha256, sizeBytes };
}

export function failureToWire(
  requestId: string,
  agentId: AgentId,
  outcome: Failed,
): yates.v1.FailRequest.$Properties {
  const { trialId, fence, fault, startedAtMs, endedAtMs } = outcome;
  const { faultClass, message, outputTail } = fault;
  const wireFault = { faultClass: faultClasses.toWire(faultClass), message, outputTail };
  return { requestId, agentId, trialId, fence, fault: wireFault, startedAtMs, endedAtMs };
}

/** A verdict that this agent does not know lets the trial go on: the next renewal may tell more. */
export function renewVerdictFromWire(wire: number | null | undefined): RenewVerdict {
  return renewVerdicts.fromWire(wire) ?? 'renewed';
}

/** Undefined for a verdict that this agent does not know: no reason to drop a result. */
export function outcomeVerdictFromWire(wire: number | null | undefined): OutcomeVerdict | undefined {
  return outcomeVerdicts.fromWire(wire);
}
