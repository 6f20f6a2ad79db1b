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

/**
 * One watcher's list of things that changed since they were last sent to it. Its first list is everything. A thing that
 * changes again while the watcher is slow is still sent once: the list is bounded by what there is.
 */
export class Watcher {
  readonly sweep: Sweep;
  #sweepChanged = true;
  readonly #trials = new Set<Trial>();
  readonly #agents = new Set<Agent>();
  #notices: Notice[] = [];
  #caughtUp = false;

  constructor(sweep: Sweep, agents: Iterable<Agent>) {
    this.sweep = sweep;
    for (const trial of sweep.trials) this.#trials.add(trial);
    for (const agent of agents) this.#agents.add(agent);
  }

  touchSweep(sweep: Sweep): void {
    if (sweep === this.sweep) this.#sweepChanged = true;
  }

  touchTrial(trial: Trial): void {
    if (trial.sweep === this.sweep) this.#trials.add(trial);
  }

  touchAgent(agent: Agent): void {
    this.#agents.add(agent);
  }

  notify(notice: Notice): void {
    this.#notices.push(notice);
    if (this.#notices.length > noticesMax) this.#notices = this.#notices.slice(-noticesMax);
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
    for (const trial of this.#trials) {
      this.#trials.delete(trial);
      return { kind: 'trial', trial };
    }
    if (!this.#caughtUp) {
      this.#caughtUp = true;
      return { kind: 'caughtUp' };
    }
    const notice = this.#notices.shift();
    return notice === undefined ? undefined : { kind: 'notice', notice };
  }
}
