/**
 * The curves of an attempt in bounded memory, however often it reports: each metric keeps every n-th of its reports, the
 * newest, and the first that is not a finite number. When a metric has more points than fit, every second one goes and n doubles.
 */
import { limits } from '../limits.ts';
import type { Curve, Curves } from './curves.ts';

export interface CurveRoom {
  /** Points of one metric. */
  readonly perMetric: number;
  /** Points of all metrics together. */
  readonly inAll: number;
}

const defaultRoom: CurveRoom = { perMetric: limits.curvePoints, inAll: limits.curvePointsInAll };

export class CurveRecorder {
  readonly #room: CurveRoom;
  readonly #byMetric = new Map<string, ThinnedCurve>();

  constructor(room: CurveRoom = defaultRoom) {
    this.#room = room;
  }

  get isEmpty(): boolean {
    return this.#byMetric.size === 0;
  }

  /**
   * Metrics beyond `limits.metrics` in all are left out.
   *
   * @param elapsedMs since the attempt began
   */
  record(step: number, metrics: Readonly<Record<string, number>>, elapsedMs: number): void {
    for (const [name, value] of Object.entries(metrics)) {
      let curve = this.#byMetric.get(name);
      if (curve === undefined) {
        if (this.#byMetric.size >= limits.metrics) continue;
        curve = new ThinnedCurve();
        this.#byMetric.set(name, curve);
        this.#makeRoom();
      }
      curve.push({ step, value, elapsedMs }, this.#pointsPerMetric());
    }
  }

  /** A copy, with the newest point of each metric. */
  curves(): Curves {
    return new Map([...this.#byMetric].map(([name, curve]) => [name, curve.points()]));
  }

  #pointsPerMetric(): number {
    const { perMetric, inAll } = this.#room;
    return Math.max(2, Math.min(perMetric, Math.floor(inAll / this.#byMetric.size)));
  }

  /** With a further metric each has less room. */
  #makeRoom(): void {
    const max = this.#pointsPerMetric();
    for (const curve of this.#byMetric.values()) curve.thinTo(max);
  }
}

interface Point {
  readonly step: number;
  readonly value: number;
  readonly elapsedMs: number;
}

class ThinnedCurve {
  /** One report in so many is kept. */
  #stride = 1;
  #seen = 0;
  #kept: Point[] = [];
  #newest: Point | undefined;
  #firstNonFinite: Point | undefined;

  push(point: Point, max: number): void {
    if (this.#seen % this.#stride === 0) this.#kept.push(point);
    this.#seen++;
    this.#newest = point;
    if (!Number.isFinite(point.value)) this.#firstNonFinite ??= point;
    this.thinTo(max);
  }

  /** Two places are for the newest point and the first that is not finite. */
  thinTo(max: number): void {
    while (this.#kept.length > Math.max(1, max - 2)) {
      this.#kept = this.#kept.filter((_, at) => at % 2 === 0);
      this.#stride *= 2;
    }
  }

  points(): Curve {
    const points = [...this.#kept];
    const extra = this.#firstNonFinite;
    if (extra !== undefined && !points.includes(extra)) {
      // Reports are in the order in which they came; so is this one among them.
      const after = points.findIndex((point) => point.elapsedMs > extra.elapsedMs);
      points.splice(after === -1 ? points.length : after, 0, extra);
    }
    const newest = this.#newest;
    if (newest !== undefined && points.at(-1) !== newest) points.push(newest);
    return {
      steps: points.map(({ step }) => step),
      values: points.map(({ value }) => value),
      elapsedMs: points.map(({ elapsedMs }) => elapsedMs),
    };
  }
}
