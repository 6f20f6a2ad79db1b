import { describe, expect, it } from 'vitest';
import { sweepId } from '../../../../base/ids.ts';
import { sweepsLines } from '../../../../dashboard/view/lines/sweeps-lines.ts';
import type { ListedSweep } from '../../../../dashboard/view/listed-sweep.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import { initialModel, type DashboardModel } from '../../../../dashboard/view/model.ts';
import { type Effect, press } from '../../../../dashboard/view/press.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const { model: running, nowMs } = modelAt(60_000);
const listed = (id: string): ListedSweep => ({
  id: sweepId(id),
  name: id,
  state: 'running',
  counts: { total: 9, queued: 1, leased: 2, done: 4, failed: 2, pruned: 0, cancelled: 0 },
  launchedAtMs: nowMs - 60_000,
});
const own = running.sweep?.id ?? '';
const sweeps = [listed('newest'), listed(own), listed('oldest')];
const model = reduce(running, { kind: 'sweeps', sweeps }, nowMs);

function type(keys: readonly string[], maySwitch = true): { model: DashboardModel; effects: Effect[] } {
  const effects: Effect[] = [];
  let now = model;
  for (const key of keys) {
    const pressed = press(now, key, { quitQuestion: '', maySwitch });
    now = pressed.model;
    if (pressed.effect !== undefined) effects.push(pressed.effect);
  }
  return { model: now, effects };
}

describe('the list of sweeps', () => {
  it('begins at the one that is shown, and goes over to another', () => {
    expect(type(['w', 'enter']).effects).toEqual([]);
    expect(type(['w', 'j', 'enter']).effects).toEqual([{ kind: 'switch', sweepId: 'oldest' }]);
    expect(type(['w', 'k', 'k', 'k', 'enter']).effects).toEqual([{ kind: 'switch', sweepId: 'newest' }]);
    expect(type(['w', 'j', 'escape', 'enter']).effects).toEqual([]);
    expect(type(['w', 'interrupt']).effects).toEqual([{ kind: 'quit', interrupted: true }]);
  });

  it('stays closed where the dashboard belongs to one sweep, with a word that says so', () => {
    const pressed = type(['w'], false).model.screen;
    expect(pressed.prompt.kind).toBe('none');
    expect(pressed.flash?.text).toContain('yates watch');
  });

  it('has a row for each in any width, and the cursor in sight', () => {
    const many = { ...model, sweeps: Array.from({ length: 500 }, (_, at) => listed(`sweep-${at}`)) };
    for (const width of [40, 80, 200]) {
      const lines = sweepsLines(many, sweepId('sweep-300'), { width, height: 12 }, nowMs, plainLook);
      const texts = lines.map((line) => line.map(({ text }) => text).join(''));
      expect(texts).toHaveLength(12);
      expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(width);
      expect(texts.some((text) => text.includes('sweep-300'))).toBe(true);
      for (const row of texts.slice(2)) expect(row).toMatch(/ running/);
    }
  });

  it('keeps nothing of the sweep before but the size, the view, and the list', () => {
    const turned = press(model, '3', { quitQuestion: '' }).model;
    const after = reduce(turned, { kind: 'switched' }, nowMs);
    const fresh = initialModel(model.screen);
    expect(after).toEqual({ ...fresh, sweeps, screen: { ...fresh.screen, tab: 'agents' } });
  });
});
