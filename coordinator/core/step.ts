/**
 * The coordinator as a pure state machine: what is asked and the time go in; facts to append and answers come out.
 *
 * What the caller owes it: append `events` in one batch at the position before them; send each reply only once the log
 * is durable up to its `afterSeq`; when an append fails, throw the state away (it is ahead of the log) and recover.
 *
 * Whose result counts. A trial is decided by its newest fence only, and only once: a result or failure under an older
 * fence, or after the trial has ended, changes nothing (a late result is kept and marked). When a lease expired and
 * nobody has taken the trial since, its fence is still the newest: the agent that comes back (Register, Renew, Complete
 * or Fail) has its lease readopted, so that no finished work is thrown away for a silence alone.
 */
import { assert, unreachable } from '../../base/assert.ts';
import { judgeAgents } from './circuit-breaker.ts';
import { dropCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { cancel, pause, prioritise, readmit, resume, retryFailed } from './control.ts';
import { pauseHopeless } from './fail-fast.ts';
import type { Step } from './answer.ts';
import type { Input } from './ask.ts';
import { noteDisk } from './disk-room.ts';
import { extend } from './extend.ts';
import { passTime } from './expire.ts';
import { speaksOfOtherLog } from './other-log.ts';
import { reportProgress } from './prune.ts';
import { grantGrace } from './recover.ts';
import { collect, collectDue } from './retention.ts';
import { forgetCaller, lease, serveWaiting } from './grant.ts';
import { noteJobs } from './jobs.ts';
import { launch, plan } from './launch.ts';
import { setPolicy } from './policy.ts';
import { forgetProcess, register, release, renew } from './membership.ts';
import { score } from './score.ts';
import { complete, fail } from './settle.ts';
import type { CoordinatorState } from './state.ts';
import { Turn } from './turn.ts';

/**
 * @param nowMs steady time in milliseconds, from `state.nowMs` on after a recovery: it grows at the pace of real time, whatever
 *   becomes of the wall clock. A time before that of an earlier step is taken as that
 * @param wallMs milliseconds since the Unix epoch, for records; default: `nowMs`
 */
export function step(state: CoordinatorState, input: Input, nowMs: number, wallMs = nowMs): Step {
  assert(Number.isFinite(nowMs) && Number.isFinite(wallMs), 'a step knows the time');
  const turn = new Turn(state);
  notice(state, nowMs, wallMs);
  if (!speaksOfOtherLog(turn, input)) handle(turn, input);
  // Machines first: what was theirs does not speak against the sweep.
  judgeAgents(turn);
  pauseHopeless(turn);
  serveWaiting(turn);
  collectDue(turn);
  return turn.end();
}

/**
 * Moves the clocks. After a gap in which we ran not at all (a suspended laptop, a stopped process) nobody could renew, so
 * every lease gets a fresh time to live, as after a restart. Steady time does not pass while a machine sleeps; the wall clock
 * tells that it did. A wall clock that was only set forward costs no more than that one time to live.
 */
function notice(state: CoordinatorState, nowMs: number, wallMs: number): void {
  const gapMs = Math.max(nowMs - state.nowMs, wallMs - state.wallMs);
  state.wallMs = wallMs;
  if (gapMs > state.config.leaseTtlMs / 2) grantGrace(state, nowMs);
  else state.nowMs = Math.max(state.nowMs, nowMs);
}

function handle(turn: Turn, input: Input): void {
  switch (input.kind) {
    case 'register':
      return register(turn, input);
    case 'lease':
      return lease(turn, input);
    case 'renew':
      return renew(turn, input);
    case 'complete':
      return complete(turn, input);
    case 'fail':
      return fail(turn, input);
    case 'release':
      return release(turn, input);
    case 'save-checkpoint':
      return saveCheckpoint(turn, input);
    case 'drop-checkpoint':
      return dropCheckpoint(turn, input);
    case 'launch':
      return launch(turn, input);
    case 'plan':
      return plan(turn, input);
    case 'extend':
      return extend(turn, input);
    case 'score':
      return score(turn, input);
    case 'prioritise':
      return prioritise(turn, input);
    case 'set-policy':
      return setPolicy(turn, input);
    case 'pause':
      return pause(turn, input);
    case 'resume':
      return resume(turn, input);
    case 'cancel':
      return cancel(turn, input);
    case 'retry-failed':
      return retryFailed(turn, input);
    case 'collect':
      return collect(turn, input);
    case 'readmit':
      return readmit(turn, input);
    case 'progress':
      return reportProgress(turn, input);
    case 'jobs':
      return noteJobs(turn.state, input);
    case 'disk':
      return noteDisk(turn.state, input);
    case 'tick':
      return passTime(turn);
    case 'process-gone':
      return forgetProcess(turn, input.agentId);
    case 'caller-gone':
      return forgetCaller(turn, input);
    default:
      return unreachable(input);
  }
}
