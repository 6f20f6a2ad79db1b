/**
 * Checkpoints: state that an attempt saved, from which the next attempt of its trial goes on. The log has manifests alone; the
 * files lie with the coordinator, or in a folder that agents share, and are there before the event is.
 */
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../../design/level-text.ts';
import type { AgentCard } from './event.ts';
import type { CheckpointVerdict } from './answer.ts';
import type { DropCheckpointAsk, SaveCheckpointAsk } from './ask.ts';
import { keptWith } from './apply-checkpoint.ts';
import { namedAttempt } from './named-attempt.ts';
import { type Attempt, type Checkpoint, newestAttempt, noCheckpoints, type Trial } from './state.ts';
import type { Turn } from './turn.ts';

/** After as many attempts that failed on it by themselves, a checkpoint is taken for the cause. */
const failuresMax = 2;

/** What an attempt on this agent may go on from, newest first. */
export function checkpointsFor({ checkpoints }: Trial, card: AgentCard): readonly Checkpoint[] {
  if (checkpoints.length === 0 || card.takesCheckpoints !== true) return noCheckpoints;
  return checkpoints
    .filter(
      ({ store, failures }) => failures < failuresMax && (store === '' || store === card.checkpointStore),
    )
    .toReversed();
}

/** What the attempt goes on from, and the older ones in case that it cannot be fetched; newest first. */
export function grantedCheckpoints({ trial, resumedFrom }: Attempt): readonly Checkpoint[] {
  if (resumedFrom === undefined) return noCheckpoints;
  const { checkpoints } = trial;
  return checkpoints
    .slice(0, checkpoints.indexOf(resumedFrom) + 1)
    .filter(({ store }) => store === '' || store === resumedFrom.store)
    .toReversed();
}

export function saveCheckpoint(turn: Turn, ask: SaveCheckpointAsk): void {
  const { call, agentId, number, checkpoint } = ask;
  noteSeen(turn, agentId);
  const attempt = namedAttempt(turn.state, agentId, ask);
  const answer = (verdict: CheckpointVerdict, message = ''): void => {
    const kept = attempt?.trial.checkpoints.map(({ manifest }) => manifest).toReversed() ?? [];
    turn.answer(call, 'save-checkpoint', { verdict, message, kept });
  };
  if (attempt === undefined) {
    answer('unwanted', 'this log never granted the lease to this agent');
    return;
  }
  if (number === attempt.savedNumber && attempt.saved?.manifest === checkpoint.manifest) {
    answer('kept');
    return;
  }
  const why = whyLate(attempt, number);
  if (why !== undefined) {
    answer('late', why);
    return;
  }
  const excess = excessOf(attempt, checkpoint.bytes);
  if (excess !== undefined) {
    answer('over-quota', excess);
    return;
  }
  const { store, ...saved } = checkpoint;
  const { trial, fence } = attempt;
  turn.record({
    type: 'checkpoint-saved',
    sweepId: trial.sweep.id,
    trialId: trial.plan.id,
    fence,
    number,
    ...saved,
    ...(store === '' ? {} : { store }),
  });
  answer('kept');
}

/** An attempt that has ended may still bring what it saved, until another is granted: its upload may have taken longer. */
function whyLate(attempt: Attempt, number: number): string | undefined {
  const { trial } = attempt;
  const { kind } = trial.status;
  if (attempt !== newestAttempt(trial)) return 'a later attempt of the trial was granted';
  if (kind !== 'leased' && kind !== 'queued') return `the trial is ${kind}`;
  return number <= attempt.savedNumber ? 'a newer checkpoint of this attempt is recorded' : undefined;
}

/** Says what is exceeded; undefined where there is room. */
function excessOf({ trial }: Attempt, bytes: number): string | undefined {
  const { sweep, checkpoints } = trial;
  const before = bytesOf(checkpoints);
  const after = bytes + bytesOf(keptWith(trial, 1));
  if (after > limits.checkpointTrialBytes)
    return `the checkpoints of one trial may have ${groupDigits(limits.checkpointTrialBytes)} bytes together, and these would have ${groupDigits(after)}`;
  const inAll = sweep.checkpointBytes - before + after;
  return inAll > limits.checkpointSweepBytes
    ? `the checkpoints of one sweep may have ${groupDigits(limits.checkpointSweepBytes)} bytes together, and these would have ${groupDigits(inAll)}`
    : undefined;
}

function noteSeen({ state, nowMs }: Turn, agentId: SaveCheckpointAsk['agentId']): void {
  const agent = state.agents.get(agentId);
  if (agent !== undefined) agent.lastSeenMs = nowMs;
}

const bytesOf = (checkpoints: readonly Checkpoint[]): number =>
  checkpoints.reduce((sum, { bytes }) => sum + bytes, 0);

export function dropCheckpoint(turn: Turn, ask: DropCheckpointAsk): void {
  const { call, agentId, manifest, reason } = ask;
  noteSeen(turn, agentId);
  const attempt = namedAttempt(turn.state, agentId, ask);
  if (attempt !== undefined && attempt.trial.checkpoints.some((one) => one.manifest === manifest)) {
    const { trial, fence } = attempt;
    turn.record({
      type: 'checkpoint-dropped',
      sweepId: trial.sweep.id,
      trialId: trial.plan.id,
      fence,
      manifest,
      reason,
    });
  }
  turn.answer(call, 'drop-checkpoint', {});
}
