/**
 * Keeps the analysis in step with the results: never more than a tenth of the time goes into it, and never more than one is under
 * way. The analysis itself is the caller's, who makes it where neither keys nor frames wait for it: this room knows its types only.
 */
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { Analysis } from '../stats/analysis-result.ts';
import type { DashboardStore } from './store.ts';
import { responseNames, shownResponse } from './view/anova-view.ts';
import { isInterim, type Trial } from '../client/facts.ts';
import type { DashboardModel } from './view/model.ts';
import { type Answer, isSettled, type Question, questionKey, type StudyFacts } from './view/question.ts';
import { countScored, questionsWanted, stateOfResults } from './view/questions-wanted.ts';
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

export interface StudyRequest extends StudyFacts {
  readonly sweepId: string;
  readonly question: Question;
  /** Every trial of the sweep in planned order, whatever its state. */
  readonly trials: readonly Trial[];
}

/** Answers what a view asks beyond the analysis. */
export type StudyFn = (request: StudyRequest) => Answer | Promise<Answer>;

export interface AnalysisRunner {
  /** Nothing is analysed from here on, but by `finish`. */
  stop(): void;
  /** Brings every response up to date. */
  finish(): Promise<void>;
}

const gapMsLeast = 400;
const shareOfTime = 0.05;

/**
 * What the first task took is no measure of the next: a thread was started for it. A busy machine needs many seconds for that, and
 * a sweep that takes a minute would show its first two results until it has long ended.
 */
const restMsAfterFirst = 2_000;

/** Something that is to be brought up to date. */
interface Task {
  readonly key: string;
  /** For messages: `the analysis of loss`. */
  readonly name: string;
  /** True if there is nothing to show of it yet. */
  readonly isNew: boolean;
  run(): Promise<void>;
}

interface RunnerOptions {
  /** Left out: questions stay unanswered. */
  readonly study?: StudyFn | undefined;
  /** A clock for durations, in milliseconds. */
  readonly elapsedMs?: () => number;
}

/**
 * What is due takes turns. What somebody looks at for the first time does not wait for the rest between two turns, and neither does
 * what is left once the sweep has ended.
 */
export function runAnalysis(
  store: DashboardStore,
  analyse: AnalyseFn,
  { study, elapsedMs = () => performance.now() }: RunnerOptions = {},
): AnalysisRunner {
  let timer: NodeJS.Timeout | undefined;
  let isResting = false;
  let underWay: Promise<void> | undefined;
  /** State of the results at which a task failed: it is not tried again on the same ones. */
  const failedAt = new Map<string, string>();
  /** The turn at which each task ran last. */
  const ranAt = new Map<string, number>();
  let turn = 0;
  let said = '';
  let stopped = false;

  const allTrials = (): readonly Trial[] => store.snapshot().model.trials.planned;

  const analysisOf = (response: string): Task => ({
    key: `analysis ${response}`,
    name: `the analysis of ${response}`,
    isNew: !store.snapshot().model.analyses.has(response),
    run: async () => {
      const { model } = store.snapshot();
      const { id: sweepId, spec, baseVersion } = model.sweep ?? {};
      if (sweepId === undefined || spec === undefined || baseVersion === undefined) return;
      const interim = mayChange(model, response);
      const analysis = await analyse({ sweepId, spec, baseVersion, response, interim, trials: allTrials() });
      // Another sweep is shown by now.
      if (store.snapshot().model.sweep?.id !== sweepId) return;
      const result = { analysis, trialsDone: countResults(model, response), interim };
      store.dispatch({ kind: 'analysed', response, result });
    },
  });

  const answerOf = (question: Question, ask: StudyFn): Task => ({
    key: questionKey(question),
    name: question.kind === 'failures' ? 'the look at failures' : `the analysis of ${question.response}`,
    isNew: !store.snapshot().model.answers.has(questionKey(question)),
    run: async () => {
      const { model } = store.snapshot();
      const { id: sweepId, spec, baseVersion } = model.sweep ?? {};
      if (sweepId === undefined || spec === undefined || baseVersion === undefined) return;
      const facts = {
        sweepId,
        spec,
        baseVersion,
        interim: mayChange(model, 'response' in question ? question.response : ''),
      };
      const answer = await ask({ ...facts, question, trials: allTrials() });
      if (store.snapshot().model.sweep?.id !== sweepId) return;
      store.dispatch({ kind: 'answer', question, answer, of: stateOfResults(model) });
    },
  });

  const attempt = async (task: Task): Promise<void> => {
    const { model } = store.snapshot();
    ranAt.set(task.key, ++turn);
    try {
      await task.run();
    } catch (error) {
      failedAt.set(task.key, stateOfResults(model));
      const text = `${task.name} failed: ${error instanceof Error ? error.message : String(error)}`;
      if (text !== said) store.dispatch({ kind: 'noted', severity: 'error', text });
      said = text;
    }
  };

  const nextDue = (): Task | undefined => {
    const { model } = store.snapshot();
    const questions = study === undefined ? [] : dueQuestions(model).map((one) => answerOf(one, study));
    const due = [...dueResponses(model).map(analysisOf), ...questions].filter(
      ({ key }) => failedAt.get(key) !== stateOfResults(model),
    );
    const rank = ({ key }: Task): number => ranAt.get(key) ?? 0;
    return due.reduce<Task | undefined>(
      (first, task) => (first === undefined || rank(task) < rank(first) ? task : first),
      undefined,
    );
  };
  /** Nothing changes any more: each task is due once, and somebody waits for what it says. */
  const isFinal = (): boolean => {
    const { model } = store.snapshot();
    return responseNames(model.sweep?.spec).every((response) => !mayChange(model, response));
  };
  const run = (): void => {
    const due = nextDue();
    const startMs = elapsedMs();
    const rest = (): void => {
      underWay = undefined;
      if (stopped) return;
      const tookMs = Math.max(gapMsLeast, (elapsedMs() - startMs) / shareOfTime);
      const restMs = turn === 1 ? Math.min(restMsAfterFirst, tookMs) : tookMs;
      isResting = true;
      timer = setTimeout(() => {
        timer = undefined;
        isResting = false;
        wake();
      }, restMs);
      wake();
    };
    underWay = (due === undefined ? Promise.resolve() : attempt(due)).then(rest);
  };
  const wake = (): void => {
    if (stopped || underWay !== undefined || (timer !== undefined && !isResting)) return;
    const due = nextDue();
    if (due === undefined) return;
    const isFirstLook = due.isNew && !ranAt.has(due.key);
    if (isResting && !isFirstLook && !isFinal()) return;
    clearTimeout(timer);
    isResting = false;
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
        if (!isUpToDate(model, response)) await attempt(analysisOf(response));
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
  if (known === undefined || known.interim !== mayChange(model, response)) return false;
  return known.trialsDone === countResults(model, response);
}

function dueQuestions(model: DashboardModel): Question[] {
  if (model.sweep?.spec === undefined || model.connection.state === 'catching-up') return [];
  const state = stateOfResults(model);
  return questionsWanted(model).filter((question) => {
    const known = model.answers.get(questionKey(question));
    return known === undefined || !isSettled(known, state);
  });
}

const mayChange = ({ sweep }: DashboardModel, response: string): boolean =>
  sweep === undefined || isInterim(sweep, response);

/** Trials that are done; of a response that another sweep scores, those that have it. */
function countResults(model: DashboardModel, response: string): number {
  const isScored = model.sweep?.scoredBy?.some(({ responses }) => responses.includes(response)) ?? false;
  return isScored ? countScored(model, response) : countDone(model);
}

const countDone = ({ trials }: DashboardModel): number => digestOf(trials).counts.done;
