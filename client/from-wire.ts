/** What a coordinator sends, as facts. Anything unreadable becomes "unknown", never an exception. */
import { agentId, sweepId, trialId } from '../base/ids.ts';
import type { PolicyChange } from '../design/run-policy.ts';
import type { Level } from '../design/sweep-spec.ts';
import { yates } from '../proto/generated/yates.js';
import { levelFromWire, metricsFromWire } from '../proto/convert-settings.ts';
import {
  agentStates,
  faultClasses,
  logKindFromWire,
  severityFromWire,
  sweepStates,
  trialStates,
} from '../proto/vocabulary.ts';
import type {
  Agent,
  AgentDetails,
  CoordinatorEntry,
  Collected,
  Device,
  Checkpoint,
  Fault,
  Jobs,
  Note,
  Progress,
  Pruning,
  ScoredBy,
  Sweep,
  Trial,
  WatchUpdate,
} from './facts.ts';
import { sharedSettings, sharedText } from './shared-parts.ts';
import { specFromWire } from './spec-from-wire.ts';

/** Undefined for a kind of message that this version does not know: it is skipped. */
export function watchUpdateFromWire(wire: yates.v1.WatchUpdate.$Properties): WatchUpdate | undefined {
  const atMs = wire.atMs ?? 0;
  if (wire.sweep) return { kind: 'sweep', atMs, sweep: sweepFromWire(wire.sweep) };
  if (wire.trials) return { kind: 'trials', atMs, trials: (wire.trials.trials ?? []).map(trialFromWire) };
  if (wire.entry)
    return { kind: 'entry', atMs, entry: entryFromWire(wire.entry), gap: wire.entry.gap ?? false };
  if (wire.trial) return { kind: 'trial', atMs, trial: trialFromWire(wire.trial) };
  if (wire.agent) return { kind: 'agent', atMs, agent: agentFromWire(wire.agent) };
  if (wire.caughtUp) return { kind: 'caught-up', atMs, entries: wire.caughtUp.entries ?? false };
  if (!wire.notice) return undefined;
  return {
    kind: 'notice',
    atMs,
    severity: severityFromWire(wire.notice.severity),
    text: wire.notice.text ?? '',
    trialId: wire.notice.trialId ? trialId(wire.notice.trialId) : undefined,
  };
}

export const entryFromWire = (wire: yates.v1.LogEntry.$Properties): CoordinatorEntry => ({
  seq: wire.seq ?? 0,
  atMs: wire.atMs ?? 0,
  kind: logKindFromWire(wire.kind),
  severity: severityFromWire(wire.severity),
  text: wire.text ?? '',
  trialId: wire.trialId ? trialId(wire.trialId) : undefined,
  agentId: wire.agentId ? agentId(wire.agentId) : undefined,
  by: wire.by?.name ? wire.by.name : undefined,
});

export function sweepFromWire(wire: yates.v1.SweepView.$Properties): Sweep {
  const scoredBy = wire.scoredBy ?? [];
  return {
    id: sweepId(wire.sweepId ?? ''),
    name: wire.name ?? '',
    state: sweepStates.fromWire(wire.state) ?? 'unknown',
    designHash: wire.designHash ?? '',
    baseVersion: wire.baseVersion ?? '',
    launchedAtMs: wire.launchedAtMs ?? 0,
    endedAtMs: wire.endedAtMs ?? 0,
    priority: wire.priority ?? 1,
    extensions: (wire.extensions ?? []).map(({ what, trials, hash }) => ({
      what: what ?? '',
      trials: trials ?? 0,
      hash: hash ?? '',
    })),
    ...((wire.environments ?? []).length === 0
      ? {}
      : {
          environments: wire.environments?.map(({ hash, difference }) => ({
            hash: hash ?? '',
            difference: difference ?? '',
          })),
        }),
    changes: (wire.changes ?? []).map(({ what, detail, atMs, by }) => ({
      what: what ?? '',
      detail: detail ?? '',
      atMs: atMs ?? 0,
      by: by ? { token: by.token ?? '', name: by.name ?? '', peer: by.peer ?? '' } : undefined,
    })),
    counts: {
      total: wire.trials ?? 0,
      queued: wire.queued ?? 0,
      leased: wire.leased ?? 0,
      done: wire.done ?? 0,
      failed: wire.failed ?? 0,
      pruned: wire.pruned ?? 0,
      cancelled: wire.cancelled ?? 0,
    },
    resumed: wire.resumed ?? 0,
    lostSlotMs: wire.lostSlotMs ?? 0,
    slotMs: wire.slotMs ?? 0,
    gpuMs: wire.gpuMs ?? 0,
    checkpointBytes: wire.checkpointBytes ?? 0,
    artifactBytes: wire.artifactBytes ?? 0,
    pauseReason: wire.pauseReason ? wire.pauseReason : undefined,
    isHopeless: wire.pauseCause === 'same-error',
    notes: notesFromWire(wire.notes),
    ...(wire.usualTrialMs ? { usualTrialMs: wire.usualTrialMs } : {}),
    ...((wire.jobs ?? []).length === 0 ? {} : { jobs: jobsFromWire(wire.jobs) }),
    ...(wire.scoresSweepId ? { scores: wire.scoresSweepId } : {}),
    ...(scoredBy.length === 0 ? {} : { scoredBy: scoredBy.map(scoredByFromWire) }),
    spec: specFromWire(wire.specJson ?? '', scoredBy),
  };
}

const scoredByFromWire = (wire: yates.v1.ScoredBy.$Properties): ScoredBy => ({
  sweepId: wire.sweepId ?? '',
  name: wire.name ?? '',
  state: sweepStates.fromWire(wire.state) ?? 'unknown',
  trials: wire.trials ?? 0,
  done: wire.done ?? 0,
  failed: wire.failed ?? 0,
  responses: (wire.responses ?? []).map(({ name }) => name ?? ''),
});

export const jobsFromWire = (wire: readonly yates.v1.JobsView.$Properties[] | null | undefined): Jobs[] =>
  (wire ?? []).map(({ scheduler, running, pending, ending, trouble }) => ({
    scheduler: scheduler ?? '',
    running: running ?? 0,
    pending: pending ?? 0,
    ending: ending ?? 0,
    trouble: trouble ?? '',
  }));

/** Undefined from a coordinator of an earlier version. */
export const notesFromWire = (wire: readonly yates.v1.Note.$Properties[] | null | undefined): Note[] =>
  (wire ?? []).map(({ kind, text }) => ({ kind: kind ?? '', text: text ?? '' }));

export const policyChangeFromWire = ({
  name,
  before,
  after,
}: yates.v1.PolicyChange.$Properties): PolicyChange => ({
  name: name ?? '',
  before: before ?? '',
  after: after ?? '',
});

export function trialFromWire(wire: yates.v1.TrialView.$Properties): Trial {
  return {
    id: trialId(wire.trialId ?? ''),
    plannedOrder: wire.plannedOrder ?? 0,
    realisedOrder: wire.realisedOrder ?? undefined,
    cell: wire.cell ?? 0,
    replicate: wire.replicate ?? 0,
    // A coordinator of an earlier version says no seed: its seeds are shared.
    seed: wire.seed || (wire.replicate ?? 0),
    block: wire.block ?? 0,
    settings: sharedSettings(
      (wire.settings ?? []).map(({ factor, level }) => [factor ?? '', readableLevel(level)] as const),
    ),
    state: trialStates.fromWire(wire.state) ?? 'unknown',
    agentId: wire.agentId ? agentId(sharedText(wire.agentId)) : undefined,
    agentName: sharedText(wire.agentName ?? ''),
    attempts: wire.attempts ?? 0,
    // What a trial says of itself goes before what was scored.
    metrics: metricsFromWire([...(wire.scores ?? []), ...(wire.metrics ?? [])]),
    artifacts: artifactsFromWire(wire.artifacts ?? []),
    ...(wire.source ? { source: sourceFromWire(wire.source) } : {}),
    ...(wire.collected ? { collected: collectedFromWire(wire.collected) } : {}),
    fault: faultFromWire(wire.fault),
    leasedAtMs: wire.leasedAtMs ?? 0,
    endedAtMs: wire.endedAtMs ?? 0,
    durationMs: wire.durationMs ?? 0,
    progress: progressFromWire(wire.progress),
    backend: sharedText(wire.backend ?? ''),
    environment: wire.environment ? sharedText(wire.environment) : undefined,
    lateResults: wire.lateResults ?? 0,
    pruning: pruningFromWire(wire.pruning),
    reference: wire.reference ? wire.reference : undefined,
    pauseReason: wire.pauseReason ? wire.pauseReason : undefined,
    ...(wire.resumedFrom ? { resumedFrom: checkpointFromWire(wire.resumedFrom) } : {}),
    ...(wire.checkpoint ? { checkpoint: checkpointFromWire(wire.checkpoint) } : {}),
  };
}

const sourceFromWire = (wire: yates.v1.TrialSource.$Properties): Trial['source'] => ({
  sweepId: wire.sweepId ?? '',
  trialId: wire.trialId ?? '',
  number: wire.number ?? 0,
  files: wire.files ?? 0,
  digest: wire.digest ?? '',
});

const noArtifacts: Trial['artifacts'] = [];

const artifactsFromWire = (wire: readonly yates.v1.Artifact.$Properties[]): Trial['artifacts'] =>
  wire.length === 0
    ? noArtifacts
    : wire.map(({ name, sha256, sizeBytes }) => ({
        name: name ?? '',
        sha256: sha256 ?? '',
        sizeBytes: sizeBytes ?? 0,
      }));

export const collectedFromWire = ({ keep, atMs }: yates.v1.Collected.$Properties): Collected => ({
  keep: keep ?? '',
  atMs: atMs ?? 0,
});

export const checkpointFromWire = (wire: yates.v1.Checkpoint.$Properties): Checkpoint => ({
  step: wire.step ?? 0,
  bytes: wire.bytes ?? 0,
  attempt: wire.attempt ?? 0,
  agentName: wire.agentName ?? '',
});

function agentFromWire(wire: yates.v1.AgentView.$Properties) {
  const reason = wire.setAsideReason ?? '';
  return {
    id: agentId(wire.agentId ?? ''),
    name: wire.name ?? '',
    state: agentStates.fromWire(wire.state) ?? 'unknown',
    slots: wire.slots ?? 0,
    busy: wire.busy ?? 0,
    done: wire.done ?? 0,
    failed: wire.failed ?? 0,
    lastSeenMs: wire.lastSeenMs ?? 0,
    joinedAtMs: wire.joinedAtMs ?? 0,
    backend: wire.backend ?? '',
    labels: wire.labels ?? {},
    version: wire.version ?? '',
    diskTrouble: wire.diskTrouble ? wire.diskTrouble : undefined,
    setAside: reason === '' ? undefined : { reason, untilMs: wire.setAsideUntilMs ?? 0 },
    backOffs: (wire.backOffs ?? []).map(({ sweepId: id, reason: why, untilMs }) => ({
      sweepId: sweepId(id ?? ''),
      reason: why ?? '',
      untilMs: untilMs ?? 0,
    })),
  } satisfies Agent;
}

export function agentDetailsFromWire(wire: yates.v1.AgentView.$Properties): AgentDetails {
  return {
    ...agentFromWire(wire),
    devices: wire.deviceNames ?? [],
    idleReason: wire.idleReason ? wire.idleReason : undefined,
    keptFor: wire.keptFor ? wire.keptFor : undefined,
    failuresInARow: wire.failuresInARow ?? 0,
    finishedByOthers: wire.finishedByOthers ?? 0,
    timesSetAside: wire.timesSetAside ?? 0,
  };
}

export function deviceFromWire(wire: yates.v1.DeviceView.$Properties): Device {
  return {
    agentId: agentId(wire.agentId ?? ''),
    agentName: wire.agentName ?? '',
    id: wire.id ?? '',
    name: wire.name ?? '',
    memoryBytes: wire.memoryBytes ?? 0,
    slots: wire.slots ?? 0,
    isSlice: wire.slice ?? false,
    readAtMs: wire.readAtMs ?? 0,
    utilisation: wire.utilisation ?? undefined,
    usedBytes: wire.usedBytes ?? undefined,
    temperatureC: wire.temperatureC ?? undefined,
    trouble: wire.trouble ?? '',
    trialIds: wire.trialIds ?? [],
    intervalMs: wire.intervalMs ?? 0,
    utilisationHistory: wire.utilisationHistory ?? [],
    usedHistory: wire.usedHistory ?? [],
  };
}

/** A level that carries no value says so on the screen; the convert functions of proto/ treat it as a broken peer. */
function readableLevel(wire: yates.v1.Level.$Properties | null | undefined): Level {
  if (!wire || (wire.text ?? wire.number ?? wire.flag ?? null) === null) return '?';
  return levelFromWire(wire);
}

export function faultFromWire(wire: yates.v1.Fault.$Properties | null | undefined): Fault | undefined {
  if (!wire) return undefined;
  return {
    faultClass: faultClasses.fromWire(wire.faultClass) ?? 'unknown',
    message: wire.message ?? '',
    outputTail: wire.outputTail ?? '',
  };
}

function progressFromWire(wire: yates.v1.Progress.$Properties | null | undefined): Progress | undefined {
  if (!wire) return undefined;
  return {
    step: wire.step ?? 0,
    stepsTotal: wire.stepsTotal ?? 0,
    metrics: metricsFromWire(wire.metrics ?? []),
    atMs: wire.atMs ?? 0,
  };
}

function pruningFromWire(wire: yates.v1.Pruning.$Properties | null | undefined): Pruning | undefined {
  if (!wire) return undefined;
  const { rung, step, metric, value, cutoff, compared } = yates.v1.Pruning.create(wire);
  return { rung, step, metric, value, cutoff, compared };
}
