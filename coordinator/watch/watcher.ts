import type { Agent, Sweep, Trial } from '../core/state.ts';
import type { Notice } from './describe-event.ts';
import type { LogEntry } from './log-entry.ts';

/** What a watcher is sent next. The message is built from the newest state at that moment. */
export type News =
  | { readonly kind: 'sweep' }
  /** At least one. */
  | { readonly kind: 'trials'; readonly trials: readonly Trial[] }
  | { readonly kind: 'agent'; readonly agent: Agent }
  | { readonly kind: 'caughtUp' }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** With `gap` there were others before it that are left out. */
  | { readonly kind: 'entry'; readonly entry: LogEntry; readonly gap: boolean };

/** What a watcher asked for. */
export interface WatchForm {
  /** Most trials of a message. */
  readonly trialsMax: number;
  /** Entries of the log in place of notices. */
  readonly entries: boolean;
}

type Said = Extract<News, { kind: 'notice' | 'entry' }>;

/** More lines than a log pane shows; older ones go first. */
const noticesMax = 200;

/** Changed trials that are listed; when there are more, all trials are sent again. */
const changedMax = 20_000;

/**
 * What a watcher is still to be sent: everything at first, then what has changed since it was last sent. A thing that changes
 * again while the watcher is slow is still sent once, and trials are listed only up to a limit, so that a watcher of a million
 * trials costs little memory.
 */
export class Watcher {
  readonly sweep: Sweep;
  readonly form: WatchForm;
  #sweepChanged = true;
  /** Trials before this position of the planned order were sent. */
  #sent = 0;
  /** Of those, the ones that have changed since. */
  readonly #changed = new Set<Trial>();
  /** All trials are to be sent once more, after this time. */
  #again = false;
  readonly #agents = new Set<Agent>();
  #said: Said[] = [];
  #caughtUp = false;

  constructor(sweep: Sweep, agents: Iterable<Agent>, form: WatchForm) {
    this.sweep = sweep;
    this.form = form;
    for (const agent of agents) this.#agents.add(agent);
  }

  touchSweep(sweep: Sweep): void {
    if (sweep === this.sweep) this.#sweepChanged = true;
  }

  touchTrial(trial: Trial): void {
    if (trial.sweep !== this.sweep || trial.plan.plannedOrder >= this.#sent) return;
    if (this.#changed.size < changedMax) this.#changed.add(trial);
    else this.touchAllTrials();
  }

  touchAllTrials(): void {
    this.#changed.clear();
    this.#again = this.#sent > 0;
  }

  touchAgent(agent: Agent): void {
    this.#agents.add(agent);
  }

  notify(notice: Notice): void {
    this.#say({ kind: 'notice', notice });
  }

  enter(entry: LogEntry): void {
    this.#say({ kind: 'entry', entry, gap: false });
  }

  #say(said: Said): void {
    this.#said.push(said);
    if (this.#said.length <= noticesMax) return;
    this.#said = this.#said.slice(-noticesMax);
    const [oldest] = this.#said;
    if (oldest?.kind === 'entry') this.#said[0] = { ...oldest, gap: true };
  }

  get hasNews(): boolean {
    return (
      this.#sweepChanged ||
      this.#agents.size > 0 ||
      this.#sent < this.sweep.trials.length ||
      !this.#caughtUp ||
      this.#again ||
      this.#changed.size > 0 ||
      this.#said.length > 0
    );
  }

  /** Takes the next thing to send; undefined when the watcher has everything. */
  next(): News | undefined {
    if (this.#sweepChanged) {
      this.#sweepChanged = false;
      return { kind: 'sweep' };
    }
    for (const agent of this.#agents) {
      this.#agents.delete(agent);
      return { kind: 'agent', agent };
    }
    const trials = this.sweep.trials.slice(this.#sent, this.#sent + this.form.trialsMax);
    if (trials.length > 0) {
      this.#sent += trials.length;
      return { kind: 'trials', trials };
    }
    if (!this.#caughtUp) {
      this.#caughtUp = true;
      return { kind: 'caughtUp' };
    }
    if (this.#again) {
      this.#again = false;
      this.#sent = 0;
      return this.next();
    }
    const changed = this.#takeChanged();
    return changed.length > 0 ? { kind: 'trials', trials: changed } : this.#said.shift();
  }

  #takeChanged(): Trial[] {
    const taken: Trial[] = [];
    for (const trial of this.#changed) {
      if (taken.length === this.form.trialsMax) break;
      this.#changed.delete(trial);
      taken.push(trial);
    }
    return taken;
  }
}
