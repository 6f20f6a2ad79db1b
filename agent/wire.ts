/** The agent's words to wire messages and back. Wire types go no further than this file and its callers. */
import { assert } from '../base/assert.ts';
import type { Json } from '../base/canonical-json.ts';
import { YatesError } from '../base/error.ts';
import type { RunEnvironment } from '../base/run-environment.ts';
import { fence, sweepId, trialId } from '../base/ids.ts';
import { metricsToWire } from '../proto/convert-settings.ts';
import { type Granted, grantedSettings } from '../proto/work-stream.ts';
import type { yates } from '../proto/generated/yates.js';
import { faultClasses, outcomeVerdicts, renewVerdicts } from '../proto/vocabulary.ts';
import { killGraceMsOf } from './command/command-options.ts';
import type { RenewVerdict, OutcomeVerdict } from './core/call.ts';
import type { AttemptLimits, CheckpointRef, Grant, Held, SourceRef, TrainerSection } from './core/lease.ts';
import type { ArtifactRef, SpooledOutcome } from './core/outcome.ts';

type Completed = Extract<SpooledOutcome, { kind: 'completed' }>;
type Failed = Extract<SpooledOutcome, { kind: 'failed' }>;

/** A trial's id names files here: letters, digits and -_. of which the first is no dot. */
const trialIdPattern = /^[A-Za-z0-9][\w.-]{0,127}$/;
const timerMsMax = 2 ** 31 - 1;

/** Kept between 100 ms and 24 h: with less the agent would only renew, with more it would not report for days. */
export const leaseTtlFromWire = (ms: number): number => Math.min(24 * 3_600_000, Math.max(100, ms));

/**
 * The coordinator is authenticated by its pin, but its messages are checked too: what it sends never names a file outside of the agent's
 * folder and never breaks the agent.
 *
 * @throws YatesError E_GRANT when a grant lacks what is needed to run it, or is not of the form that a coordinator of ours sends
 */
export function grantFromWire(wire: Granted): Grant {
  try {
    return checkedGrant(wire);
  } catch (cause) {
    throw new YatesError({
      code: 'E_GRANT',
      message: (cause as Error).message.slice(0, shownChars),
      next: 'run agents and coordinator of one version',
      cause,
    });
  }
}

/** Characters that are shown of why a grant is refused. */
const shownChars = 200;

function checkedGrant(wire: Granted): Grant {
  const { info } = wire;
  assert(trialIdPattern.test(wire.trialId), 'a grant names its trial by a plain id');
  const trainer = trainerOf(info);
  return {
    trialId: trialId(wire.trialId),
    fence: fence(wire.fence),
    sweepId: sweepId(info.sweepId),
    sweepName: info.name,
    attempt: wire.attempt,
    settings: grantedSettings(wire),
    replicate: wire.replicate,
    ...seedFromWire(wire),
    trainer,
    ...limitsOf(info),
    killGraceMs: trainer.kind === 'command' ? killGraceMsOf(trainer.options) : 0,
    slots: Math.max(1, info.slots),
    gpus: info.gpus,
    keepsCheckpoints: info.keepsCheckpoints,
    ...(info.baseVersion === '' ? {} : { baseVersion: info.baseVersion }),
    requiredMetrics: info.requiredMetrics,
    ...(wire.checkpoints.length === 0 ? {} : { checkpoints: wire.checkpoints.map(checkpointFromWire) }),
    ...(wire.source ? { source: sourceFromWire(wire.source) } : {}),
  };
}

/** Names are looked at when the files are written, so that a bad one is its trial's fault. */
const sourceFromWire = ({
  sweepId: sweep,
  trialId: trial,
  files,
}: yates.v1.Source.$Properties): SourceRef => ({
  sweepId: sweep ?? '',
  trialId: trial ?? '',
  files: (files ?? []).map(({ name, sha256, sizeBytes }) => ({
    name: name ?? '',
    sha256: sha256 ?? '',
    sizeBytes: sizeBytes ?? 0,
  })),
});

function checkpointFromWire(wire: yates.v1.Checkpoint.$Properties): CheckpointRef {
  const { manifest = '', step = 0, bytes = 0, store = '' } = wire;
  assert(/^[0-9a-f]{64}$/.test(manifest), 'a checkpoint is named by a hash');
  return { manifest, step, bytes, store };
}

const limitsOf = ({ timeoutMs, stallTimeoutMs }: AttemptLimits): AttemptLimits => ({
  timeoutMs: Math.min(timeoutMs, timerMsMax),
  stallTimeoutMs: Math.min(stallTimeoutMs, timerMsMax),
});

/** @returns undefined where the limits are what they were */
export function limitsFromWire(wire: yates.v1.Renewal.$Properties): AttemptLimits | undefined {
  const { timeoutMs, stallTimeoutMs } = wire;
  if (typeof timeoutMs !== 'number' || typeof stallTimeoutMs !== 'number') return undefined;
  return limitsOf({ timeoutMs, stallTimeoutMs });
}

/** No seed is that of a sweep that shares its seeds, or of a coordinator that knows no others. */
function seedFromWire({ seed, replicate }: Granted): Pick<Grant, 'seed' | 'seeds'> {
  return seed ? { seed, seeds: 'own' } : { seed: replicate, seeds: 'shared' };
}

const trainers = new WeakMap<Granted['info'], TrainerSection>();

/** All trials of a sweep share it. */
function trainerOf(info: Granted['info']): TrainerSection {
  const known = trainers.get(info) ?? trainerFromWire(info.trainerJson);
  trainers.set(info, known);
  return known;
}

function trainerFromWire(text: string): TrainerSection {
  const section = JSON.parse(text) as { readonly kind?: unknown; readonly options?: unknown } | null;
  const { kind, options = {} } = section ?? {};
  assert(typeof kind === 'string' && kind.length <= 64, 'a grant names a kind of trainer');
  assert(typeof options === 'object' && options !== null && !Array.isArray(options), 'options are a map');
  return { kind, options: options as Record<string, Json> };
}

export function heldToWire(held: readonly Held[]): yates.v1.Held.$Properties[] {
  return held.map(({ trialId, fence, logId = '' }) => ({ trialId, fence, logId }));
}

type WireEnvironment = yates.v1.Environment.$Properties | undefined;

export function resultToWire(outcome: Completed, environment: WireEnvironment): yates.v1.Result.$Properties {
  const { trialId, fence, metrics, artifacts, startedAtMs, endedAtMs, backend } = outcome;
  return {
    trialId,
    fence,
    metrics: metricsToWire(metrics),
    artifacts: artifacts.map(artifactToWire),
    startedAtMs,
    endedAtMs,
    backend,
    ...(environment === undefined ? {} : { environment }),
  };
}

/** @param isKnown the coordinator has had this environment: its hash will do */
export function environmentToWire(
  environment: RunEnvironment,
  hash: string,
  isKnown: boolean,
): yates.v1.Environment.$Properties {
  if (isKnown) return { hash };
  const { isDirty: dirty, packages, ...rest } = environment;
  return { hash, dirty, packages: { ...packages }, ...rest };
}

export function artifactToWire(artifact: ArtifactRef): yates.v1.Artifact.$Properties {
  const { name, mediaType, sha256, sizeBytes } = artifact;
  return { name, mediaType, sha256, sizeBytes };
}

export function failureToWire(
  requestId: string,
  outcome: Failed,
  environment: WireEnvironment,
): yates.v1.FailRequest.$Properties {
  const { trialId, fence, fault, startedAtMs, endedAtMs } = outcome;
  const { faultClass, message, outputTail } = fault;
  const wireFault = { faultClass: faultClasses.toWire(faultClass), message, outputTail };
  const described = environment === undefined ? {} : { environment };
  const artifacts = (outcome.artifacts ?? []).map(artifactToWire);
  return { requestId, trialId, fence, fault: wireFault, startedAtMs, endedAtMs, artifacts, ...described };
}

/** A verdict that this agent does not know lets the trial go on: the next renewal may tell more. */
export function renewVerdictFromWire(wire: number | null | undefined): RenewVerdict {
  return renewVerdicts.fromWire(wire) ?? 'renewed';
}

/** Undefined for a verdict that this agent does not know: no reason to drop a result. */
export function outcomeVerdictFromWire(wire: number | null | undefined): OutcomeVerdict | undefined {
  return outcomeVerdicts.fromWire(wire);
}
