import { describe, expect, it } from 'vitest';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { type Effect, press } from '../../../../dashboard/view/press.ts';
import { trialList } from '../../../../dashboard/view/trial-list.ts';
import { trialName } from '../../../../dashboard/view/trial-name.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const letters = (text: string): string[] => text.split('');

function type(
  model: DashboardModel,
  keys: readonly string[],
  quitQuestion = '',
): { model: DashboardModel; effects: Effect[] } {
  const effects: Effect[] = [];
  let now = model;
  for (const key of keys) {
    const pressed = press(now, key, { quitQuestion });
    now = pressed.model;
    if (pressed.effect !== undefined) effects.push(pressed.effect);
  }
  return { model: now, effects };
}

const halfway = modelAt(60_000).model;
const ended = modelAt(Number.POSITIVE_INFINITY).model;
const names = ({ model }: { model: DashboardModel }): string[] =>
  trialList(model).rows.map((trial) => trialName(trial, model.sweep?.spec));

describe('keys', () => {
  it('go round the tabs', () => {
    expect(type(halfway, ['4']).model.screen.tab).toBe('anova');
    expect(type(halfway, ['tab', 'tab']).model.screen.tab).toBe('agents');
    expect(type(halfway, ['shift-tab']).model.screen.tab).toBe('log');
    expect(type(halfway, ['6', 'x']).model).toEqual(halfway);
  });

  it('pause what runs and resume what is paused', () => {
    expect(type(halfway, ['p']).effects).toEqual([{ kind: 'control', request: 'pause' }]);
    const paused = { ...halfway, sweep: halfway.sweep && { ...halfway.sweep, state: 'paused' as const } };
    expect(type(paused, ['p']).effects).toEqual([{ kind: 'control', request: 'resume' }]);
    const over = type(ended, ['p']);
    expect(over.effects).toEqual([]);
    expect(over.model.screen.flash?.text).toBe('there is no running sweep to pause');
    expect(type(over.model, ['2']).model.screen.flash).toBeUndefined();
  });

  it('ask before what cannot be taken back, and take only y for yes', () => {
    const asked = type(halfway, ['c']);
    expect(asked.effects).toEqual([]);
    expect(asked.model.screen.prompt).toMatchObject({ kind: 'confirm', asked: 'cancel' });
    expect(type(asked.model, ['n']).effects).toEqual([]);
    expect(type(asked.model, ['enter', 'y']).effects).toEqual([]);
    expect(type(asked.model, ['j', 'x', 'y']).effects).toEqual([{ kind: 'control', request: 'cancel' }]);
    expect(type(halfway, ['r', 'y']).effects).toEqual([{ kind: 'control', request: 'retry-failed' }]);
    expect(type(modelAt(1000).model, ['r']).model.screen.flash?.text).toBe('no trial has failed');
  });

  it('leave at once where that is harmless, else ask; Ctrl-C never asks', () => {
    expect(type(halfway, ['q']).effects).toEqual([{ kind: 'quit', interrupted: false }]);
    expect(type(halfway, ['q'], 'Stop the sweep?').effects).toEqual([]);
    expect(type(halfway, ['q', 'y'], 'Stop the sweep?').effects).toEqual([
      { kind: 'quit', interrupted: false },
    ]);
    expect(type(ended, ['q'], 'Stop the sweep?').effects).toEqual([{ kind: 'quit', interrupted: false }]);
    expect(type(halfway, ['/', 'interrupt']).effects).toEqual([{ kind: 'quit', interrupted: true }]);
  });

  it('show the help over any tab, and any key closes it', () => {
    const help = type(halfway, ['2', '?']).model;
    expect(help.screen.help).toBe(true);
    expect(type(help, ['q']).effects).toEqual([]);
    expect(type(help, ['q']).model.screen).toMatchObject({ help: false, tab: 'trials' });
  });
});

describe('the list of trials', () => {
  it('is filtered by words that must all match', () => {
    const typed = type(halfway, ['/', ...letters('scale=1 cao'), 'enter']);
    expect(names(typed)).toHaveLength(4);
    for (const name of names(typed)) expect(name).toMatch(/^CAout scale=1 /);
    expect(names(type(halfway, ['/', ...letters('diverged')]))).toEqual(['SAin scale=1 rep 2']);
    expect(names(type(halfway, ['/', ...letters('rep=3')]))).toHaveLength(10);
    // What is being typed does not empty the list on the way.
    expect(names(type(halfway, ['/', ...letters('scale=')]))).toHaveLength(40);
    const id = trialList(halfway).rows[7]?.id ?? '';
    expect(names(type(halfway, ['/', ...letters(id.slice(0, 8))]))).toHaveLength(1);
  });

  it('takes a filter back on escape, character by character on backspace, whole on ctrl-u', () => {
    const kept = type(halfway, ['/', ...letters('CAc'), 'enter']).model;
    expect(type(kept, ['/', 'x', 'escape']).model.screen.trials.filter).toBe('CAc');
    expect(type(kept, ['/', 'backspace']).model.screen.trials.filter).toBe('CA');
    expect(type(kept, ['/', 'clear']).model.screen.trials.filter).toBe('');
    expect(type(kept, ['escape']).model.screen.trials.filter).toBe('');
  });

  it('is sorted best first by the response, unfinished last, and turned round', () => {
    const byResponse = type(halfway, ['2', 's']);
    const values = trialList(byResponse.model).rows.map(({ metrics }) => metrics['clip_image']);
    const finished = values.filter((value) => value !== undefined);
    expect(finished).toEqual([...finished].sort((a, b) => b - a));
    expect(values.slice(finished.length).every((value) => value === undefined)).toBe(true);
    const reversed = trialList(type(halfway, ['2', 's', 'S']).model).rows.map(
      ({ metrics }) => metrics['clip_image'],
    );
    expect(reversed).toEqual([...finished.toReversed(), ...values.slice(finished.length)]);
    expect(trialList(type(halfway, ['2', 's', 's']).model).rows[0]?.state).toBe('leased');
  });

  it('keeps the cursor on its trial when the order changes', () => {
    const moved = type(halfway, ['2', 'j', 'j', 'j', 's']).model;
    const { rows, cursor } = trialList(moved);
    expect(rows[cursor]?.plannedOrder).toBe(3);
    expect(cursor).not.toBe(3);
  });

  it('moves by rows, pages and to the ends, and no farther', () => {
    const at = (keys: string[]): number => trialList(type(halfway, ['2', ...keys]).model).cursor;
    expect(at(['up'])).toBe(0);
    expect(at(['G'])).toBe(39);
    expect(at(['G', 'down'])).toBe(39);
    expect(at(['G', 'g'])).toBe(0);
    expect(at(['page-down'])).toBeGreaterThan(10);
    expect(at(['page-down', 'b'])).toBe(0);
  });

  it('opens a trial, goes on to the next, and back', () => {
    const open = type(halfway, ['2', 'enter']).model;
    expect(open.screen.trials.view).toBe('trial');
    const next = type(open, ['right', 'right']).model;
    expect(trialList(next).cursor).toBe(2);
    expect(type(next, ['escape']).model.screen.trials.view).toBe('list');
  });

  it('does not scroll beyond the end: one key up is one line up', () => {
    const small = modelAt(60_000, { columns: 60, rows: 12 }).model;
    const down = type(small, ['2', 'enter', ...Array.from({ length: 90 }, () => 'j')]).model;
    const up = type(down, ['k']).model;
    expect(up.screen.trials.detailScroll).toBe(down.screen.trials.detailScroll - 1);
    expect(down.screen.trials.detailScroll).toBeLessThan(40);
  });
});

describe('the log', () => {
  it('stays where one reads while new lines come', () => {
    const back = type(ended, ['5', 'k', 'k']).model;
    expect(back.screen.log.back).toBe(2);
    expect(type(back, ['G']).model.screen.log.back).toBe(0);
    expect(type(ended, ['5', 'g', 'g', 'up']).model.screen.log.back).toBe(
      type(ended, ['5', 'g']).model.screen.log.back,
    );
  });
});
