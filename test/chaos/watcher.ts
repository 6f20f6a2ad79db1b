/** A user who looks again and again, and remembers what was shown. */
import { setTimeout as sleep } from 'node:timers/promises';
import { yates } from '../../proto/generated/yates.js';
import type { Cluster } from './cluster.ts';

const lookMs = 500;
/** So often a user asks for failed trials again: what fails more often is wrong by itself. */
const retriesMax = 20;
const done: number = yates.v1.TrialState.TRIAL_STATE_DONE;
const failed: number = yates.v1.TrialState.TRIAL_STATE_FAILED;

export class Watcher {
  /** Stamp of the first result shown as done, by trial. */
  readonly shown = new Map<string, number>();
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** @returns when all have ended. @param onLook hears after each look how many are done */
  async untilEnded(
    trials: number,
    patienceMs: number,
    onLook: (count: number) => void = () => {},
  ): Promise<void> {
    const untilMs = performance.now() + patienceMs;
    for (let retries = 0; ; ) {
      const seen = await this.#cluster.trials().catch(() => []);
      for (const { trialId, state, stamp } of seen) {
        if (state === done && !this.shown.has(trialId)) this.shown.set(trialId, stamp ?? 0);
      }
      onLook(this.shown.size);
      const failures = seen.filter(({ state }) => state === failed).length;
      if (seen.length === trials && seen.every(({ state }) => state === done || state === failed)) {
        if (failures === 0) return;
        // Poisoned by bad luck: killed on every agent in turn. A user asks for them again.
        if (++retries > retriesMax) throw new Error(`${failures} trials fail again and again`);
        await this.#cluster.retryFailed();
      }
      if (performance.now() > untilMs) {
        throw new Error(`after ${patienceMs / 1000} s ${this.shown.size} of ${trials} trials are done`);
      }
      await sleep(lookMs);
    }
  }
}
