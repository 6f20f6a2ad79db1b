import type { Agent, Sweep, Trial } from '../core/state.ts';
import type { Notice } from './describe-event.ts';

/** What a watcher is sent next. The message is built from the newest state at that moment. */
export type News =
  | { readonly kind: 'sweep' }
  | { readonly kind: 'trial'; readonly trial: Trial }
  | { readonly kind: 'agent'; readonly agent: Agent }
  | { readonly kind: 'caughtUp' }
  | { readonly kind: 'notice'; readonly notice: Notice };

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
  #sweepChanged = true;
  /** Trials before this position of the planned order were sent. */
  #sent = 0;
  /** Of those, the ones that have changed since. */
  readonly #changed = new Set<Trial>();
  /** All trials are to be sent once more, after this time. */
  #again = false;
  readonly #agents = new Set<Agent>();
  #notices: Notice[] = [];
  #caughtUp = false;

  constructor(sweep: Sweep, agents: Iterable<Agent>) {
    this.sweep = sweep;
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
    this.#notices.push(notice);
    if (this.#notices.length > noticesMax) this.#notices = this.#notices.slice(-noticesMax);
  }

  get hasNews(): boolean {
    return (
      this.#sweepChanged ||
      this.#agents.size > 0 ||
      this.#sent < this.sweep.trials.length ||
      !this.#caughtUp ||
      this.#again ||
      this.#changed.size > 0 ||
      this.#notices.length > 0
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
    const trial = this.sweep.trials[this.#sent];
    if (trial !== undefined) {
      this.#sent++;
      return { kind: 'trial', trial };
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
    for (const changed of this.#changed) {
      this.#changed.delete(changed);
      return { kind: 'trial', trial: changed };
    }
    const notice = this.#notices.shift();
    return notice === undefined ? undefined : { kind: 'notice', notice };
  }
}
