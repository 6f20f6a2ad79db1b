import type { Random } from '../base/random.ts';
import type { PlannedTrial } from '../design/planned-trial.ts';
import type { TrialRecord } from '../report/trial-record.ts';

/** The trials of a sweep as if all had been run: noise of unit variance, and 1 more at input `CAc`. */
export const madeUpTrials = (
  planned: readonly PlannedTrial[],
  response: string,
  random: Random,
): TrialRecord[] =>
  planned.map((trial) => ({
    ...trial,
    realisedOrder: trial.plannedOrder,
    state: 'done',
    attempts: 1,
    agentName: 'a',
    backend: 'wasm',
    metrics: { [response]: (trial.settings['input'] === 'CAc' ? 1 : 0) + random.normal() },
    lateResults: 0,
    leasedAtMs: 0,
    endedAtMs: 1,
    durationMs: 1,
  }));
