/** Leaving: finish what ends soon, give the rest back, report all outcomes, say goodbye. */
import { plural } from '../../base/plural.ts';
import { isOut, newRequestId, cancelCalls, sendCall } from './calls.ts';
import { outboxOfThisLog, runningTrials, stoppingTrials } from './holdings.ts';
import type { Effect, WarningSignal } from './messages.ts';
import { recallFruitless } from './outbox.ts';
import { releaseTrial } from './slots.ts';
import type { AgentState, JobEnd, Running } from './state.ts';

export function onDrain(
  state: AgentState,
  graceMs: number,
  reason: string,
  nowMs: number,
  effects: Effect[],
): void {
  const untilMs = nowMs + graceMs;
  // Asked again, the agent may only leave sooner.
  if (state.drain !== undefined && state.drain.untilMs <= untilMs) return;
  const { farewellUntilMs, said = 'nothing' } = state.drain ?? {};
  state.drain = { reason, untilMs, farewellUntilMs, said };
  cancelCalls(state, 'lease', effects);
  for (const slot of state.slots) if (slot.doing.phase === 'down') slot.doing = { phase: 'off' };
  recallFruitless(state, reason, nowMs, effects);
}

/** Longer than any trial: what runs goes on until it ends, or until the job does. */
const endlessMs = 10 * 365 * 24 * 3_600_000;

export function onWarned(state: AgentState, signal: WarningSignal, nowMs: number, effects: Effect[]): void {
  for (const { index, trial } of runningTrials(state)) {
    if (!trial.isHeldBack) effects.push({ kind: 'signalTrial', slot: index, signal });
  }
  onDrain(state, endlessMs, `${signal} announced the end of the job`, nowMs, effects);
}

/** Nothing that waits is likely to end before the job does: what runs goes on, and the rest of the job is left to others. */
export function onTooLong(state: AgentState, tooLongMs: number, nowMs: number, effects: Effect[]): void {
  const { jobEnd } = state.config;
  if (jobEnd === undefined) return;
  const left = durationInWords(jobEnd.atMs - nowMs);
  const reason = `${jobEnd.reason} in ${left}, and the trials that wait take about ${durationInWords(tooLongMs)}`;
  onDrain(state, endlessMs, reason, nowMs, effects);
}

const durationInWords = (ms: number): string =>
  ms < 120_000 ? plural(Math.round(ms / 1_000), 'second') : plural(Math.round(ms / 60_000), 'minute');

export function drainOn(state: AgentState, nowMs: number, effects: Effect[]): void {
  const { config } = state;
  const { jobEnd } = config;
  if (jobEnd !== undefined && lastTrialsAtMs(jobEnd) <= nowMs)
    onDrain(state, endlessMs, jobEnd.reason, nowMs, effects);
  if (config.idleExitMs === undefined) state.busyAtMs = nowMs;
  else if (!isIdle(state)) state.busyAtMs = nowMs;
  else if (nowMs >= idleUntilMs(state))
    onDrain(state, 0, 'it has had no trial to run for as long as --idle-exit says', nowMs, effects);
  const { drain } = state;
  if (drain === undefined) return;
  for (const { index, trial } of runningTrials(state)) {
    const untilMs = Math.min(drain.untilMs, stopForJobAtMs(state, trial));
    // Until a job's own end every step that is made counts: a trial may have saved it.
    if (untilMs > nowMs && expectedEndMs(trial, nowMs) <= drain.untilMs) continue;
    releaseTrial(state, index, { reason: drain.reason, preempted: true }, effects);
  }
  if (runningTrials(state).length > 0 || stoppingTrials(state).length > 0) return;
  drain.farewellUntilMs ??= nowMs + config.farewellMs;
  const allSaid = outboxOfThisLog(state).length === 0 && state.releases.length === 0;
  if (allSaid && drain.said === 'nothing' && state.contact.phase === 'joined' && !isOut(state, 'release')) {
    drain.said = 'leaving';
    const requestId = newRequestId(state);
    const call = { method: 'release', requestId, held: [], reason: drain.reason, preempted: false } as const;
    sendCall(state, { ...call, leaving: true }, config.callTimeoutMs, effects);
  }
  const nothingToSay = allSaid && !state.everJoined;
  if (drain.said === 'left' || nothingToSay || drain.farewellUntilMs <= nowMs) {
    state.exited = true;
    const waiting = Object.keys(state.outbox).length;
    const message =
      waiting === 0
        ? drain.reason
        : `${drain.reason}; ${waiting} outcomes wait in the spool until this agent starts again`;
    effects.push({ kind: 'exit', why: 'drained', message });
  }
}

export function nextDrainMs(state: AgentState): number | undefined {
  const { drain, config } = state;
  if (drain === undefined) {
    const lastMs = config.jobEnd === undefined ? Number.POSITIVE_INFINITY : lastTrialsAtMs(config.jobEnd);
    const nextMs = Math.min(lastMs, isIdle(state) ? idleUntilMs(state) : Number.POSITIVE_INFINITY);
    return Number.isFinite(nextMs) ? nextMs : undefined;
  }
  if (drain.farewellUntilMs !== undefined) return drain.farewellUntilMs;
  const running = runningTrials(state).map(({ trial }) => stopForJobAtMs(state, trial));
  return running.length === 0 ? undefined : Math.min(drain.untilMs, ...running);
}

/**
 * True if the agent has nothing to run and nothing to say. What it cannot say, since nobody answers, waits in the spool as well
 * without it.
 */
function isIdle(state: AgentState): boolean {
  if (runningTrials(state).length > 0 || stoppingTrials(state).length > 0) return false;
  return (
    state.contact.phase !== 'joined' || (outboxOfThisLog(state).length === 0 && state.releases.length === 0)
  );
}

const idleUntilMs = ({ busyAtMs, config: { idleExitMs } }: AgentState): number =>
  idleExitMs === undefined ? Number.POSITIVE_INFINITY : busyAtMs + idleExitMs;

const lastTrialsAtMs = ({ atMs, marginMs, lastTrialsMs }: JobEnd): number => atMs - marginMs - lastTrialsMs;

/** When the trial must be stopped for the job to end in good order. */
function stopForJobAtMs({ config: { jobEnd } }: AgentState, { grant }: Running): number {
  return jobEnd === undefined ? Infinity : jobEnd.atMs - jobEnd.marginMs - grant.killGraceMs;
}

/** By the steps done so far; the present time while none is known, so that it gets its chance. */
function expectedEndMs({ startedAtMs, fraction }: Running, nowMs: number): number {
  return fraction > 0 ? startedAtMs + (nowMs - startedAtMs) / Math.min(1, fraction) : nowMs;
}
