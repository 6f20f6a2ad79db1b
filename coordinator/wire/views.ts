/** How sweeps, trials and agents look to users. */
import { agentDiskTrouble } from '../../base/disk-space.ts';
import { limits } from '../../base/limits.ts';
import { environmentDifference } from '../../base/run-environment.ts';
import { metricsToWire, settingsToWire } from '../../proto/convert-settings.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { yates } from '../../proto/generated/yates.js';
import { agentStates, faultClasses, sweepStates, trialStates, type WordOf } from '../../proto/vocabulary.ts';
import { artifactsOf } from '../core/apply-retention.ts';
import type { Artifact } from '../core/event.ts';
import type { Fault } from '../core/fault.ts';
import {
  type Agent,
  type Attempt,
  type Checkpoint,
  type CoordinatorState,
  type Extension,
  isOnline,
  newestAttempt,
  type Pruning,
  type Sweep,
  type Trial,
} from '../core/state.ts';
import { scoredResponses, scoresOf } from '../core/scored.ts';
import { gpuMsOf, slotMsOf } from '../core/gpu-time.ts';
import { jobsNow } from '../core/jobs.ts';
import { notesOf } from '../watch/notes-of.ts';
import { keptSweepOf } from '../core/keep-free.ts';
import { slotsHeld } from '../core/room.ts';
import { isPaused, pausedText } from '../core/preemption.ts';
import { seedsRefusal } from '../core/seeds-taken.ts';
import { usualTrialMs } from '../core/time-left.ts';
import { checkpointToWire } from './answers.ts';
import { withHiddenEnv } from './hidden-env.ts';
import type { Progress } from '../watch/progress-board.ts';

export function sweepView(state: CoordinatorState, sweep: Sweep): yates.v1.SweepView.$Properties {
  return {
    sweepId: sweep.id,
    name: sweep.spec.name,
    state: sweepStates.toWire(sweep.status),
    designHash: sweep.designHash,
    baseVersion: sweep.baseVersion,
    launchedAtMs: sweep.launchedAtMs,
    endedAtMs: sweep.endedAtMs ?? 0,
    trials: sweep.trialCount,
    ...sweep.counts,
    specJson: specJsonOf(sweep.spec),
    priority: sweep.priority,
    pauseReason: sweep.pauseReason ?? '',
    pauseCause: sweep.pauseCause ?? '',
    notes: notesOf(state, sweep),
    extensions: sweep.extensions.map(extensionView),
    environments: environmentViews(sweep),
    usualTrialMs: usualTrialMs(sweep) ?? 0,
    jobs: jobsNow(state, sweep.id),
    resumed: sweep.resumed,
    lostSlotMs: sweep.lostMs,
    slotMs: slotMsOf(sweep, state.nowMs),
    gpuMs: gpuMsOf(sweep, state.nowMs),
    checkpointBytes: sweep.checkpointBytes,
    artifactBytes: sweep.artifactBytes,
    scoresSweepId: sweep.scoring?.of.id ?? '',
    scoredBy: scoredByViews(sweep),
    changes: sweep.changes.map(({ what, detail, atMs, by }) => ({
      what,
      detail,
      atMs,
      ...(by === undefined ? {} : { by }),
    })),
  };
}

const scoredByViews = (sweep: Sweep): yates.v1.ScoredBy.$Properties[] =>
  [...scoredResponses(sweep)].map(([{ id, spec, status, trialCount, counts }, responses]) => ({
    sweepId: id,
    name: spec.name,
    state: sweepStates.toWire(status),
    trials: trialCount,
    done: counts.done,
    failed: counts.failed,
    responses: responses.map(({ name, goal, label }) => ({ name, goal, label })),
  }));

/** Empty while all of its attempts ran with the same. */
function environmentViews({ environments }: Sweep): yates.v1.SweepEnvironment.$Properties[] {
  const [first, another] = environments;
  if (first === undefined || another === undefined) return [];
  return environments.map(({ hash, environment }) => ({
    hash,
    difference: hash === first.hash ? '' : environmentDifference(first.environment, environment),
  }));
}

/** What attempts of the sweep ran with, oldest first: as many as fit in a message. */
export function describedEnvironments({ environments }: Sweep): yates.v1.Environment.$Properties[] {
  const described: yates.v1.Environment.$Properties[] = [];
  let bytes = 0;
  for (const { hash, environment } of environments) {
    bytes += Buffer.byteLength(JSON.stringify(environment));
    if (described.length > 0 && bytes > limits.messageBytes) break;
    const { isDirty: dirty, packages, ...rest } = environment;
    described.push({ hash, dirty, packages: { ...packages }, ...rest });
  }
  return described;
}

export function extensionView(extension: Extension): yates.v1.SweepExtension.$Properties {
  const { hash, what, trials, firstPlannedOrder, atMs } = extension;
  return { hash, what, trials, firstPlannedOrder, atMs };
}

const specJson = new WeakMap<SweepSpec, string>();

function specJsonOf(spec: SweepSpec): string {
  const known = specJson.get(spec);
  if (known !== undefined) return known;
  const json = JSON.stringify(withHiddenEnv(spec));
  specJson.set(spec, json);
  return json;
}

/** @param progress of the attempt that runs, if any was reported */
export function trialView(
  state: CoordinatorState,
  trial: Trial,
  progress: Progress | undefined,
): yates.v1.TrialView.$Properties {
  const { plan, sweep, status, attempts } = trial;
  const newest = newestAttempt(trial);
  const result = status.kind === 'done' ? status.attempt.result : undefined;
  const fault = attempts.findLast((attempt) => attempt.fault !== undefined)?.fault;
  const hasEnded = status.kind !== 'queued' && status.kind !== 'leased';
  return {
    trialId: plan.id,
    sweepId: sweep.id,
    plannedOrder: plan.plannedOrder,
    ...(trial.realisedOrder === undefined ? {} : { realisedOrder: trial.realisedOrder }),
    cell: plan.cell,
    replicate: plan.replicate,
    seed: plan.seed,
    block: plan.block,
    settings: settingsToWire(plan.settings),
    state: trialStates.toWire(status.kind),
    agentId: newest?.agentId ?? '',
    agentName: newest === undefined ? '' : (state.agents.get(newest.agentId)?.card.name ?? ''),
    attempts: attempts.length,
    metrics: metricsToWire(result?.metrics ?? {}),
    artifacts: (result?.artifacts ?? []).map(artifactToWire),
    ...(fault === undefined ? {} : { fault: faultToWire(fault) }),
    leasedAtMs: newest?.leasedAtMs ?? 0,
    endedAtMs: hasEnded ? (newest?.endedAtMs ?? sweep.endedAtMs ?? 0) : 0,
    durationMs: result === undefined ? 0 : result.endedAtMs - result.startedAtMs,
    ...(status.kind === 'leased' && progress !== undefined ? { progress: progressToWire(progress) } : {}),
    backend: result?.backend ?? '',
    environment: (status.kind === 'done' ? status.attempt.environment : undefined) ?? '',
    lateResults: trial.lateResults,
    ...(trial.pruning === undefined ? {} : { pruning: pruningToWire(trial.pruning) }),
    reference: plan.reference ?? '',
    pauseReason: isPaused(trial) ? pausedText(trial) : '',
    ...checkpointField(state, 'resumedFrom', newest?.resumedFrom),
    ...checkpointField(state, 'checkpoint', trial.checkpoints.at(-1)),
    ...(status.kind === 'done' ? collectedField(status.attempt) : {}),
    ...sourceField(trial),
    scores: metricsToWire(scoresOf(trial)),
  };
}

function sourceField({ sweep, plan }: Trial): Pick<yates.v1.TrialView.$Properties, 'source'> {
  const source = sweep.scoring?.sources.get(plan.id);
  if (source === undefined) return {};
  const { trial, attempt, digest } = source;
  const { id, plannedOrder } = trial.plan;
  const files = artifactsOf(attempt).length;
  return { source: { sweepId: trial.sweep.id, trialId: id, number: plannedOrder + 1, files, digest } };
}

const collectedField = ({ collected }: Attempt) => (collected === undefined ? {} : { collected });

/** Nothing, not an empty message, where there is none. */
function checkpointField<Name extends string>(
  state: CoordinatorState,
  name: Name,
  checkpoint: Checkpoint | undefined,
): { readonly [Key in Name]?: yates.v1.Checkpoint.$Properties } {
  if (checkpoint === undefined) return {};
  return { [name]: checkpointView(state, checkpoint) } as {
    [Key in Name]?: yates.v1.Checkpoint.$Properties;
  };
}

export const checkpointView = (state: CoordinatorState, checkpoint: Checkpoint) =>
  checkpointToWire(checkpoint, state.agents.get(checkpoint.agentId)?.card.name ?? checkpoint.agentId);

const pruningToWire = ({ value, cutoff, ...rest }: Pruning): yates.v1.Pruning.$Properties => ({
  ...rest,
  value: value ?? Number.NaN,
  cutoff: cutoff ?? Number.NaN,
});

export function attemptView(state: CoordinatorState, attempt: Attempt): yates.v1.AttemptView.$Properties {
  const { number, fence, agentId, leasedAtMs, endedAtMs, status, fault, result } = attempt;
  const { preempted, pardoned } = attempt;
  return {
    attempt: number,
    fence,
    agentId,
    leasedAtMs,
    endedAtMs: endedAtMs ?? 0,
    outcome: status,
    ...(fault === undefined ? {} : { fault: faultToWire(fault) }),
    metrics: metricsToWire(result?.metrics ?? {}),
    preempted,
    pardoned,
    ...checkpointField(state, 'resumedFrom', attempt.resumedFrom),
    ...checkpointField(state, 'saved', attempt.saved),
    // Those of the result stand with the trial.
    artifacts: status === 'counted' ? [] : artifactsOf(attempt).map(artifactToWire),
    ...collectedField(attempt),
  };
}

export function agentView(state: CoordinatorState, agent: Agent): yates.v1.AgentView.$Properties {
  const { card } = agent;
  return {
    agentId: agent.id,
    name: card.name,
    state: agentStates.toWire(agentState(state, agent)),
    slots: card.slots,
    busy: slotsHeld(agent),
    done: agent.done,
    failed: agent.failed,
    lastSeenMs: agent.lastSeenMs - state.nowMs + state.wallMs,
    backend: card.backend,
    labels: { ...card.labels },
    version: card.version,
    joinedAtMs: agent.joinedAtMs,
    setAsideReason: agent.setAside?.reason ?? '',
    setAsideUntilMs: agent.setAside?.untilMs ?? 0,
    failuresInARow: agent.failuresInARow,
    finishedByOthers: agent.finishedByOthers,
    timesSetAside: agent.timesSetAside,
    deviceNames: card.devices.map(({ name }) => name),
    idleReason: seedsRefusal(state, agent)?.message ?? '',
    backOffs: backOffsOf(state, agent),
    keptFor: keptSweepOf(state, agent)?.id ?? '',
    diskTrouble: (agent.left || agent.disk === undefined ? undefined : agentDiskTrouble(agent.disk)) ?? '',
  };
}

function backOffsOf(
  { nowMs, wallMs, sweeps }: CoordinatorState,
  agent: Agent,
): yates.v1.BackOff.$Properties[] {
  const found: yates.v1.BackOff.$Properties[] = [];
  for (const { sweepId, message, rest } of agent.lacks.values()) {
    const sweep = sweeps.get(sweepId);
    if (rest === undefined || rest.untilMs <= nowMs || sweep?.endedAtMs !== undefined) continue;
    found.push({ sweepId, reason: message, untilMs: rest.untilMs - nowMs + wallMs });
  }
  return found;
}

export function agentState(state: CoordinatorState, agent: Agent): WordOf<typeof agentStates> {
  if (agent.left) return 'left';
  if (!isOnline(agent, state)) return 'lost';
  return agent.setAside === undefined ? 'online' : 'set-aside';
}

function artifactToWire({ name, mediaType, sha256, sizeBytes }: Artifact): yates.v1.Artifact.$Properties {
  return { name, mediaType, sha256, sizeBytes };
}

function progressToWire({ step, stepsTotal, metrics, atMs }: Progress): yates.v1.Progress.$Properties {
  return { step, stepsTotal, metrics: metricsToWire(metrics), atMs };
}

function faultToWire({ faultClass, message, outputTail }: Fault): yates.v1.Fault.$Properties {
  return { faultClass: faultClasses.toWire(faultClass), message, outputTail };
}
