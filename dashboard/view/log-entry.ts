import type { AgentId, TrialId } from '../../base/ids.ts';
import type { LogKind, Severity } from '../../client/facts.ts';

/** A line of the log. */
export interface LogEntry {
  readonly atMs: number;
  /** Said by the coordinator, or seen by the dashboard itself. */
  readonly source: 'notice' | 'seen';
  readonly severity: Severity;
  readonly text: string;
  /** Set in entries of the coordinator's log alone. */
  readonly kind?: LogKind | undefined;
  /** The trial and the agent that this is about, as far as there is one. */
  readonly trialId?: TrialId | undefined;
  readonly agentId?: AgentId | undefined;
}
