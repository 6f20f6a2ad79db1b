/** What remains of a sweep when its dashboard closes: for the final tables, and for the exit code. */
import type { Analysis } from '../stats/analysis-result.ts';
import { responseNames } from './view/anova-view.ts';
import type { Sweep, Trial } from '../client/facts.ts';
import { countTrials, elapsedMs } from './view/progress.ts';
import { digestOf, type FaultCount } from './view/trial-digest.ts';
import type { Snapshot } from './store.ts';

export interface SweepResult {
  readonly sweep: Sweep;
  /** In planned order. */
  readonly trials: readonly Trial[];
  readonly faults: readonly FaultCount[];
  /** From the launch to the end, or to now where it still runs. */
  readonly wallMs: number;
  /** Of the primary response first; responses that could not be analysed are missing. */
  readonly analyses: readonly Analysis[];
}

/** Undefined where no sweep was ever seen. */
export function sweepResult({ model, nowMs }: Snapshot): SweepResult | undefined {
  const { sweep, trials, analyses } = model;
  if (sweep === undefined) return undefined;
  return {
    sweep: { ...sweep, counts: countTrials(model) },
    trials: trials.planned,
    faults: digestOf(trials).faults,
    wallMs: elapsedMs(sweep, nowMs),
    analyses: responseNames(sweep.spec).flatMap((name) => analyses.get(name)?.analysis ?? []),
  };
}
