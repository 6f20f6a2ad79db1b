/**
 * Keeps the analysis in step with the results: never more than a tenth of the time goes into it, and never more than one is under
 * way. The analysis itself is the caller's, who makes it where neither keys nor frames wait for it: this room knows its types only.
 */
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { Analysis } from '../stats/analysis-result.ts';
import type { DashboardStore } from './store.ts';
import { responseNames, shownResponse } from './view/anova-view.ts';
import { type Trial, hasEnded } from '../client/facts.ts';
import type { DashboardModel } from './view/model.ts';
import { digestOf } from './view/trial-digest.ts';

export interface AnalyseRequest {
  readonly sweepId: string;
  readonly spec: SweepSpec;
  /** Version of the base net that the trials rest on. */
  readonly baseVersion: string;
  readonly response: string;
  /** The sweep still runs: p-values are descriptive. */
  readonly interim: boolean;
  /** Every trial of the sweep in planned order, whatever its state. */
  readonly trials: readonly Trial[];
}

/** Few data are no error: an analysis that cannot be made says why in its result. */
export type AnalyseFn = (request: AnalyseRequest) => Analysis | Promise<Analysis>;

export interface AnalysisRunner {
  /** Nothing is analysed from here on, but by `finish`. */
  stop(): void;
  /** Brings every response up to date. */
  finish(): Promise<void>;
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
  let underWay: Promise<void> | undefined;
  /** State of the results at which the analysis of a response failed: it is not tried again on the same ones. */
  const failedAt = new Map<string, string>();
  let said = '';
  let stopped = false;

  const analyseOne = async (response: string): Promise<void> => {
    const { model } = store.snapshot();
    const { id: sweepId, spec, baseVersion } = model.sweep ?? {};
    if (sweepId === undefined || spec === undefined || baseVersion === undefined) return;
    const trials = [...model.trials.values()].sort((a, b) => a.plannedOrder - b.plannedOrder);
    const interim = isInterim(model);
    try {
      const analysis = await analyse({ sweepId, spec, baseVersion, response, interim, trials });
      // Another sweep is shown by now.
      if (store.snapshot().model.sweep?.id !== sweepId) return;
      const result = { analysis, trialsDone: countDone(model), interim };
      store.dispatch({ kind: 'analysed', response, result });
    } catch (error) {
      failedAt.set(response, stateOfResults(model));
      const text = `the analysis of ${response} failed: ${error instanceof Error ? error.message : String(error)}`;
      if (text !== said) store.dispatch({ kind: 'noted', severity: 'error', text });
      said = text;
    }
  };

  const nextDue = (): string | undefined => {
    const { model } = store.snapshot();
    return dueResponses(model).find((response) => failedAt.get(response) !== stateOfResults(model));
  };
  const run = (): void => {
    const due = nextDue();
    const startMs = elapsedMs();
    const rest = (): void => {
      underWay = undefined;
      if (stopped) return;
      const restMs = Math.max(gapMsLeast, (elapsedMs() - startMs) / shareOfTime);
      timer = setTimeout(() => {
        timer = undefined;
        wake();
      }, restMs);
    };
    underWay = (due === undefined ? Promise.resolve() : analyseOne(due)).then(rest);
  };
  const wake = (): void => {
    if (stopped || timer !== undefined || underWay !== undefined || nextDue() === undefined) return;
    // After the frame that shows the result, not before it.
    timer = setTimeout(() => {
      timer = undefined;
      run();
    }, 0);
  };
  const unsubscribe = store.subscribe(wake);
  wake();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
    finish: async () => {
      await underWay;
      const { model } = store.snapshot();
      for (const response of responseNames(model.sweep?.spec))
        if (!isUpToDate(model, response)) await analyseOne(response);
    },
  };
}

/** Those whose analysis is not of the present results: the primary one first, then the one that is looked at. */
function dueResponses(model: DashboardModel): string[] {
  const spec = model.sweep?.spec;
  if (spec === undefined || model.connection.state === 'catching-up') return [];
  if (countDone(model) === 0) return [];
  const looked = [spec.primary.name, shownResponse(model) ?? spec.primary.name];
  return looked.filter((response) => !isUpToDate(model, response));
}

function isUpToDate(model: DashboardModel, response: string): boolean {
  const known = model.analyses.get(response);
  return known !== undefined && known.trialsDone === countDone(model) && known.interim === isInterim(model);
}

const stateOfResults = (model: DashboardModel): string =>
  `${model.sweep?.id} ${countDone(model)} ${isInterim(model)}`;

const isInterim = ({ sweep }: DashboardModel): boolean => sweep === undefined || !hasEnded(sweep.state);

const countDone = ({ trials }: DashboardModel): number => digestOf(trials).counts.done;
