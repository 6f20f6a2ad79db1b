import { assert, broken } from '../../base/assert.ts';
import type { SweepId } from '../../base/ids.ts';
import type { KeepName } from '../../design/keep.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import {
  completePolicyTexts,
  policyTexts,
  runPolicyOf,
  withPolicyChanges,
  withRunPolicy,
} from '../../design/run-policy.ts';
import type {
  FailedRetried,
  RunSheetRow,
  RequestNoted,
  RunPolicyChanged,
  ScorePlanned,
  SweepCancelled,
  SweepExtended,
  SweepLaunched,
  SweepPaused,
  SweepPrioritised,
  SweepReopened,
  SweepResumed,
  TrialsPlanned,
} from './event.ts';
import { retireCheckpoints } from './apply-checkpoint.ts';
import { noteEnded, noteKeepChanged } from './apply-retention.ts';
import { joinTurns } from './fair-share.ts';
import { PlannedOrderQueue } from './planned-order-queue.ts';
import { SweepTrials } from './sweep-trials.ts';
import { keepAnswer } from './control-answers.ts';
import { resumeTrials } from './preemption.ts';
import {
  type CoordinatorState,
  neverPreempted,
  noAttempts,
  noCheckpoints,
  noFaults,
  queued,
  type Sweep,
  type Trial,
} from './state.ts';
import { attemptOf, endAttempt, finishIfAllEnded, setStatus } from './transition.ts';

export function applySweepLaunched(state: CoordinatorState, event: SweepLaunched): void {
  assert(!state.sweeps.has(event.sweepId), `sweep ${event.sweepId} launched twice`);
  const trials = new SweepTrials<Trial>({
    make: freshTrial,
    status: queued,
    expected: () => sweep.trialCount,
  });
  const sweep: Sweep = {
    id: event.sweepId,
    designHash: event.designHash,
    policyInHash: event.policyInHash === false ? undefined : runPolicyOf(event.spec),
    spec: event.spec,
    filePolicy: policyTexts(event.spec),
    lastPolicyChange: undefined,
    specBefore: undefined,
    source: event.source,
    fileName: event.fileName,
    baseVersion: event.baseVersion,
    launchRequestId: event.requestId,
    launchedAtMs: event.atMs,
    trialCount: event.trials,
    trials,
    queue: new PlannedOrderQueue(),
    counts: { queued: 0, leased: 0, done: 0, failed: 0, pruned: 0, cancelled: 0 },
    status: 'running',
    stopRunning: false,
    pauseReason: undefined,
    pauseCause: undefined,
    pausedAtMs: undefined,
    isProven: false,
    hasReported: false,
    environments: [],
    errors: new Map(),
    paused: 0,
    endedAtMs: undefined,
    realised: 0,
    extensions: [],
    changes: [],
    rungs: new Map(),
    levelsSeen: new Map(),
    durationsMs: [],
    durationsNoted: 0,
    priority: event.priority ?? 1,
    slotsInUse: 0,
    slotsSinceMs: 0,
    usedSlotMs: 0,
    usedGpuMs: 0,
    gpusInUse: 0,
    gpusSinceMs: 0,
    servedMs: state.servedMs,
    lostMs: 0,
    resumed: 0,
    checkpointBytes: 0,
    artifactBytes: 0,
    best: [],
    scoring: undefined,
    scoredBy: [],
  };
  state.sweeps.set(sweep.id, sweep);

  function freshTrial(plan: PlannedTrial): Trial {
    return {
      sweep,
      plan,
      attempts: noAttempts,
      status: queued,
      realisedOrder: undefined,
      faults: noFaults,
      budgetFrom: 0,
      lateResults: 0,
      rung: 0,
      preempted: neverPreempted,
      pruning: undefined,
      checkpoints: noCheckpoints,
    };
  }
}

export function applyTrialsPlanned(state: CoordinatorState, event: TrialsPlanned): void {
  const sweep = sweepOf(state, event.sweepId);
  const { columns, rows, seeds, reference } = event;
  const head = { columns, reference };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as RunSheetRow;
    const [id, cell, replicate, block] = row;
    if (row.length - planColumns !== columns.length) broken(`trial ${id} has a level for each column`);
    const plan = { id, cell, replicate, seed: seeds?.[at] ?? replicate, block };
    const plannedOrder = sweep.trials.length;
    if (!sweep.trials.add(head, plan, row, planColumns)) broken(`trial ${id} planned twice`);
    sweep.counts.queued++;
    sweep.queue.push(plannedOrder);
  }
  assert(
    sweep.trials.length <= sweep.trialCount,
    `sweep ${sweep.id} has no more trials than it was launched with`,
  );
  // A sweep that was not served while it was planned does not make up for it.
  if (sweep.trials.length === sweep.trialCount && sweep.extensions.length === 0) joinTurns(state, sweep);
}

/** Columns of a run sheet before the levels. */
const planColumns = 4;

export function applySweepExtended(state: CoordinatorState, event: SweepExtended): void {
  const sweep = sweepOf(state, event.sweepId);
  const { requestId, hash, what, notes, trials, atMs } = event;
  assert(sweep.status !== 'cancelled', `sweep ${sweep.id} is not cancelled`);
  assert(sweep.trials.length === sweep.trialCount, `sweep ${sweep.id} was planned whole`);
  if (sweep.counts.queued + sweep.counts.leased === 0) joinTurns(state, sweep);
  sweep.extensions.push({ requestId, hash, what, notes, trials, firstPlannedOrder: sweep.trialCount, atMs });
  sweep.specBefore = sweep.spec;
  // It may have been planned before the newest change of the run policy.
  sweep.spec = withRunPolicy(event.spec, runPolicyOf(sweep.spec));
  sweep.trialCount += trials;
  if (sweep.status === 'finished') {
    sweep.status = 'running';
    sweep.endedAtMs = undefined;
  }
}

export function applyScorePlanned(state: CoordinatorState, event: ScorePlanned): void {
  const sweep = sweepOf(state, event.sweepId);
  const of = sweepOf(state, event.of);
  const { spec, rows } = event;
  assert(sweep.status !== 'cancelled', `sweep ${sweep.id} is not cancelled`);
  assert(sweep.trials.length === sweep.trialCount, `sweep ${sweep.id} was planned whole`);
  const scoring = (sweep.scoring ??= { of, sources: new Map(), scorers: new Map() });
  assert(scoring.of === of, `sweep ${sweep.id} scores one sweep`);
  if (!of.scoredBy.includes(sweep)) of.scoredBy.push(sweep);
  for (const [id, sourceId, fence, digest] of rows) {
    const attempt = attemptOf(state, fence);
    const { trial } = attempt;
    assert(trial.sweep === of && trial.plan.id === sourceId, `trial ${id} scores one of sweep ${of.id}`);
    assert(!scoring.scorers.has(trial), `trial ${sourceId} is scored once by sweep ${sweep.id}`);
    scoring.sources.set(id, { trial, attempt, digest });
    scoring.scorers.set(trial, id);
  }
  if (sweep.counts.queued + sweep.counts.leased === 0) joinTurns(state, sweep);
  if (spec !== undefined) sweep.spec = withRunPolicy(spec, runPolicyOf(sweep.spec));
  sweep.trialCount += rows.length;
  if (sweep.status === 'finished') {
    sweep.status = 'running';
    sweep.endedAtMs = undefined;
  }
}

export function applySweepPrioritised(state: CoordinatorState, event: SweepPrioritised): void {
  const sweep = sweepOf(state, event.sweepId);
  sweep.priority = event.priority;
  keepAnswer(state, event.requestId, 0);
}

export function applyRunPolicyChanged(state: CoordinatorState, event: RunPolicyChanged): void {
  const sweep = sweepOf(state, event.sweepId);
  const { requestId, changes, file } = event;
  if (changes.length > 0) sweep.spec = withPolicyChanges(sweep.spec, changes);
  const changed = (name: KeepName): boolean => changes.some((change) => change.name === name);
  if (changed('keep.artifacts')) noteKeepChanged(state, sweep);
  if (changed('keep.checkpoints'))
    for (const trial of sweep.trials.touched())
      if (trial.status.kind === 'done' || trial.status.kind === 'pruned') retireCheckpoints(trial);
  if (file !== undefined) {
    sweep.source = file.source;
    sweep.fileName = file.fileName;
    sweep.filePolicy = completePolicyTexts(file.policy);
  }
  sweep.lastPolicyChange = { requestId, changes };
  keepAnswer(state, requestId, 0);
}

export function applySweepPaused(state: CoordinatorState, event: SweepPaused): void {
  const sweep = sweepOf(state, event.sweepId);
  assert(sweep.status === 'running' || sweep.status === 'paused', `sweep ${sweep.id} can be paused`);
  sweep.status = 'paused';
  sweep.stopRunning = event.stopRunning;
  sweep.pauseReason = event.reason;
  sweep.pauseCause = event.cause;
  // Asked again to stop what runs, it is the same pause.
  sweep.pausedAtMs ??= event.atMs;
  keepAnswer(state, event.requestId, event.stopRunning ? sweep.counts.leased : 0);
}

export function applySweepResumed(state: CoordinatorState, event: SweepResumed): void {
  const sweep = sweepOf(state, event.sweepId);
  assert(
    sweep.status === 'paused' || (sweep.status === 'running' && sweep.paused > 0),
    `sweep ${sweep.id} is paused, or trials of it are`,
  );
  if (sweep.status === 'paused') joinTurns(state, sweep);
  sweep.status = 'running';
  sweep.stopRunning = false;
  sweep.pauseReason = undefined;
  sweep.pauseCause = undefined;
  sweep.pausedAtMs = undefined;
  sweep.errors.clear();
  resumeTrials(sweep);
  keepAnswer(state, event.requestId, sweep.counts.queued);
}

export function applySweepCancelled(state: CoordinatorState, event: SweepCancelled): void {
  const sweep = sweepOf(state, event.sweepId);
  assert(sweep.status === 'running' || sweep.status === 'paused', `sweep ${sweep.id} can be cancelled`);
  let changed = 0;
  for (const trial of sweep.trials.all()) {
    if (trial.status.kind === 'leased') {
      endAttempt(state, trial.status.attempt, 'cancelled', event.atMs);
    } else if (trial.status.kind !== 'queued') {
      continue;
    }
    setStatus(trial, { kind: 'cancelled' });
    noteEnded(state, trial);
    changed++;
  }
  sweep.status = 'cancelled';
  sweep.stopRunning = false;
  sweep.pauseReason = undefined;
  sweep.pauseCause = undefined;
  sweep.pausedAtMs = undefined;
  sweep.endedAtMs = event.atMs;
  keepAnswer(state, event.requestId, changed);
}

export function applySweepReopened(state: CoordinatorState, event: SweepReopened): void {
  const sweep = sweepOf(state, event.sweepId);
  assert(sweep.status === 'cancelled', `sweep ${sweep.id} is cancelled`);
  sweep.status = 'running';
  sweep.endedAtMs = undefined;
  joinTurns(state, sweep);
  keepAnswer(state, event.requestId, requeueAll(sweep, 'cancelled'));
  finishIfAllEnded(sweep, event.atMs);
}

export function applyFailedRetried(state: CoordinatorState, event: FailedRetried): void {
  const sweep = sweepOf(state, event.sweepId);
  assert(sweep.status !== 'cancelled', `sweep ${sweep.id} is not cancelled`);
  if (sweep.counts.queued + sweep.counts.leased === 0) joinTurns(state, sweep);
  const changed = requeueAll(sweep, 'failed');
  if (changed > 0 && sweep.status === 'finished') {
    sweep.status = 'running';
    sweep.endedAtMs = undefined;
  }
  keepAnswer(state, event.requestId, changed);
}

export function applyRequestNoted(state: CoordinatorState, event: RequestNoted): void {
  keepAnswer(state, event.requestId, 0);
}

function requeueAll(sweep: Sweep, from: 'failed' | 'cancelled'): number {
  let changed = 0;
  for (const trial of sweep.trials.touched()) {
    if (trial.status.kind !== from) continue;
    trial.faults = noFaults;
    trial.budgetFrom = trial.attempts.length;
    trial.preempted = neverPreempted;
    setStatus(trial, queued);
    changed++;
  }
  return changed;
}

function sweepOf(state: CoordinatorState, id: SweepId): Sweep {
  const sweep = state.sweeps.get(id);
  if (sweep === undefined) broken(`sweep ${id} is in the log`);
  return sweep;
}
