/** One number of a device over the last half hour, a value for each interval: a ring whose size never changes. */
import { limits } from '../../base/limits.ts';

export const intervalMs = 10_000;
const points = Math.ceil(limits.deviceHistoryMs / intervalMs);

export class DeviceHistory {
  /** The mean of the readings of each interval; NaN where there was none. */
  readonly #means = new Float32Array(points).fill(Number.NaN);
  /** Number of the newest interval that has a value. */
  #newest = Number.NEGATIVE_INFINITY;
  /** How many readings of it there were. */
  #readings = 0;

  add(value: number, atMs: number): void {
    const interval = Math.floor(atMs / intervalMs);
    // The clock was set back: what is here seems to come from the future.
    if (interval < this.#newest - 1) this.#clear();
    if (interval < this.#newest) return;
    if (interval > this.#newest) {
      // What was read when the ring was here last is too old now.
      const from = Math.max(this.#newest + 1, interval - points + 1);
      for (let at = from; at <= interval; at++) this.#means[at % points] = Number.NaN;
      this.#newest = interval;
      this.#readings = 0;
    }
    const at = interval % points;
    const mean = this.#readings === 0 ? 0 : (this.#means[at] as number);
    this.#readings++;
    this.#means[at] = mean + (value - mean) / this.#readings;
  }

  #clear(): void {
    this.#means.fill(Number.NaN);
    this.#newest = Number.NEGATIVE_INFINITY;
  }

  /** @returns a value for each interval, oldest first, the last for the present one; NaN where there was no reading */
  last(lengthMs: number, nowMs: number): number[] {
    const count = Math.min(points, Math.ceil(lengthMs / intervalMs));
    const now = Math.floor(nowMs / intervalMs);
    return Array.from({ length: Math.max(0, count) }, (_, index) => {
      const interval = now - count + 1 + index;
      if (interval < 0 || interval > this.#newest || interval <= this.#newest - points) return Number.NaN;
      return this.#means[interval % points] as number;
    });
  }
}
