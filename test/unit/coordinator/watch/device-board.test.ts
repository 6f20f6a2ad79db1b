import { describe, expect, it } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { limits } from '../../../../base/limits.ts';
import type { Agent } from '../../../../coordinator/core/state.ts';
import { DeviceBoard, type DeviceReading } from '../../../../coordinator/watch/device-board.ts';
import { DeviceHistory, intervalMs } from '../../../../coordinator/watch/device-history.ts';

const agentWith = (ids: readonly string[], id = 'box'): Agent =>
  ({
    id: agentId(id),
    left: false,
    card: { devices: ids.map((device) => ({ kind: 'gpu', name: 'X', memoryBytes: 100, id: device })) },
  }) as unknown as Agent;

const reading = (id: string, more: Partial<DeviceReading> = {}): DeviceReading => ({
  id,
  utilisation: 0.5,
  usedBytes: 25,
  temperatureC: 60,
  trouble: '',
  trialIds: [],
  ...more,
});

describe('the history of a device', () => {
  it('has the mean of each interval, and nothing where there was no reading', () => {
    const history = new DeviceHistory();
    history.add(0.2, 1_000);
    history.add(0.6, 2_000);
    history.add(1, 2 * intervalMs);
    const [before, mean, none, newest] = history.last(4 * intervalMs, 2 * intervalMs);
    expect([before, none]).toEqual([NaN, NaN]);
    expect(mean).toBeCloseTo(0.4);
    expect(newest).toBe(1);
  });

  it('forgets what is older than half an hour, and takes the same memory for ever', () => {
    const history = new DeviceHistory();
    for (let at = 0; at < 1_000; at++) history.add(at, at * intervalMs);
    const all = history.last(10 * limits.deviceHistoryMs, 999 * intervalMs);
    expect(all).toHaveLength(limits.deviceHistoryMs / intervalMs);
    expect([all[0], all.at(-1)]).toEqual([820, 999]);
    expect(history.last(2 * intervalMs, 1_200 * intervalMs)).toEqual([NaN, NaN]);
  });

  it('begins again when the clock is set back by an hour', () => {
    const history = new DeviceHistory();
    history.add(1, 1_000 * intervalMs);
    history.add(0.5, 640 * intervalMs);
    expect(history.last(intervalMs, 640 * intervalMs)).toEqual([0.5]);
  });
});

describe('the board of devices', () => {
  it('keeps the newest reading of each device that its agent has registered', () => {
    const board = new DeviceBoard();
    const agent = agentWith(['GPU-1']);
    board.report(agent, [reading('GPU-1'), reading('GPU-other')], 1_000);
    board.report(agent, [reading('GPU-1', { trouble: 'lost', usedBytes: undefined })], 2_000);
    const record = board.of(agent.id, 'GPU-1');
    expect(record?.newest.trouble).toBe('lost');
    expect(record?.readAtMs).toBe(2_000);
    expect(record?.used.last(intervalMs, 2_000)).toEqual([0.25]);
    expect(board.of(agent.id, 'GPU-other')).toBeUndefined();
  });

  it('forgets the devices of an agent that leaves, or that it has no more', () => {
    const board = new DeviceBoard();
    const agent = agentWith(['GPU-1', 'GPU-2']);
    board.report(agent, [reading('GPU-1'), reading('GPU-2')], 1_000);
    const later = agentWith(['GPU-2']);
    const state = { agents: new Map([[later.id, later]]) } as never;
    board.onEvents(state, [{ type: 'agent-registered', agentId: later.id } as never]);
    expect(board.of(agent.id, 'GPU-1')).toBeUndefined();
    expect(board.of(agent.id, 'GPU-2')).toBeDefined();
    later.left = true;
    board.onEvents(state, [{ type: 'agent-left', agentId: later.id } as never]);
    expect(board.of(agent.id, 'GPU-2')).toBeUndefined();
  });

  it(`watches ${limits.devicesWatched} devices and no more`, () => {
    const board = new DeviceBoard();
    const each = limits.devices;
    for (let box = 0; box <= limits.devicesWatched / each; box++) {
      const ids = Array.from({ length: each }, (_, at) => `GPU-${at}`);
      board.report(
        agentWith(ids, `box${box}`),
        ids.map((id) => reading(id, { utilisation: undefined })),
        1_000,
      );
    }
    const last = limits.devicesWatched / each;
    expect(board.of(agentId(`box${last - 1}`), 'GPU-127')).toBeDefined();
    expect(board.of(agentId(`box${last}`), 'GPU-0')).toBeUndefined();
  });
});
