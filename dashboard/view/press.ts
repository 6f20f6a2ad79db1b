/**
 * What a key does: a new model, and at most one request to the world outside. Pure: asking the coordinator, or
 * leaving, is the caller's part.
 */
import type { SweepId } from '../../base/ids.ts';
import { hasEnded } from '../../client/facts.ts';
import { openFilter, pressInFilter } from './filter-prompt.ts';
import { contentArea } from './layout.ts';
import { helpScrollMax } from './lines/help-lines.ts';
import type { ControlRequest, DashboardModel, Screen } from './model.ts';
import { tabs } from './model.ts';
import { countTrials } from './progress.ts';
import { clamp, rowsOf } from './scroll-keys.ts';
import { openSwitch, pressInSwitch } from './sweep-switch.ts';
import { tabViews } from './tabs.ts';
import { trialUnderCursor } from './trial-list.ts';

/** A key as its name (`up`, `enter`, `escape`, `tab`, `shift-tab`, `backspace`, `interrupt`, ...) or the character typed. */
export type Key = string;

export type Effect =
  | { readonly kind: 'control'; readonly request: ControlRequest }
  /** Another sweep is to be shown. */
  | { readonly kind: 'switch'; readonly sweepId: SweepId }
  /** To the clipboard; `what` it is, for the answer. */
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  /** `q`, or Ctrl-C. */
  | { readonly kind: 'quit'; readonly interrupted: boolean };

export interface PressOptions {
  /** What leaving means while the sweep runs, as a question; empty where leaving is harmless. */
  readonly quitQuestion: string;
  /** True if another sweep may be shown in place of this one. */
  readonly maySwitch?: boolean;
}

export interface Pressed {
  readonly model: DashboardModel;
  readonly effect?: Effect;
}

export function press(before: DashboardModel, key: Key, options: PressOptions): Pressed {
  if (key === 'interrupt') return { model: before, effect: { kind: 'quit', interrupted: true } };
  // The answer to the last key has been seen when the next one comes.
  const model = withScreen(before, { flash: undefined });
  const { prompt, help } = model.screen;
  if (prompt.kind === 'confirm') return pressInConfirm(model, key, prompt.asked);
  if (prompt.kind === 'sweeps') {
    const { model: after, to } = pressInSwitch(model, key, prompt.selected);
    return to === undefined ? { model: after } : { model: after, effect: { kind: 'switch', sweepId: to } };
  }
  if (prompt.kind === 'filter') {
    // The list moves below the words that are typed.
    const isMove = key === 'up' || key === 'down';
    return { model: isMove ? moveCursor(model, key) : pressInFilter(model, key, prompt) };
  }
  if (help) return { model: pressInHelp(model, key) };
  return pressNormal(model, key, options);
}

function pressNormal(model: DashboardModel, key: Key, options: PressOptions): Pressed {
  const tabNumber = Number(key);
  const byNumber = Number.isInteger(tabNumber) ? tabs[tabNumber - 1] : undefined;
  if (byNumber !== undefined) return { model: withScreen(model, { tab: byNumber }) };
  if (tabViews[model.screen.tab].owns?.has(key) === true) return { model: moveCursor(model, key) };
  switch (key) {
    case 'tab':
      return { model: turnTab(model, 1) };
    case 'shift-tab':
      return { model: turnTab(model, -1) };
    case '?':
    case 'h':
      return { model: withScreen(model, { help: true, helpScroll: 0 }) };
    case 'q':
      return pressQuit(model, options);
    case 'w':
      return {
        model: options.maySwitch
          ? openSwitch(model)
          : notNow(model, 'this one belongs to `yates up`: `yates watch` shows other sweeps'),
      };
    case 'p':
      return pressPause(model);
    case 'c':
      return { model: askCancel(model) };
    case 'r':
      return { model: askRetry(model) };
    case 'y':
      return pressCopy(model);
    case '/':
      return { model: openFilter(model) };
    default:
      return { model: moveCursor(model, key) };
  }
}

function pressCopy(model: DashboardModel): Pressed {
  const { tab, trials } = model.screen;
  const trial = tab === 'trials' && trials.view !== 'compare' ? trialUnderCursor(model) : undefined;
  if (trial === undefined)
    return { model: notNow(model, 'y copies the id of a trial: choose one in Trials') };
  const what = `trial ${trial.plannedOrder + 1}`;
  return { model, effect: { kind: 'copy', text: trial.id, what } };
}

function pressQuit(model: DashboardModel, { quitQuestion }: PressOptions): Pressed {
  const runs = model.sweep !== undefined && !hasEnded(model.sweep.state);
  if (quitQuestion === '' || !runs) return { model, effect: { kind: 'quit', interrupted: false } };
  return { model: ask(model, quitQuestion, 'quit') };
}

function pressPause(model: DashboardModel): Pressed {
  const state = model.sweep?.state;
  if (state === 'running') return { model, effect: { kind: 'control', request: 'pause' } };
  if (state === 'paused') return { model, effect: { kind: 'control', request: 'resume' } };
  return { model: notNow(model, 'there is no running sweep to pause') };
}

function askCancel(model: DashboardModel): DashboardModel {
  if (model.sweep === undefined || hasEnded(model.sweep.state)) {
    return notNow(model, 'there is no running sweep to cancel');
  }
  const { queued, leased } = countTrials(model);
  return ask(model, `Cancel the sweep? ${queued + leased} trials will not be run.`, 'cancel');
}

function askRetry(model: DashboardModel): DashboardModel {
  const { failed } = countTrials(model);
  if (failed === 0) return notNow(model, 'no trial has failed');
  return ask(
    model,
    `Queue ${failed === 1 ? 'the failed trial' : `all ${failed} failed trials`} again?`,
    'retry-failed',
  );
}

/** Where all of the help is in sight, any key closes it. */
function pressInHelp(model: DashboardModel, key: Key): DashboardModel {
  const area = contentArea(model.screen);
  const { tab, helpScroll } = model.screen;
  const max = helpScrollMax(area, tab);
  const by = max === 0 ? undefined : rowsOf(key, area.height);
  if (by === undefined) return withScreen(model, { help: false });
  return withScreen(model, { helpScroll: clamp(Math.min(helpScroll, max) + by, max) });
}

/** Only `y` goes on: a question is asked because the answer cannot be taken back. */
function pressInConfirm(model: DashboardModel, key: Key, asked: 'cancel' | 'retry-failed' | 'quit'): Pressed {
  const answered = withScreen(model, { prompt: { kind: 'none' } });
  if (key === 'y' || key === 'Y') {
    const effect: Effect =
      asked === 'quit' ? { kind: 'quit', interrupted: false } : { kind: 'control', request: asked };
    return { model: answered, effect };
  }
  return { model: ['n', 'N', 'escape', 'q', 'enter'].includes(key) ? answered : model };
}

/** Takes the key to the tab that is open. */
const moveCursor = (model: DashboardModel, key: Key): DashboardModel =>
  tabViews[model.screen.tab].move(model, key, contentArea(model.screen));

function turnTab(model: DashboardModel, by: number): DashboardModel {
  const at = tabs.indexOf(model.screen.tab);
  return withScreen(model, { tab: tabs[(at + by + tabs.length) % tabs.length] ?? 'overview' });
}

function ask(
  model: DashboardModel,
  question: string,
  asked: 'cancel' | 'retry-failed' | 'quit',
): DashboardModel {
  return withScreen(model, { prompt: { kind: 'confirm', question, asked } });
}

/** What did not happen is no matter for the log: a word in the status line, gone with the next key. */
const notNow = (model: DashboardModel, text: string): DashboardModel =>
  withScreen(model, { flash: { text, severity: 'warning' } });

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});
