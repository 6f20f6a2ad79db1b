/** What comes over the wire, checked and in the words of the core. */
import { YatesError } from '../../base/error.ts';
import { agentId, fence, requestId, trialId } from '../../base/ids.ts';
import { metricsFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { faultClasses } from '../../proto/vocabulary.ts';
import type { Artifact, TrialResult } from '../core/event.ts';
import type { CompleteAsk, FailAsk, Held, LeaseAsk, RegisterAsk, ReleaseAsk, RenewAsk } from '../core/ask.ts';
import { prioritiesMax } from '../core/fair-share.ts';
import type { Fault } from '../core/fault.ts';

/** Longest text kept of an agent's fault message and output. */
const messageCharsMax = 2_000;
const outputCharsMax = 8 * 1024;
/** A longer poll is cut short: proxies drop silent calls. */
const waitMsMax = 60_000;
const slotsMax = 1_000;

interface FromAgent {
  readonly requestId: string;
  readonly agentId: string;
  /** Not in Register, which asks for it. */
  readonly logId?: string;
}

/** @throws YatesError E_REQUEST */
function sender({ requestId: request, agentId: agent, logId = '' }: FromAgent) {
  return {
    logId,
    requestId: requestId(required(request, 'request_id')),
    agentId: agentId(required(agent, 'agent_id')),
  };
}

export function registerFromWire(wire: yates.v1.RegisterRequest): Omit<RegisterAsk, 'call'> {
  const { name, version, labels, devices, backend, incarnation, takesSeeds } = wire;
  return {
    kind: 'register',
    ...sender(wire),
    card: {
      name: name === '' ? wire.agentId : name,
      version,
      slots: slotsFromWire(wire.slots),
      labels: { ...labels },
      devices: devices.map((device) => ({
        kind: device.kind,
        name: device.name,
        memoryBytes: device.memoryBytes,
      })),
      backend,
      incarnation,
      ...(takesSeeds ? { takesSeeds } : {}),
    },
    held: wire.held.map(heldFromWire),
  };
}

export function leaseFromWire(wire: yates.v1.LeaseRequest): Omit<LeaseAsk, 'call'> {
  return {
    kind: 'lease',
    ...sender(wire),
    slots: slotsFromWire(wire.slots),
    waitMs: Math.min(wire.waitMs, waitMsMax),
  };
}

export function renewFromWire(wire: yates.v1.RenewRequest): Omit<RenewAsk, 'call'> {
  return { kind: 'renew', ...sender(wire), held: wire.held.map(heldFromWire) };
}

export function completeFromWire(wire: yates.v1.CompleteRequest): Omit<CompleteAsk, 'call'> {
  return {
    kind: 'complete',
    ...sender(wire),
    results: wire.results.map((result) => ({
      ...claimFromWire(result),
      result: resultFromWire(result),
      ...(result.requestId ? { requestId: requestId(result.requestId) } : {}),
    })),
  };
}

export function failFromWire(wire: yates.v1.FailRequest): Omit<FailAsk, 'call'> {
  return { kind: 'fail', ...sender(wire), ...claimFromWire(wire), fault: faultFromWire(wire.fault ?? {}) };
}

export function releaseFromWire(wire: yates.v1.ReleaseRequest): Omit<ReleaseAsk, 'call'> {
  const { reason, leaving } = wire;
  return { kind: 'release', ...sender(wire), held: wire.held.map(heldFromWire), reason, leaving };
}

/** @throws YatesError E_REQUEST */
export function artifactFromWire(wire: yates.v1.Artifact.$Properties): Artifact {
  const { name = '', mediaType = '', sha256 = '', sizeBytes = 0 } = wire;
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw requestError('sha256 of an artifact is not 64 hexadecimal digits');
  return { name, mediaType, sha256, sizeBytes };
}

/** A lease that is named beside the log id of its call. */
function claimFromWire({ trialId = '', fence: token = 0 }: yates.v1.Held.$Properties): Omit<Held, 'logId'> {
  return { trialId: trialIdOf(trialId), fence: fence(token) };
}

const trialIdOf = (text: string): Held['trialId'] => trialId(required(text, 'trial_id'));

function heldFromWire({
  trialId: trial = '',
  fence: token = 0,
  logId = '',
}: yates.v1.Held.$Properties): Held {
  return { trialId: trialIdOf(trial), fence: fence(token), logId };
}

function resultFromWire(wire: yates.v1.Result.$Properties): TrialResult {
  const { metrics = [], artifacts = [], startedAtMs = 0, endedAtMs = 0, backend = '' } = wire;
  return {
    metrics: metricsFromWire(metrics),
    artifacts: artifacts.map(artifactFromWire),
    startedAtMs: finite(startedAtMs, 'started_at_ms'),
    endedAtMs: finite(endedAtMs, 'ended_at_ms'),
    backend,
  };
}

function faultFromWire(wire: yates.v1.Fault.$Properties): Fault {
  const { faultClass, message = '', outputTail = '' } = wire;
  return {
    faultClass: faultClasses.fromWire(faultClass) ?? 'user',
    message: message.slice(0, messageCharsMax),
    outputTail: outputTail.slice(-outputCharsMax),
  };
}

function slotsFromWire(slots: number): number {
  if (slots < 1 || slots > slotsMax) throw requestError(`slots is ${slots}, not in 1 to ${slotsMax}`);
  return slots;
}

/** @returns undefined for 0: not said. @throws YatesError E_REQUEST */
export function priorityFromWire(priority: number): number | undefined {
  if (priority > prioritiesMax) throw requestError(`priority is ${priority}, not in 1 to ${prioritiesMax}`);
  return priority === 0 ? undefined : priority;
}

export function required(text: string, name: string): string {
  if (text === '') throw requestError(`${name} is empty`);
  return text;
}

/** A time that is not finite has no JSON form and would not survive the log. */
function finite(value: number, name: string): number {
  if (!Number.isFinite(value)) throw requestError(`${name} is ${value}`);
  return value;
}

function requestError(message: string): YatesError {
  return new YatesError({ code: 'E_REQUEST', message, next: 'correct the request' });
}
