/** Events as people read them in the log of a sweep. */
import type { Seq, TrialId } from '../../base/ids.ts';
import { formatFigure } from '../../base/number-text.ts';
import { plainLine } from '../../base/plain-text.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { LogKind } from '../../proto/vocabulary.ts';
import type { CoordinatorEvent, TrialCompleted } from '../core/event.ts';
import type { CoordinatorState, Sweep } from '../core/state.ts';
import { describeEvent, type Notice } from './describe-event.ts';
import { trialName } from './trial-name.ts';

export interface LogEntry extends Notice {
  /** Position of the event in the log. */
  readonly seq: Seq;
  readonly event: CoordinatorEvent;
  readonly kind: LogKind;
}

const kinds = {
  'sweep-launched': 'steering',
  'trials-planned': 'steering',
  'sweep-extended': 'steering',
  'score-planned': 'steering',
  'sweep-prioritised': 'steering',
  'run-policy-changed': 'steering',
  'sweep-paused': 'steering',
  'sweep-resumed': 'steering',
  'sweep-cancelled': 'steering',
  'sweep-reopened': 'steering',
  'failed-retried': 'steering',
  'request-noted': 'steering',
  'agent-registered': 'agent',
  'agent-left': 'agent',
  'agent-set-aside': 'agent',
  'agent-readmitted': 'agent',
  'trial-leased': 'trial',
  'lease-readopted': 'trial',
  'lease-expired': 'fault',
  'lease-released': 'trial',
  'trial-completed': 'trial',
  'attempt-failed': 'fault',
  'fault-pardoned': 'fault',
  'rung-reached': 'trial',
  'trial-pruned': 'trial',
  'result-late': 'fault',
  'environment-seen': 'trial',
  'checkpoint-saved': 'trial',
  'checkpoint-dropped': 'fault',
  'artifacts-collected': 'trial',
  'checkpoints-collected': 'trial',
} as const satisfies Readonly<Record<CoordinatorEvent['type'], LogKind>>;

export const kindOf = ({ type }: CoordinatorEvent): LogKind => kinds[type];

/** True if the event belongs in the log of the sweep; what agents do is in those of all sweeps that have not ended by then. */
export const isAbout = (event: CoordinatorEvent, { id, endedAtMs }: Sweep): boolean =>
  'sweepId' in event
    ? event.sweepId === id
    : kinds[event.type] === 'agent' && (endedAtMs === undefined || event.atMs <= endedAtMs);

/** @returns undefined for events that people need not see */
export function logEntryOf(
  state: CoordinatorState,
  sweep: Sweep,
  seq: Seq,
  event: CoordinatorEvent,
): LogEntry | undefined {
  const nameTrial = (id: TrialId): string => {
    const trial = sweep.trials.get(id);
    return trial === undefined ? `trial ${id.slice(0, 8)}` : trialName(trial);
  };
  const notice =
    event.type === 'trial-completed'
      ? doneNotice(state, sweep, event, nameTrial)
      : describeEvent(state, event, nameTrial);
  return notice && { ...notice, seq, event, kind: kinds[event.type] };
}

function doneNotice(
  state: CoordinatorState,
  { spec }: Sweep,
  { trialId, fence, result }: TrialCompleted,
  nameTrial: (id: TrialId) => string,
): Notice {
  const { name } = spec.primary;
  const value = result.metrics[name];
  const agentId = state.attempts.get(fence)?.agentId;
  const agent = agentId === undefined ? undefined : (state.agents.get(agentId)?.card.name ?? agentId);
  const response = value === undefined ? `no ${name}` : `${name} ${formatFigure(value)}`;
  const seconds = formatFigure((result.endedAtMs - result.startedAtMs) / 1_000, 3);
  const text = `${nameTrial(trialId)} is done: ${response} in ${seconds} s${agent === undefined ? '' : ` on ${agent}`}`;
  return { severity: 'info', text: plainLine(text) };
}

export function logEntryView({ seq, event, kind, severity, text }: LogEntry): yates.v1.LogEntry.$Properties {
  return {
    seq,
    atMs: event.atMs,
    kind,
    severity,
    text,
    trialId: 'trialId' in event ? event.trialId : '',
    agentId: 'agentId' in event ? event.agentId : '',
    ...('by' in event && event.by !== undefined ? { by: event.by } : {}),
  };
}
