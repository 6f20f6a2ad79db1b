/**
 * Keeps the analysis in step with the results, between frames: never more than a tenth of the time goes into it, so
 * that keys and frames do not wait. The analysis itself is the caller's: this room knows its types only.
 */
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { Analysis } from '../stats/analysis-result.ts';
import type { DashboardStore } from './store.ts';
import { responseNames, shownResponse } from './view/anova-view.ts';
import { type Trial, hasEnded } from './view/facts.ts';
import type { DashboardModel } from './view/model.ts';

export interface AnalyseRequest {
  readonly spec: SweepSpec;
  readonly response: string;
  /** The sweep still runs: p-values are descriptive. */
  readonly interim: boolean;
  /** Every trial of the sweep in planned order, whatever its state. */
  readonly trials: readonly Trial[];
}

/** Few data are no error: an analysis that cannot be made says why in its result. */
export type AnalyseFn = (request: AnalyseRequest) => Analysis;

export interface AnalysisRunner {
  /** Brings every response up to date now. */
  finish(): void;
  stop(): void;
}

const gapMsLeast = 400;
const shareOfTime = 0.1;

/** @param elapsedMs a clock for durations, in milliseconds */
export function runAnalysis(
  store: DashboardStore,
  analyse: AnalyseFn,
  elapsedMs: () => number = () => performance.now(),
): AnalysisRunner {
  let timer: NodeJS.Timeout | undefined;
  let failure = '';
  let stopped = false;

  const analyseOne = (response: string): void => {
    const { model } = store.snapshot();
    const spec = model.sweep?.spec;
    if (spec === undefined) return;
    const trials = [...model.trials.values()].sort((a, b) => a.plannedOrder - b.plannedOrder);
    const interim = isInterim(model);
    try {
      const analysis = analyse({ spec, response, interim, trials });
      const result = { analysis, trialsDone: countDone(model), interim };
      store.dispatch({ kind: 'analysed', response, result });
    } catch (error) {
      // Said once for each different failure: the next result is analysed afresh.
      const text = `the analysis of ${response} failed: ${error instanceof Error ? error.message : String(error)}`;
      if (text !== failure) store.dispatch({ kind: 'noted', severity: 'error', text });
      failure = text;
    }
  };

  const run = (): void => {
    const due = dueResponse(store.snapshot().model);
    const startMs = elapsedMs();
    if (due !== undefined) analyseOne(due);
    timer = setTimeout(
      () => {
        timer = undefined;
        wake();
      },
      Math.max(gapMsLeast, (elapsedMs() - startMs) / shareOfTime),
    );
  };
  const wake = (): void => {
    if (stopped || timer !== undefined || dueResponse(store.snapshot().model) === undefined) return;
    // After the frame that shows the result, not before it.
    timer = setTimeout(run, 0);
  };
  const unsubscribe = store.subscribe(wake);
  wake();
  return {
    finish: () => responseNames(store.snapshot().model.sweep?.spec).forEach(analyseOne),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}

/** The primary response first, then the one that is looked at. */
function dueResponse(model: DashboardModel): string | undefined {
  const spec = model.sweep?.spec;
  if (spec === undefined || model.connection.state === 'catching-up') return undefined;
  const done = countDone(model);
  if (done === 0) return undefined;
  const interim = isInterim(model);
  return [spec.primary.name, shownResponse(model) ?? spec.primary.name].find((response) => {
    const known = model.analyses.get(response);
    return known === undefined || known.trialsDone !== done || known.interim !== interim;
  });
}

const isInterim = ({ sweep }: DashboardModel): boolean => sweep === undefined || !hasEnded(sweep.state);

function countDone({ trials }: DashboardModel): number {
  let done = 0;
  for (const { state } of trials.values()) if (state === 'done') done++;
  return done;
}
