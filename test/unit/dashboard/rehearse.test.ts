import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rehearse } from '../../../dashboard/rehearse.ts';
import { DashboardStore } from '../../../dashboard/store.ts';
import { initialModel, tabs } from '../../../dashboard/view/model.ts';
import { modelAt } from '../../fixtures/dashboard/model-at.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [first, second] = modelAt(0).model.trials.values();

function read(store: DashboardStore): void {
  store.dispatch({ kind: 'opened' });
  const trials = first && second ? [first, second] : [];
  store.dispatch({ kind: 'updates', updates: [{ kind: 'trials', atMs: 0, trials }] });
  store.dispatch({ kind: 'updates', updates: [{ kind: 'caught-up', atMs: 0, entries: true }] });
}

it('draws each view and its cursor once when a sweep was read, again when it is read again, and changes nothing', () => {
  const store = new DashboardStore(initialModel({ columns: 80, rows: 24 }), { nowMs: () => 0 });
  const drawn: string[] = [];
  const end = rehearse(store, ({ model: { screen } }) => {
    drawn.push(screen.trials.selected === undefined ? screen.tab : `${screen.tab}, second trial`);
  });
  vi.runAllTimers();
  expect(drawn).toEqual([]);

  read(store);
  const { screen } = store.snapshot().model;
  vi.runAllTimers();
  expect(new Set(drawn)).toEqual(new Set([...tabs, 'trials, second trial']));
  expect(store.snapshot().model.screen).toBe(screen);
  const once = drawn.length;
  store.tick();
  vi.runAllTimers();
  expect(drawn).toHaveLength(once);

  read(store);
  vi.advanceTimersByTime(100);
  end();
  vi.runAllTimers();
  expect(drawn.length).toBeGreaterThan(once);
  expect(drawn.length).toBeLessThan(2 * once);
});
