import { agentId } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';

/** A recognisable event; `text` tells it from the others. */
export function sampleEvent(text: string, atMs = 1000): CoordinatorEvent {
  return {
    type: 'agent-registered',
    atMs,
    agentId: agentId(text),
    card: {
      name: text,
      version: '0.1.0',
      slots: 1,
      labels: { note: 'ü "quoted" \u2028' },
      devices: [],
      backend: 'test',
      incarnation: text,
    },
  };
}

export const sampleEvents = (prefix: string, count: number): CoordinatorEvent[] =>
  Array.from({ length: count }, (_, at) => sampleEvent(`${prefix}${at}`, 1000 + at));
