/**
 * How the model follows the Watch stream. Every message replaces what is known of the thing it names, so the facts
 * depend on the last message about each thing only, in whatever order the things come. Never throws.
 *
 * Messages are taken in batches: the maps are copied once per batch, not once per message.
 */
import type { AgentId, TrialId } from '../../base/ids.ts';
import type { Curves } from '../../base/curve/curves.ts';
import { type Picture, withPicture } from './picture.ts';
import { type StoredAttempts, withAttempts } from './stored-attempts.ts';
import { withStored } from './stored-curves.ts';
import { TrialMap } from './trial-map.ts';
import type { TrialOutput } from './trial-output.ts';
import { unreachable } from '../../base/assert.ts';
import type { Curve } from './curve.ts';
import { curveWith } from './curve.ts';
import { endOfSweepEntry, obstacleEntries, trialEntry } from './event-log.ts';
import type { Device, Severity, Trial, WatchUpdate } from '../../client/facts.ts';
import { type AnalysedResponse, type DashboardModel, type LogEntry, logEntriesMax } from './model.ts';

export type StreamEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'updates'; readonly updates: readonly WatchUpdate[] }
  | { readonly kind: 'devices'; readonly devices: readonly Device[] }
  | { readonly kind: 'lost'; readonly reason: string; readonly attempt: number }
  | { readonly kind: 'analysed'; readonly response: string; readonly result: AnalysedResponse }
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
  /** The answer to what the user asked for: shown at once, and kept in the log. */
  | { readonly kind: 'answered'; readonly severity: Severity; readonly text: string }
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
      return { ...model, connection: { state: 'catching-up' }, named: new Set() };
    case 'updates':
      return applyUpdates(model, event.updates, nowMs);
    case 'devices':
      return { ...model, devices: event.devices };
    case 'lost':
      return lose(model, event.reason, event.attempt, nowMs);
    case 'analysed':
      return { ...model, analyses: new Map(model.analyses).set(event.response, event.result) };
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
    case 'answered': {
      const { severity, text } = event;
      const flashed = { ...model, screen: { ...model.screen, flash: { severity, text } } };
      return withLog(flashed, [{ atMs: nowMs, source: 'seen', severity, text }]);
    }
    case 'flashed': {
      const { severity, text } = event;
      return { ...model, screen: { ...model.screen, flash: { severity, text } } };
    }
    case 'noted':
      return withLog(model, [{ atMs: nowMs, source: 'seen', severity: event.severity, text: event.text }]);
    case 'announced':
      return { ...model, screen: { ...model.screen, announcement: event.text } };
    case 'resized':
      return { ...model, screen: { ...model.screen, columns: event.columns, rows: event.rows } };
    default:
      return unreachable(event);
  }
}

function applyUpdates(model: DashboardModel, updates: readonly WatchUpdate[], nowMs: number): DashboardModel {
  let { trials } = model;
  const changed = new Map<TrialId, Trial>();
  const agents = new Map(model.agents);
  const curves = new Map(model.curves);
  const entries: LogEntry[] = [];
  let { sweep, connection, clockOffsetMs } = model;
  let named = model.named === undefined ? undefined : new Set(model.named);
  // Until the stream has caught up, what it says is old: it belongs on the screen, not in the log.
  const isNews = (): boolean => named === undefined;
  for (const update of updates) {
    switch (update.kind) {
      case 'sweep':
        entries.push(...endOfSweepEntry(sweep, update.sweep, update.atMs || nowMs));
        entries.push(...obstacleEntries(sweep, update.sweep, update.atMs || nowMs));
        sweep = update.sweep;
        break;
      case 'trial': {
        const { trial } = update;
        const before = changed.get(trial.id) ?? trials.get(trial.id);
        // What ended while the connection was lost is news as well.
        if (isNews() || before !== undefined) {
          entries.push(...trialEntry(before, trial, sweep?.spec, update.atMs || nowMs));
        }
        changed.set(trial.id, trial);
        setCurve(curves, trial);
        named?.add(trial.id);
        break;
      }
      case 'agent':
        agents.set(update.agent.id, update.agent);
        named?.add(update.agent.id);
        break;
      case 'caught-up':
        trials = trials.with(changed.values());
        changed.clear();
        if (named !== undefined) {
          trials = onlyNamed(trials, named);
          forgetUnnamed(named, agents, curves);
        }
        named = undefined;
        connection = { state: 'live' };
        clockOffsetMs = offsetOf(update.atMs, nowMs - clockOffsetMs);
        break;
      case 'notice':
        entries.push({
          atMs: update.atMs || nowMs,
          source: 'notice',
          severity: update.severity,
          text: update.text,
          trialId: update.trialId,
        });
        break;
      default:
        unreachable(update);
    }
  }
  trials = trials.with(changed.values());
  return withLog({ ...model, sweep, trials, agents, curves, named, connection, clockOffsetMs }, entries);
}

/** Two clocks on one machine differ by the time that a message takes: that is no offset. */
function offsetOf(coordinatorMs: number, localMs: number): number {
  const offset = coordinatorMs - localMs;
  return coordinatorMs === 0 || Math.abs(offset) < 2000 ? 0 : offset;
}

function setCurve(curves: Map<TrialId, Curve>, trial: Trial): void {
  const curve = curveWith(curves.get(trial.id), trial);
  if (curve === undefined) curves.delete(trial.id);
  else curves.set(trial.id, curve);
}

function onlyNamed(trials: TrialMap, named: ReadonlySet<string>): TrialMap {
  const left = [...trials.values()].filter(({ id }) => named.has(id));
  return left.length === trials.size ? trials : TrialMap.of(left);
}

/** After a reconnection the coordinator may know less than before (another log): what it did not name is gone. */
function forgetUnnamed(
  named: ReadonlySet<string>,
  agents: Map<AgentId, unknown>,
  curves: Map<TrialId, Curve>,
): void {
  for (const id of agents.keys()) if (!named.has(id)) agents.delete(id);
  for (const id of curves.keys()) if (!named.has(id)) curves.delete(id);
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
    screen: { ...model.screen, log: { back } },
  };
}
