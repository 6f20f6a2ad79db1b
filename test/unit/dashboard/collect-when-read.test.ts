import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Trial } from '../../../client/facts.ts';
import { trialId } from '../../../base/ids.ts';
import { collectWhenRead } from '../../../dashboard/collect-when-read.ts';
import { DashboardStore } from '../../../dashboard/store.ts';
import { initialModel } from '../../../dashboard/view/model.ts';
import { modelAt } from '../../fixtures/dashboard/model-at.ts';

const [trial] = modelAt(0).model.trials.values();
const many = (count: number): Trial[] =>
  Array.from({ length: count }, (_, at) => ({
    ...(trial as Trial),
    id: trialId(`t${at}`),
    plannedOrder: at,
  }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @returns how often it was collected after the sweep was read, and after it was read again */
function collections(trials: number): number[] {
  const store = new DashboardStore(initialModel({ columns: 80, rows: 24 }), { nowMs: () => 0 });
  const collect = vi.fn<() => void>();
  const end = collectWhenRead(store, collect);
  const read = (): number => {
    store.dispatch({ kind: 'opened' });
    store.dispatch({ kind: 'updates', updates: [{ kind: 'trials', atMs: 0, trials: many(trials) }] });
    store.dispatch({ kind: 'updates', updates: [{ kind: 'caught-up', atMs: 0, entries: true }] });
    store.tick();
    vi.runAllTimers();
    return collect.mock.calls.length;
  };
  const counts = [read(), read()];
  end();
  return counts;
}

it('collects once each time that a long sweep was read', () => {
  expect(collections(10_000)).toEqual([1, 2]);
});

it('leaves a short sweep alone', () => {
  expect(collections(40)).toEqual([0, 0]);
});
