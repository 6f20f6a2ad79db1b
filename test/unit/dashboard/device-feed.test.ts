import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { feedDevices } from '../../../dashboard/device-feed.ts';
import { DashboardStore } from '../../../dashboard/store.ts';
import { initialModel, type Tab, tabs } from '../../../dashboard/view/model.ts';
import type { RpcClient } from '../../../proto/client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A connected dashboard on this tab, and a coordinator that answers only when the test lets it. */
function fed(tab: Tab) {
  const model = initialModel({ columns: 80, rows: 24 });
  const live = { ...model, connection: { state: 'live' as const }, screen: { ...model.screen, tab } };
  const store = new DashboardStore(live, { nowMs: () => 0 });
  const answers: ((ids: readonly string[] | Error) => void)[] = [];
  const unary = () =>
    new Promise((resolve, reject) => {
      answers.push((ids) => {
        if (ids instanceof Error) reject(ids);
        else resolve({ devices: ids.map((id) => ({ id, agentName: 'box' })) });
      });
    });
  const end = feedDevices(store, () => ({ unary }) as unknown as RpcClient);
  return { store, answers, end, shown: () => store.snapshot().model.devices.map(({ id }) => id) };
}

it('devices are asked for every five seconds while the tab of agents is open, one question at a time', async () => {
  const { answers, end, shown } = fed('agents');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(answers).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(answers).toHaveLength(1);
  answers[0]?.(['GPU-1', 'GPU-2']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown()).toEqual(['GPU-1', 'GPU-2']);
  expect(answers).toHaveLength(2);
  answers[1]?.(['GPU-2']);
  await vi.advanceTimersByTimeAsync(100);
  expect(shown()).toEqual(['GPU-2']);
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toHaveLength(2);
});

it('what was shown stays where the coordinator does not know the question, or answers with an error', async () => {
  const { answers, end, shown } = fed('agents');
  await vi.advanceTimersByTimeAsync(5_000);
  answers[0]?.(['GPU-1']);
  await vi.advanceTimersByTimeAsync(5_000);
  answers[1]?.(new Error('12 UNIMPLEMENTED'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown()).toEqual(['GPU-1']);
  expect(answers).toHaveLength(3);
  end();
});

it('nobody is asked on other tabs, and at once when the tab is opened', async () => {
  const { store, answers, end } = fed('trials');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toEqual([]);
  store.press(String(tabs.indexOf('agents') + 1), { quitQuestion: '' });
  await vi.advanceTimersByTimeAsync(0);
  expect(store.snapshot().model.screen.tab).toBe('agents');
  expect(answers).toHaveLength(1);
  end();
});
