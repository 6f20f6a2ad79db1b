/**
 * Sends watchers what changed. Events mark things as changed; ten times a second at most each watcher is sent the state
 * of what is marked, as fast as its stream takes it. So a burst costs a message per thing, not per event, and a slow
 * watcher costs no memory.
 */
import { unreachable } from '../../base/assert.ts';
import { Signal } from '../../base/signal.ts';
import type { yates } from '../../proto/generated/yates.js';
import { type Seq, seq } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../core/event.ts';
import type { Sweep } from '../core/state.ts';
import type { Host } from '../host.ts';
import { agentState, agentView, sweepView, trialView } from '../wire/views.ts';
import { describeEvent } from './describe-event.ts';
import { isAbout, logEntryOf, logEntryView } from './log-entry.ts';
import type { ProgressBoard } from './progress-board.ts';
import { type News, Watcher, type WatchForm } from './watcher.ts';

const roundMs = 100;
const progressEveryRounds = 5;
/** News that a watcher is sent before others are served, each trial of a page counted. */
const newsAtATime = 100;
/** How often agents are shown again for the time they were last heard from. */
const agentsEveryRounds = 50;

/** What may change each trial of a sweep. */
const changesAllTrials: ReadonlySet<CoordinatorEvent['type']> = new Set([
  'sweep-cancelled',
  'sweep-reopened',
  'failed-retried',
] as const);

/** What is used of a server stream. */
export interface WatchStream extends NodeJS.EventEmitter {
  write(update: yates.v1.WatchUpdate.$Properties): boolean;
  readonly cancelled: boolean;
}

export class WatchHub {
  readonly #host: Host;
  readonly #progress: ProgressBoard;
  /** With the signal that each waits for. */
  readonly #watchers = new Map<Watcher, Signal>();
  readonly #agentStates = new Map<string, string>();
  readonly #timer: NodeJS.Timeout;
  #rounds = 0;
  #isStopped = false;

  constructor(host: Host, progress: ProgressBoard) {
    this.#host = host;
    this.#progress = progress;
    this.#timer = setInterval(() => this.#onRound(), roundMs);
    this.#timer.unref();
    host.onDurable((events, firstSeq) => this.#onEvents(events, firstSeq));
  }

  /**
   * Sends to the stream until it ends. The caller has chosen the sweep and ends the stream.
   *
   * @param inTurn does a step when others have been served and there is room for more answers; undefined where the watcher is gone
   */
  async serve(
    stream: WatchStream,
    sweep: Sweep,
    { pages, entries }: { readonly pages: boolean; readonly entries: boolean },
    inTurn: <Done>(step: () => Done) => Promise<Done | undefined>,
  ): Promise<void> {
    const form: WatchForm = { trialsMax: pages ? newsAtATime : 1, entries };
    const watcher = new Watcher(sweep, this.#host.state.agents.values(), form);
    const wake = new Signal();
    let isFull = false;
    stream.on('drain', () => {
      isFull = false;
      wake.raise();
    });
    stream.on('cancelled', () => wake.raise());
    this.#watchers.set(watcher, wake);
    try {
      while (!stream.cancelled && !this.#isStopped) {
        const next = wake.next();
        // What is shown must be durable: a restart must not take it back.
        await this.#host.settled();
        if (!isFull && watcher.hasNews) {
          await inTurn(() => {
            for (let sent = 0; sent < newsAtATime && !isFull; ) {
              const news = watcher.next();
              if (news === undefined) break;
              sent += news.kind === 'trials' ? news.trials.length : 1;
              isFull = !stream.write(this.#update(watcher, news));
            }
            return true;
          });
          if (!isFull && watcher.hasNews) continue;
        }
        if (!stream.cancelled) await next;
      }
    } finally {
      this.#watchers.delete(watcher);
    }
  }

  /** What a watcher of the sweep is shown of it has changed, without an event of it. */
  touchSweep(sweep: Sweep): void {
    this.#each((watcher) => watcher.touchSweep(sweep));
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const wake of this.#watchers.values()) wake.raise();
  }

  #onRound(): void {
    this.#rounds++;
    if (this.#watchers.size === 0) return;
    if (this.#rounds % progressEveryRounds === 0) {
      for (const trial of this.#progress.takeChanged()) this.#each((watcher) => watcher.touchTrial(trial));
      this.#touchAgents();
    }
    this.#wakeAll();
  }

  /** An agent is lost by silence, which is no event. */
  #touchAgents(): void {
    const { state } = this.#host;
    const all = this.#rounds % agentsEveryRounds === 0;
    for (const agent of state.agents.values()) {
      const now = agentState(state, agent);
      if (!all && this.#agentStates.get(agent.id) === now) continue;
      this.#agentStates.set(agent.id, now);
      if (!agent.left || !all) this.#each((watcher) => watcher.touchAgent(agent));
    }
  }

  #onEvents(events: readonly CoordinatorEvent[], firstSeq: Seq): void {
    this.#progress.onEvents(events);
    if (this.#watchers.size === 0) return;
    for (const [at, event] of events.entries()) this.#onEvent(event, seq(firstSeq + at));
  }

  #onEvent(event: CoordinatorEvent, position: Seq): void {
    const { state } = this.#host;
    const notice = describeEvent(state, event);
    const sweep = 'sweepId' in event ? state.sweeps.get(event.sweepId) : undefined;
    for (const watcher of this.#watchers.keys()) {
      if (watcher.form.entries) {
        const entry = isAbout(event, watcher.sweep)
          ? logEntryOf(state, watcher.sweep, position, event)
          : undefined;
        if (entry !== undefined) watcher.enter(entry);
      } else if (notice !== undefined && (sweep === undefined || sweep === watcher.sweep))
        watcher.notify(notice);
      if (sweep !== undefined) watcher.touchSweep(sweep);
      if (sweep?.scoring !== undefined) watcher.touchSweep(sweep.scoring.of);
    }
    if ('agentId' in event) {
      const agent = state.agents.get(event.agentId);
      if (agent !== undefined) this.#each((watcher) => watcher.touchAgent(agent));
    }
    if ('fence' in event) {
      const attempt = state.attempts.get(event.fence);
      const agent = attempt === undefined ? undefined : state.agents.get(attempt.agentId);
      if (attempt !== undefined) {
        this.#each((watcher) => watcher.touchTrial(attempt.trial));
        const scored = attempt.trial.sweep.scoring?.sources.get(attempt.trial.plan.id)?.trial;
        if (scored !== undefined) this.#each((watcher) => watcher.touchTrial(scored));
      }
      if (agent !== undefined) this.#each((watcher) => watcher.touchAgent(agent));
    } else if (sweep !== undefined && changesAllTrials.has(event.type)) {
      for (const watcher of this.#watchers.keys()) {
        if (watcher.sweep === sweep) watcher.touchAllTrials();
        for (const agent of state.agents.values()) watcher.touchAgent(agent);
      }
    }
  }

  #each(act: (watcher: Watcher) => void): void {
    for (const watcher of this.#watchers.keys()) act(watcher);
  }

  #update(watcher: Watcher, news: News): yates.v1.WatchUpdate.$Properties {
    const { state } = this.#host;
    const atMs = this.#host.nowMs();
    switch (news.kind) {
      case 'sweep':
        return { atMs, sweep: sweepView(state, watcher.sweep) };
      case 'trials': {
        const trials = news.trials.map((trial) => trialView(state, trial, this.#progress.of(trial)));
        const [first] = trials;
        // Whoever did not ask for pages is sent one at a time.
        return watcher.form.trialsMax === 1 && first ? { atMs, trial: first } : { atMs, trials: { trials } };
      }
      case 'agent':
        return { atMs, agent: agentView(state, news.agent) };
      case 'caughtUp':
        return { atMs, caughtUp: { entries: watcher.form.entries } };
      case 'notice':
        return { atMs, notice: { ...news.notice } };
      case 'entry':
        return { atMs, entry: { ...logEntryView(news.entry), gap: news.gap } };
      default:
        return unreachable(news);
    }
  }
}
