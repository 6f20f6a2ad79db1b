/**
 * How the model follows the Watch stream. Every message replaces what is known of the thing it names, so the facts
 * depend on the last message about each thing only, in whatever order the things come. Never throws.
 */
import type { TrialId } from '../../base/ids.ts';
import type { Curves } from '../../base/curve/curves.ts';
import { type Picture, withPicture } from './picture.ts';
import { type StoredAttempts, withAttempts } from './stored-attempts.ts';
import { withStored } from './stored-curves.ts';
import { type Answer, type Question, withAnswer } from './question.ts';
import type { TrialOutput } from './trial-output.ts';
import { unreachable } from '../../base/assert.ts';
import { type LogPageRead, withGap, withPage } from './coordinator-log.ts';
import type { Device, Severity, WatchUpdate } from '../../client/facts.ts';
import { type AnalysedResponse, type DashboardModel, logEntriesMax } from './model.ts';
import type { LogEntry } from './log-entry.ts';
import type { ListedSweep } from './listed-sweep.ts';
import { switched } from './sweep-switch.ts';
import { takeUpdates } from './take-updates.ts';

export type StreamEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'updates'; readonly updates: readonly WatchUpdate[] }
  | { readonly kind: 'sweeps'; readonly sweeps: readonly ListedSweep[] }
  /** Another sweep is shown from here on. */
  | { readonly kind: 'switched' }
  | { readonly kind: 'log-page'; readonly page: LogPageRead }
  | { readonly kind: 'devices'; readonly devices: readonly Device[] }
  | { readonly kind: 'lost'; readonly reason: string; readonly attempt: number }
  | { readonly kind: 'analysed'; readonly response: string; readonly result: AnalysedResponse }
  | {
      readonly kind: 'answer';
      readonly question: Question;
      readonly answer: Answer;
      /** State of the results that it rests on. */
      readonly of: string;
    }
  | {
      readonly kind: 'curves';
      readonly trialId: TrialId;
      /** State of the trial when they were asked for, as `stateOf` words it. */
      readonly of: string;
      readonly curves: Curves;
    }
  | { readonly kind: 'attempts'; readonly trialId: TrialId; readonly stored: StoredAttempts }
  /** A file that cannot be drawn has none. */
  | { readonly kind: 'picture'; readonly sha256: string; readonly picture: Picture | undefined }
  /** What the trial prints that is looked at, whole or with its newest part. */
  | { readonly kind: 'output'; readonly output: TrialOutput }
  /** What the dashboard itself has to say: shown at once, and kept in the log. */
  | { readonly kind: 'answered'; readonly severity: Severity; readonly text: string }
  /** The coordinator's answer to a request that steers the sweep: what it has done stands in its own log. */
  | { readonly kind: 'steered'; readonly severity: Severity; readonly text: string }
  /** As an answer, and not kept. */
  | { readonly kind: 'flashed'; readonly severity: Severity; readonly text: string }
  /** For the log only. */
  | { readonly kind: 'noted'; readonly severity: Severity; readonly text: string }
  /** From the process around the dashboard: `text` stays in the status line until the next; empty takes it away. */
  | { readonly kind: 'announced'; readonly text: string }
  | { readonly kind: 'resized'; readonly columns: number; readonly rows: number };

/**
 * The time by the coordinator's clock, which all times in the model go by.
 *
 * @param localMs by the clock of this machine
 */
export const worldNowMs = (model: DashboardModel, localMs: number): number => localMs + model.clockOffsetMs;

/** @param localMs by the clock of this machine */
export function reduce(model: DashboardModel, event: StreamEvent, localMs: number): DashboardModel {
  const nowMs = worldNowMs(model, localMs);
  switch (event.kind) {
    case 'opened':
      return reopen(model);
    case 'updates': {
      const taken = takeUpdates(model, event.updates, nowMs);
      return withLog(withoutStaleFlash(model, taken.model), taken.seen);
    }
    case 'sweeps':
      return { ...model, sweeps: event.sweeps };
    case 'switched':
      return switched(model);
    case 'log-page':
      return { ...model, told: withPage(model.told, event.page) };
    case 'devices':
      return { ...model, devices: event.devices };
    case 'lost':
      return lose(model, event.reason, event.attempt, nowMs);
    case 'analysed':
      return { ...model, analyses: new Map(model.analyses).set(event.response, event.result) };
    case 'answer': {
      const { question, answer, of } = event;
      return { ...model, answers: withAnswer(model.answers, question, { answer, of }) };
    }
    case 'curves': {
      const { trialId, of, curves } = event;
      const stored = { curves, of, atMs: localMs };
      return { ...model, storedCurves: withStored(model.storedCurves, trialId, stored) };
    }
    case 'attempts':
      return { ...model, attempts: withAttempts(model.attempts, event.trialId, event.stored) };
    case 'picture':
      return { ...model, pictures: withPicture(model.pictures, event.sha256, event.picture) };
    case 'output':
      return { ...model, output: event.output };
    case 'answered':
      return withLog(withFlash(model, event), [seenEntry(event, nowMs)]);
    case 'steered': {
      const isTold = model.told.isKept && event.severity === 'info';
      return withLog(withFlash(model, event), isTold ? [] : [seenEntry(event, nowMs)]);
    }
    case 'flashed':
      return withFlash(model, event);
    case 'noted':
      return withLog(model, [seenEntry(event, nowMs)]);
    case 'announced':
      return { ...model, screen: { ...model.screen, announcement: event.text } };
    case 'resized':
      return { ...model, screen: { ...model.screen, columns: event.columns, rows: event.rows } };
    default:
      return unreachable(event);
  }
}

type Said = Pick<LogEntry, 'severity' | 'text'>;

const withFlash = (model: DashboardModel, { severity, text }: Said): DashboardModel => ({
  ...model,
  screen: { ...model.screen, flash: { severity, text } },
});

const seenEntry = ({ severity, text }: Said, atMs: number): LogEntry => ({
  atMs,
  source: 'seen',
  severity,
  text,
});

/** What was answered of a sweep that runs is no longer so once it is paused or has ended. */
function withoutStaleFlash(before: DashboardModel, after: DashboardModel): DashboardModel {
  const isStale = after.screen.flash?.severity === 'info' && before.sweep?.state !== after.sweep?.state;
  return isStale ? { ...after, screen: { ...after.screen, flash: undefined } } : after;
}

/** Each stream begins with the whole state. Once all of it has come, what it did not name is forgotten. */
function reopen(model: DashboardModel): DashboardModel {
  const { connection: before, sweep, trials, agents, curves } = model;
  const lostAtMs = before.state === 'reconnecting' && sweep !== undefined ? before.sinceMs : undefined;
  return {
    ...model,
    connection: { state: 'catching-up', lostAtMs },
    unnamed: new Set<string>([...trials.keys(), ...agents.keys(), ...curves.keys()]),
    told: withGap(model.told),
  };
}

function lose(model: DashboardModel, reason: string, attempt: number, nowMs: number): DashboardModel {
  const before = model.connection;
  const sinceMs = before.state === 'reconnecting' ? before.sinceMs : nowMs;
  const lost = { ...model, connection: { state: 'reconnecting', reason, attempt, sinceMs } } as const;
  if (before.state === 'reconnecting' || before.state === 'connecting') return lost;
  const text = `connection to the coordinator lost (${reason}); trials keep running on their agents`;
  return withLog(lost, [{ atMs: nowMs, source: 'seen', severity: 'warning', text }]);
}

function withLog(model: DashboardModel, entries: readonly LogEntry[]): DashboardModel {
  if (entries.length === 0) return model;
  const { log } = model.screen;
  // Someone who scrolled back keeps looking at the same lines.
  const back = log.back === 0 ? 0 : Math.min(logEntriesMax, log.back + entries.length);
  return {
    ...model,
    log: [...model.log, ...entries].slice(-logEntriesMax),
    screen: { ...model.screen, log: { ...log, back } },
  };
}
