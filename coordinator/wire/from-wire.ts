/** What comes over the wire, checked and in the words of the core. */
import { contentHash } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { type AgentId, agentId, fence, type RequestId, requestId, trialId } from '../../base/ids.ts';
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../../design/level-text.ts';
import type { Level } from '../../design/sweep-spec.ts';
import { levelFromWire, metricsFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { faultClasses } from '../../proto/vocabulary.ts';
import type { Artifact, TrialResult } from '../core/event.ts';
import type {
  CompleteAsk,
  DescribedEnvironment,
  FailAsk,
  Held,
  JobsReport,
  LeaseAsk,
  RegisterAsk,
  ReleaseAsk,
  RenewAsk,
} from '../core/ask.ts';
import { prioritiesMax } from '../core/fair-share.ts';
import type { Fault } from '../core/fault.ts';
import type { DeviceReading } from '../watch/device-board.ts';

/** Longest end that is kept of the output that comes with a fault. */
const outputCharsMax = 8 * 1024;
/** Longest reason that is kept, of a user or an agent. */
export const reasonCharsMax = 500;
/** Longest name of an artifact that is kept: it may be a path below the folder of its trial. */
const artifactNameCharsMax = 1_024;
/** A longer poll is cut short: proxies drop silent calls. */
const waitMsMax = 60_000;
const slotsMax = 1_000;
/** Of an agent, that are kept. */
const programsMax = 1_000;

/** A lease ends once, so trial and fence identify its outcome, and all outcomes of a kind share one request id. */
const endedBy = { complete: requestId('completed'), fail: requestId('failed') } as const;

/** Whose stream a request came on, and the log that its message speaks of. */
export interface Sender {
  readonly agentId: AgentId;
  readonly logId: string;
}

/** @throws YatesError E_REQUEST */
const asked = (sender: Sender, wire: Identified) => ({ ...sender, requestId: requestIdFromWire(wire) });

export function registerFromWire(wire: yates.v1.RegisterRequest): Omit<RegisterAsk, 'call'> {
  const { name, version, devices, backend, incarnation, takesSeeds, programs, holdsSlots, leavesAlone } =
    wire;
  const { takesCheckpoints, checkpointStore, takesSources } = wire;
  refuseMany(devices, limits.devices, 'devices');
  return {
    kind: 'register',
    requestId: requestIdFromWire(wire),
    agentId: agentId(nameFromWire(required(wire.agentId, 'agent_id'), 'agent_id')),
    card: {
      name: nameFromWire(name === '' ? wire.agentId : name, 'name'),
      version: described(version),
      slots: slotsFromWire(wire.slots),
      labels: labelsFromWire(wire.labels),
      devices: devices.map((device) => ({
        kind: described(device.kind),
        name: described(device.name),
        memoryBytes: finite(device.memoryBytes ?? 0, 'memory_bytes'),
        ...(device.id ? { id: nameFromWire(device.id, 'the id of a device') } : {}),
        ...(device.slots ? { slots: Math.min(device.slots, slotsMax) } : {}),
        ...(device.slice ? { isSlice: true } : {}),
      })),
      backend: described(backend),
      incarnation: nameFromWire(incarnation, 'incarnation'),
      ...(takesSeeds ? { takesSeeds } : {}),
      ...(leavesAlone.length > 0 ? { leavesAlone: leavesAlone.slice(0, limits.sweeps).map(described) } : {}),
      ...(programs ? { programs: programs.names.slice(0, programsMax).map(described) } : {}),
      ...(holdsSlots ? { holdsSlots } : {}),
      ...(takesSources ? { takesSources } : {}),
      ...(takesCheckpoints ? { takesCheckpoints } : {}),
      ...(checkpointStore === ''
        ? {}
        : { checkpointStore: nameFromWire(checkpointStore, 'checkpoint_store') }),
    },
    held: allHeldFromWire(wire.held),
  };
}

function labelsFromWire(wire: Readonly<Record<string, string>>): Record<string, string> {
  const labels = Object.entries(wire);
  refuseMany(labels, limits.labels, 'labels');
  return Object.fromEntries(
    labels.map(([name, value]) => [nameFromWire(name, 'a label'), nameFromWire(value, `label ${name}`)]),
  );
}

export function leaseFromWire(wire: yates.v1.LeaseRequest, sender: Sender): Omit<LeaseAsk, 'call'> {
  return {
    kind: 'lease',
    ...asked(sender, wire),
    slots: slotsFromWire(wire.slots),
    waitMs: Math.min(wire.waitMs, waitMsMax),
    ...(wire.gpus === 0 ? {} : { gpus: Math.min(wire.gpus, limits.devices) }),
    ...(wire.seenFence === 0 ? {} : { seenFence: fence(wire.seenFence) }),
    ...(wire.timeLeftMs > 0 ? { timeLeftMs: wire.timeLeftMs } : {}),
  };
}

/** @throws YatesError E_REQUEST */
export function deviceReadingsFromWire(wire: readonly yates.v1.DeviceReading.$Properties[]): DeviceReading[] {
  refuseMany(wire, limits.devices, 'readings of devices');
  return wire.map(({ id, utilisation, usedBytes, temperatureC, trouble, trialIds }) => ({
    id: nameFromWire(id ?? '', 'the id of a device'),
    utilisation: known(utilisation),
    usedBytes: known(usedBytes),
    temperatureC: known(temperatureC),
    trouble: cut(trouble ?? '', reasonCharsMax),
    trialIds: (trialIds ?? []).slice(0, slotsMax).map((trial) => nameFromWire(trial, 'trial_ids')),
  }));
}

/** A number that was read; undefined for one that is not known. */
const known = (value: number | null | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export function renewFromWire(wire: yates.v1.RenewRequest, sender: Sender): Omit<RenewAsk, 'call'> {
  refuseMany(wire.environments, limits.held, 'environments');
  const environments = wire.environments.flatMap((said) => {
    const { environment } = environmentFromWire(said.environment);
    return environment === undefined ? [] : [{ ...claimFromWire(said), environment }];
  });
  return {
    kind: 'renew',
    ...asked(sender, wire),
    held: allHeldFromWire(wire.held),
    ...(environments.length === 0 ? {} : { environments }),
  };
}

export function completeFromWire(wire: yates.v1.CompleteRequest, sender: Sender): Omit<CompleteAsk, 'call'> {
  requestIdFromWire(wire);
  refuseMany(wire.results, limits.requestsPerMessage, 'results');
  return {
    kind: 'complete',
    ...sender,
    requestId: endedBy.complete,
    results: wire.results.map((result) => {
      const { trialId, fence: token } = claimFromWire(result);
      const { environment } = environmentFromWire(result.environment);
      return { trialId, fence: token, result: resultFromWire(result), environment };
    }),
  };
}

export function failFromWire(wire: yates.v1.FailRequest, sender: Sender): Omit<FailAsk, 'call'> {
  requestIdFromWire(wire);
  const fault = faultFromWire(wire.fault ?? {});
  const { environment } = wire;
  const ran = environmentFromWire(environment);
  const artifacts = artifactsFromWire(wire.artifacts);
  return {
    kind: 'fail',
    ...sender,
    requestId: endedBy.fail,
    ...claimFromWire(wire),
    fault,
    artifacts,
    ...ran,
  };
}

const sha256Pattern = /^[0-9a-f]{64}$/;

/** A description is bounded, since it stays in the log; one that is not of the usual form is left out, and its result is as good. */
function environmentFromWire(wire: yates.v1.Environment.$Properties | null | undefined): {
  readonly environment?: DescribedEnvironment;
} {
  if (!wire) return {};
  // By the hash alone, where this agent has described it before.
  if (!wire.agentVersion)
    return sha256Pattern.test(wire.hash ?? '') ? { environment: { hash: wire.hash ?? '' } } : {};
  const text = (value: string | null | undefined): string => (value ?? '').slice(0, limits.nameBytes);
  const packages = Object.entries(wire.packages ?? {})
    .slice(0, limits.environmentPackages)
    .map(([name, version]) => [text(name), text(version)] as const);
  const environment = {
    commit: text(wire.commit),
    isDirty: wire.dirty ?? false,
    codeSha256: text(wire.codeSha256),
    interpreter: text(wire.interpreter),
    interpreterVersion: text(wire.interpreterVersion),
    packages: Object.fromEntries(packages),
    driver: text(wire.driver),
    agentVersion: text(wire.agentVersion),
    ...(wire.backend ? { backend: text(wire.backend) } : {}),
    ...(wire.weightsSha256 ? { weightsSha256: text(wire.weightsSha256) } : {}),
  };
  // Computed here, so that no agent can describe an environment under the hash of another.
  return { environment: { hash: contentHash({ ...environment }), environment } };
}

export function releaseFromWire(wire: yates.v1.ReleaseRequest, sender: Sender): Omit<ReleaseAsk, 'call'> {
  const { leaving, preempted } = wire;
  const reason = cut(wire.reason, reasonCharsMax);
  return {
    kind: 'release',
    ...asked(sender, wire),
    held: allHeldFromWire(wire.held),
    reason,
    leaving,
    preempted,
  };
}

/** @throws YatesError E_REQUEST */
export function sha256FromWire(text: string, what: string): string {
  if (!sha256Pattern.test(text)) throw requestError(`${what} is not 64 hexadecimal digits`);
  return text;
}

/** @throws YatesError E_REQUEST */
export function artifactFromWire(wire: yates.v1.Artifact.$Properties): Artifact {
  const { name = '', mediaType = '', sha256 = '', sizeBytes = 0 } = wire;
  sha256FromWire(sha256, 'sha256 of an artifact');
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0 || sizeBytes > limits.artifactsBytes)
    throw requestError(
      `size_bytes of an artifact is not a whole number from 0 to ${groupDigits(limits.artifactsBytes)}`,
    );
  return { name: cut(name, artifactNameCharsMax), mediaType: described(mediaType), sha256, sizeBytes };
}

/** @throws YatesError E_REQUEST for more than one trial may leave */
function artifactsFromWire(wire: readonly yates.v1.Artifact.$Properties[]): Artifact[] {
  // An agent names the files that it has left out in a further one.
  if (wire.length > limits.artifacts + 1)
    throw requestError(`a result names more than ${limits.artifacts} artifacts`);
  const artifacts = wire.map(artifactFromWire);
  if (artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > limits.artifactsBytes)
    throw requestError(
      `the artifacts of a result are larger than ${groupDigits(limits.artifactsBytes)} bytes together`,
    );
  return artifacts;
}

/** A lease that is named beside the log id of its call. */
export function claimFromWire({
  trialId = '',
  fence: token = 0,
}: yates.v1.Held.$Properties): Omit<Held, 'logId'> {
  return { trialId: trialIdOf(trialId), fence: fence(token) };
}

const trialIdOf = (text: string): Held['trialId'] =>
  trialId(nameFromWire(required(text, 'trial_id'), 'trial_id'));

function allHeldFromWire(wire: readonly yates.v1.Held.$Properties[]): Held[] {
  refuseMany(wire, limits.held, 'leases');
  return wire.map(({ trialId: trial = '', fence: token = 0, logId = '' }) => ({
    trialId: trialIdOf(trial),
    fence: fence(token),
    logId: nameFromWire(logId, 'log_id'),
  }));
}

/** @throws YatesError E_REQUEST for too many, or a name that is too long */
export function metricsOf(wire: readonly yates.v1.Metric.$Properties[]): Record<string, number> {
  refuseMany(wire, limits.metrics, 'metrics');
  for (const { name } of wire) nameFromWire(name ?? '', 'the name of a metric');
  return metricsFromWire(wire);
}

function resultFromWire(wire: yates.v1.Result.$Properties): TrialResult {
  const { metrics = [], artifacts = [], startedAtMs = 0, endedAtMs = 0, backend = '' } = wire;
  return {
    metrics: metricsOf(metrics),
    artifacts: artifactsFromWire(artifacts),
    startedAtMs: finite(startedAtMs, 'started_at_ms'),
    endedAtMs: finite(endedAtMs, 'ended_at_ms'),
    backend: described(backend),
  };
}

function faultFromWire(wire: yates.v1.Fault.$Properties): Fault {
  const { faultClass, message = '', outputTail = '' } = wire;
  return {
    faultClass: faultClasses.fromWire(faultClass) ?? 'user',
    message: cut(message, limits.faultMessageChars),
    outputTail: outputTail.slice(-outputCharsMax).toWellFormed(),
  };
}

function slotsFromWire(slots: number): number {
  if (slots < 1 || slots > slotsMax) throw requestError(`slots is ${slots}, not in 1 to ${slotsMax}`);
  return slots;
}

/** @throws YatesError E_REQUEST */
export function jobsFromWire({ submitter, jobs, sweepIds }: yates.v1.ReportJobsRequest): JobsReport {
  refuseMany(sweepIds, limits.sweeps, 'sweeps');
  const { scheduler, running, pending, ending, trouble } = jobs ?? {};
  return {
    kind: 'jobs',
    submitter: nameFromWire(required(submitter, 'submitter'), 'submitter'),
    jobs: {
      scheduler: described(scheduler),
      running: running ?? 0,
      pending: pending ?? 0,
      ending: ending ?? 0,
      trouble: cut(trouble ?? '', reasonCharsMax),
    },
    sweepIds: sweepIds.map((id) => nameFromWire(id, 'sweep_ids')),
  };
}

/** @returns undefined for 0: not said. @throws YatesError E_REQUEST */
export function priorityFromWire(priority: number): number | undefined {
  if (priority > prioritiesMax) throw requestError(`priority is ${priority}, not in 1 to ${prioritiesMax}`);
  return priority === 0 ? undefined : priority;
}

interface Identified {
  readonly requestId: string;
}

/** @throws YatesError E_REQUEST where it is empty or, since ids are kept in the log, too long */
export function requestIdFromWire({ requestId: id }: Identified): RequestId {
  return requestId(bounded(required(id, 'request_id'), limits.requestIdBytes, 'request_id'));
}

/**
 * A name or id. They are kept in the log and compared, so what is too long is refused, not cut.
 *
 * @param what names it in the error
 * @throws YatesError E_REQUEST
 */
export const nameFromWire = (text: string, what: string): string => bounded(text, limits.nameBytes, what);

function bounded(text: string, bytesMax: number, what: string): string {
  if (Buffer.byteLength(text) > bytesMax)
    throw requestError(`${cut(what, 40)} has more than ${bytesMax} bytes`);
  if (!text.isWellFormed()) throw requestError(`${cut(what, 40)} is not Unicode text`);
  return text;
}

/** A text for people, such as the version of an agent: what is too long is cut. */
const described = (text: string | null | undefined): string => cut(text ?? '', limits.nameBytes);

/** The beginning of a text; half of a surrogate pair, which a cut may leave and no text on the wire may have, is replaced. */
export const cut = (text: string, charsMax: number): string => text.slice(0, charsMax).toWellFormed();

/** @throws YatesError E_REQUEST */
function refuseMany(all: readonly unknown[], most: number, what: string): void {
  if (all.length > most) throw requestError(`the request has ${all.length} ${what}, more than ${most}`);
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

export function requestError(message: string): YatesError {
  return new YatesError({ code: 'E_REQUEST', message, next: 'correct the request' });
}

/** @throws YatesError E_REQUEST for a level without a value */
export function levelsFromWire(wire: readonly yates.v1.FactorLevels.$Properties[]): Record<string, Level[]> {
  const value = (level: yates.v1.Level.$Properties): Level => {
    if ((level.text ?? level.number ?? level.flag ?? undefined) === undefined)
      throw requestError('a level carries no value');
    return levelFromWire(level);
  };
  return Object.fromEntries(wire.map(({ factor, levels }) => [factor ?? '', (levels ?? []).map(value)]));
}
