/** How the devices of agents look to users. */
import type { yates } from '../../proto/generated/yates.js';
import type { CoordinatorState } from '../core/state.ts';
import type { DeviceBoard } from '../watch/device-board.ts';
import { intervalMs } from '../watch/device-history.ts';

/** Of the GPUs of agents that have not left, in the order in which the agents name them; the first ones where there are many. Lazy. */
export function* deviceViews(
  state: CoordinatorState,
  board: DeviceBoard,
  historyMs: number,
  nowMs: number,
): Generator<yates.v1.DeviceView.$Properties, void, undefined> {
  let shown = 0;
  for (const agent of state.agents.values()) {
    if (agent.left) continue;
    for (const { id = '', name, memoryBytes, slots = 0, isSlice = false } of agent.card.devices) {
      if (id === '') continue;
      const record = board.of(agent.id, id);
      const about = { agentId: agent.id, agentName: agent.card.name, id, name, memoryBytes, slots };
      yield { ...about, slice: isSlice, ...readingOf(record, historyMs, nowMs), intervalMs };
      if (++shown >= devicesShownMax) return;
    }
  }
}

/** In one answer: with whole histories each takes 1.5 kB. */
const devicesShownMax = 8_192;

function readingOf(
  record: ReturnType<DeviceBoard['of']>,
  historyMs: number,
  nowMs: number,
): yates.v1.DeviceView.$Properties {
  if (record === undefined) return {};
  const { newest, readAtMs, utilisation, used } = record;
  return {
    readAtMs,
    ...(newest.utilisation === undefined ? {} : { utilisation: newest.utilisation }),
    ...(newest.usedBytes === undefined ? {} : { usedBytes: newest.usedBytes }),
    ...(newest.temperatureC === undefined ? {} : { temperatureC: newest.temperatureC }),
    trouble: newest.trouble,
    trialIds: [...newest.trialIds],
    utilisationHistory: utilisation.last(historyMs, nowMs),
    usedHistory: used.last(historyMs, nowMs),
  };
}
