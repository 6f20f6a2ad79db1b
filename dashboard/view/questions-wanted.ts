/** Which questions the screen asks of the thread that analyses the sweep: those of the view that is looked at, and of the overview. */
import { hasEnded } from '../../client/facts.ts';
import { shownResponse } from './anova-view.ts';
import { chosenPair } from './factor-pair.ts';
import type { DashboardModel } from './model.ts';
import { answerTo, type FullAnswer, type PairAnswer, type Question } from './question.ts';
import { digestOf } from './trial-digest.ts';

/** What answers depend on: counts of results and failures, and if more are to come. */
export function stateOfResults({ trials, sweep }: DashboardModel): string {
  const { done, failed, pruned } = digestOf(trials).counts;
  return `${sweep?.id} ${done} ${failed} ${pruned} ${sweep === undefined || !hasEnded(sweep.state) ? 'more' : 'all'}`;
}

export function questionsWanted(model: DashboardModel): Question[] {
  return [...(model.screen.tab === 'anova' ? questionsOfView(model) : []), ...failuresQuestion(model)];
}

/** Failures stand in the overview, which one comes back to: they are kept at hand. */
const failuresQuestion = ({ trials }: DashboardModel): Question[] =>
  digestOf(trials).counts.failed > 0 ? [{ kind: 'failures' }] : [];

function questionsOfView(model: DashboardModel): Question[] {
  const { view } = model.screen.anova;
  const response = shownResponse(model);
  if (response === undefined || digestOf(model.trials).counts.done === 0) {
    return view === 'heat' ? pairQuestion(model) : [];
  }
  switch (view) {
    case 'table':
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
