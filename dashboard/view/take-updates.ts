/**
 * Takes up a batch of the Watch stream. Every message replaces what is known of the thing it names. The maps are copied once per batch,
 * not once per message.
 */
import type { AgentId, TrialId } from '../../base/ids.ts';
import { unreachable } from '../../base/assert.ts';
import type { Agent, CoordinatorEntry, Sweep, Trial, WatchUpdate } from '../../client/facts.ts';
import { type CoordinatorLog, nothingTold, withNews } from './coordinator-log.ts';
import type { Curve } from './curve.ts';
import { curveWith } from './curve.ts';
import { endOfSweepEntry, obstacleEntries, trialEntry } from './event-log.ts';
import { formatElapsed } from './format-duration.ts';
import type { LogEntry } from './log-entry.ts';
import type { DashboardModel } from './model.ts';
import { TrialMap } from './trial-map.ts';

/** @returns the model without the log's lines of the dashboard, and those lines */
export function takeUpdates(
  model: DashboardModel,
  updates: readonly WatchUpdate[],
  nowMs: number,
): { readonly model: DashboardModel; readonly seen: readonly LogEntry[] } {
  const batch = new Batch(model, nowMs);
  for (const update of updates) batch.take(update);
  return { model: batch.finish(), seen: batch.seen };
}

class Batch {
  readonly #model: DashboardModel;
  readonly #nowMs: number;
  readonly #changed = new Map<TrialId, Trial>();
  readonly #agents: Map<AgentId, Agent>;
  readonly #curves: Map<TrialId, Curve>;
  readonly #news: CoordinatorEntry[] = [];
  readonly seen: LogEntry[] = [];
  #hasGaps = false;
  #trials: TrialMap;
  #sweep: Sweep | undefined;
  #connection: DashboardModel['connection'];
  #clockOffsetMs: number;
  #unnamed: Set<string> | undefined;
  #told: CoordinatorLog;

  constructor(model: DashboardModel, nowMs: number) {
    this.#model = model;
    this.#nowMs = nowMs;
    this.#agents = new Map(model.agents);
    this.#curves = new Map(model.curves);
    this.#trials = model.trials;
    this.#sweep = model.sweep;
    this.#connection = model.connection;
    this.#clockOffsetMs = model.clockOffsetMs;
    this.#unnamed = model.unnamed === undefined ? undefined : new Set(model.unnamed);
    this.#told = model.told;
  }

  take(update: WatchUpdate): void {
    const atMs = update.atMs || this.#nowMs;
    switch (update.kind) {
      case 'sweep':
        return this.#takeSweep(update.sweep, atMs);
      case 'trial':
        return this.#takeTrial(update.trial, atMs);
      case 'trials':
        for (const trial of update.trials) this.#takeTrial(trial, atMs);
        return undefined;
      case 'agent':
        this.#agents.set(update.agent.id, update.agent);
        this.#unnamed?.delete(update.agent.id);
        return undefined;
      case 'caught-up':
        return this.#catchUp(update.atMs, update.entries ?? false);
      case 'entry':
        this.#news.push(update.entry);
        this.#hasGaps ||= update.gap;
        return undefined;
      case 'notice': {
        const { severity, text, trialId } = update;
        this.seen.push({ atMs, source: 'notice', severity, text, trialId });
        return undefined;
      }
      default:
        return unreachable(update);
    }
  }

  finish(): DashboardModel {
    return {
      ...this.#model,
      sweep: this.#sweep,
      trials: this.#trials.with(this.#changed.values()),
      agents: this.#agents,
      curves: this.#curves,
      unnamed: this.#unnamed,
      connection: this.#connection,
      clockOffsetMs: this.#clockOffsetMs,
      told: withNews(this.#told, this.#news, this.#hasGaps),
    };
  }

  #takeSweep(sweep: Sweep, atMs: number): void {
    const before = this.#sweep;
    // Positions of another log mean nothing here.
    if (before !== undefined && before.id !== sweep.id)
      this.#told = { ...nothingTold, isKept: this.#told.isKept };
    this.seen.push(...endOfSweepEntry(before, sweep, this.#told.isKept, atMs));
    this.seen.push(...obstacleEntries(before, sweep, atMs));
    this.#sweep = sweep;
  }

  #takeTrial(trial: Trial, atMs: number): void {
    // What the coordinator keeps for people is in its own log.
    if (!this.#told.isKept) {
      const before = this.#changed.get(trial.id) ?? this.#trials.get(trial.id);
      // Until the stream has caught up, what it says is old, but for what ended while the connection was lost.
      if (this.#unnamed === undefined || before !== undefined)
        this.seen.push(...trialEntry(before, trial, this.#sweep?.spec, atMs));
    }
    this.#changed.set(trial.id, trial);
    const curve = curveWith(this.#curves.get(trial.id), trial);
    if (curve === undefined) this.#curves.delete(trial.id);
    else this.#curves.set(trial.id, curve);
    this.#unnamed?.delete(trial.id);
  }

  #catchUp(atMs: number, entries: boolean): void {
    this.#trials = this.#trials.with(this.#changed.values());
    this.#changed.clear();
    if (this.#unnamed !== undefined && this.#unnamed.size > 0) this.#forget(this.#unnamed);
    const { lostAtMs } = this.#connection.state === 'catching-up' ? this.#connection : {};
    if (lostAtMs !== undefined) this.seen.push(backEntry(lostAtMs, this.#nowMs));
    this.#unnamed = undefined;
    this.#connection = { state: 'live' };
    this.#told = { ...this.#told, isKept: entries };
    this.#clockOffsetMs = offsetOf(atMs, this.#nowMs - this.#clockOffsetMs);
  }

  /** After a reconnection the coordinator may know less than before (another log): what it did not name is gone. */
  #forget(unnamed: ReadonlySet<string>): void {
    const left = [...this.#trials.values()].filter(({ id }) => !unnamed.has(id));
    if (left.length < this.#trials.size) this.#trials = TrialMap.of(left);
    for (const id of this.#agents.keys()) if (unnamed.has(id)) this.#agents.delete(id);
    for (const id of this.#curves.keys()) if (unnamed.has(id)) this.#curves.delete(id);
  }
}

function backEntry(lostAtMs: number, nowMs: number): LogEntry {
  const text = `the coordinator is back after ${formatElapsed(nowMs - lostAtMs)}; what happened meanwhile is read from its log`;
  return { atMs: nowMs, source: 'seen', severity: 'info', text };
}

/** Two clocks on one machine differ by the time that a message takes: that is no offset. */
function offsetOf(coordinatorMs: number, localMs: number): number {
  const offset = coordinatorMs - localMs;
  return coordinatorMs === 0 || Math.abs(offset) < 2000 ? 0 : offset;
}
