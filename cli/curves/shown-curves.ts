import { metricToShow } from './curves-of-levels.ts';
import type { CurvesOfTrial } from './curves-table.ts';

/**
 * Curves of many trials, of which one metric is shown: of all others only their names are kept. Trials that reported at the same steps
 * share them, so that a trial takes a number for each step.
 */
export class ShownCurves {
  /** Of the metric that is shown, in the order in which trials came. */
  readonly all: CurvesOfTrial[] = [];
  readonly #wanted: string | undefined;
  readonly #names = new Set<string>();
  #metric = '';

  /** @param metric left out: the one of all that one looks at first */
  constructor(metric?: string) {
    this.#wanted = metric;
  }

  get metric(): string {
    return this.#metric;
  }

  /** Metrics that were reported besides. */
  get others(): string[] {
    return [...this.#names].filter((name) => name !== this.#metric);
  }

  add(one: CurvesOfTrial): void {
    for (const name of one.reported.curves.keys()) this.#names.add(name);
    const metric = this.#wanted ?? metricToShow(this.#names);
    // No trial before this one reported it: it would have been shown.
    if (metric !== this.#metric) this.all.length = 0;
    this.#metric = metric;
    const curve = one.reported.curves.get(metric);
    if (curve === undefined) return;
    const last = this.all.at(-1)?.reported.curves.get(metric)?.steps;
    const steps = last !== undefined && isSame(last, curve.steps) ? last : curve.steps;
    const curves = new Map([[metric, { steps, values: curve.values, elapsedMs: [] }]]);
    this.all.push({ trial: one.trial, reported: { ...one.reported, curves } });
  }
}

const isSame = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((step, at) => step === right[at]);
