import type { LogKind } from '../../client/facts.ts';

/** In the order in which the log view offers them. */
export const logKinds: readonly LogKind[] = ['fault', 'agent', 'steering', 'trial'];

export const kindTitle: Readonly<Record<LogKind, string>> = {
  fault: 'faults',
  agent: 'agents',
  steering: 'steering',
  trial: 'trials',
};
