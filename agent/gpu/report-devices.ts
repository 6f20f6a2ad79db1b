/** What an agent says of its devices. */
import type { AgentState } from '../core/state.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { DeviceState } from './device-watch.ts';

/** @param inTheWayOf why no trial can begin on the GPU, in words; undefined where one can */
export function deviceReadings(
  states: readonly DeviceState[],
  agent: AgentState,
  cudaIds: readonly (string | undefined)[],
  inTheWayOf: (cudaId: string) => string | undefined,
): yates.v1.DeviceReading.$Properties[] {
  return states.map(({ cudaId, utilisation, usedBytes, temperatureC, trouble }) => {
    return {
      id: cudaId,
      ...(utilisation === undefined ? {} : { utilisation }),
      ...(usedBytes === undefined ? {} : { usedBytes }),
      ...(temperatureC === undefined ? {} : { temperatureC }),
      trouble: trouble ?? inTheWayOf(cudaId) ?? '',
      trialIds: trialsOn(agent, cudaIds, cudaId),
    };
  });
}

function trialsOn({ slots }: AgentState, cudaIds: readonly (string | undefined)[], cudaId: string): string[] {
  const found = new Set<string>();
  for (const [slot, { doing }] of slots.entries()) {
    if (cudaIds[slot] !== cudaId) continue;
    const runner = doing.phase === 'lent' ? slots[doing.by]?.doing : doing;
    if (runner?.phase === 'running' || runner?.phase === 'stopping') found.add(runner.grant.trialId);
  }
  return [...found];
}
