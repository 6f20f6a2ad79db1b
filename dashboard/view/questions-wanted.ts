/** Which questions the screen asks of the thread that analyses the sweep: those of the view that is looked at, and of the overview. */
import { hasEnded } from '../../client/facts.ts';
import { shownResponse } from './anova-view.ts';
import { chosenPair } from './factor-pair.ts';
import { hasRoomForPair } from './layout.ts';
import type { DashboardModel } from './model.ts';
import { answerTo, type FullAnswer, type PairAnswer, type Question } from './question.ts';
import { digestOf } from './trial-digest.ts';

/** What answers depend on: counts of results and failures, of what was scored, and if more are to come. */
export function stateOfResults(model: DashboardModel): string {
  const { trials, sweep } = model;
  const { done, failed, pruned } = digestOf(trials).counts;
  const scored = (sweep?.scoredBy ?? []).flatMap(({ responses, state }) =>
    responses.map((response) => ` ${countScored(model, response)} ${hasEnded(state) ? 'all' : 'more'}`),
  );
  const isOver = sweep !== undefined && hasEnded(sweep.state);
  return `${sweep?.id} ${done} ${failed} ${pruned} ${isOver ? 'all' : 'more'}${scored.join('')}`;
}

const scoredCounts = new WeakMap<DashboardModel['trials'], Map<string, number>>();

/** Trials that have a value of a response that another sweep scores. */
export function countScored({ trials }: DashboardModel, response: string): number {
  const counts = scoredCounts.get(trials) ?? new Map<string, number>();
  scoredCounts.set(trials, counts);
  const known = counts.get(response);
  if (known !== undefined) return known;
  let count = 0;
  for (const { metrics } of trials.all) if (metrics[response] !== undefined) count++;
  counts.set(response, count);
  return count;
}

export function questionsWanted(model: DashboardModel): Question[] {
  return [...questionsOfTab(model), ...failuresQuestion(model)];
}

/** Failures stand in the overview, which one comes back to: they are kept at hand. */
const failuresQuestion = ({ trials }: DashboardModel): Question[] =>
  digestOf(trials).counts.failed > 0 ? [{ kind: 'failures' }] : [];

function questionsOfTab(model: DashboardModel): Question[] {
  const { tab } = model.screen;
  if (tab === 'anova') return questionsOfView(model);
  const isDrawn =
    tab === 'overview' && hasRoomForPair(model.screen) && digestOf(model.trials).counts.done > 0;
  return isDrawn ? [...fullQuestion(model), ...pairQuestion(model)] : [];
}

function questionsOfView(model: DashboardModel): Question[] {
  const { view } = model.screen.anova;
  const response = shownResponse(model);
  if (response === undefined || digestOf(model.trials).counts.done === 0) {
    return view === 'heat' ? pairQuestion(model) : [];
  }
  switch (view) {
    case 'table':
      if (hasRoomForPair(model.screen)) return [...fullQuestion(model), ...pairQuestion(model)];
      return isOtherType(model) ? fullQuestion(model) : [];
    case 'means':
      return [];
    case 'interaction':
    case 'heat':
      return [...pairQuestion(model), ...fullQuestion(model)];
    case 'residuals':
    case 'best':
      return fullQuestion(model);
    case 'evidence':
      return [{ kind: 'evidence', response }];
    default:
      return view satisfies never;
  }
}

/** True if the table shows sums of squares of another type than the analysis that is always there. */
export const isOtherType = ({ screen }: DashboardModel): boolean => screen.anova.type !== 2;

function fullQuestion(model: DashboardModel): (Question & { readonly kind: 'full' })[] {
  const response = shownResponse(model);
  return response === undefined ? [] : [{ kind: 'full', response, type: model.screen.anova.type }];
}

function pairQuestion(model: DashboardModel): (Question & { readonly kind: 'pair' })[] {
  const response = shownResponse(model);
  const pair = chosenPair(model);
  return response === undefined || pair === undefined ? [] : [{ kind: 'pair', response, ...pair }];
}

export function fullAnswer(model: DashboardModel): FullAnswer | undefined {
  const [question] = fullQuestion(model);
  return question === undefined ? undefined : answerTo<'full'>(model, question);
}

export function pairAnswer(model: DashboardModel): PairAnswer | undefined {
  const [question] = pairQuestion(model);
  return question === undefined ? undefined : answerTo<'pair'>(model, question);
}
