/** The words that the list of trials or the log is filtered by, as they are typed. */
import type { DashboardModel, Prompt, Screen } from './model.ts';

type FilterPrompt = Extract<Prompt, { readonly kind: 'filter' }>;

const lengthMax = 200;

/** Of the log where that is open, else of the trials. */
export function openFilter(model: DashboardModel): DashboardModel {
  const { tab, trials, log } = model.screen;
  if (tab === 'log') return withScreen(model, { prompt: { kind: 'filter', of: 'log', before: log.text } });
  return withScreen(model, {
    tab: 'trials',
    trials: { ...trials, view: 'list' },
    prompt: { kind: 'filter', of: 'trials', before: trials.filter },
  });
}

export const filterText = ({ trials, log }: Screen, of: FilterPrompt['of']): string =>
  of === 'log' ? log.text : trials.filter;

export function pressInFilter(
  model: DashboardModel,
  key: string,
  { of, before }: FilterPrompt,
): DashboardModel {
  const close = { prompt: { kind: 'none' } } as const;
  const text = filterText(model.screen, of);
  switch (key) {
    case 'enter':
      return withScreen(model, close);
    case 'escape':
      return withScreen(withText(model, of, before), close);
    case 'clear':
      return withText(model, of, '');
    case 'backspace':
      return withText(model, of, dropLast(text));
    default: {
      // A name of a key is no text; pasted text comes as one key of several characters.
      if (namedKeys.has(key)) return model;
      const typed = key.replace(/\p{Cc}/gu, '');
      return withText(model, of, (text + typed).slice(0, lengthMax));
    }
  }
}

function withText(model: DashboardModel, of: FilterPrompt['of'], text: string): DashboardModel {
  const { trials, log } = model.screen;
  return of === 'log'
    ? withScreen(model, { log: { ...log, text, at: undefined, back: 0 } })
    : withScreen(model, { trials: { ...trials, filter: text } });
}

export const namedKeys: ReadonlySet<string> = new Set(
  'up down left right page-up page-down home end enter escape tab shift-tab backspace clear interrupt'.split(
    ' ',
  ),
);

/** Without its last character as a person counts them. */
const dropLast = (text: string): string =>
  Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment)
    .slice(0, -1)
    .join('');

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});
