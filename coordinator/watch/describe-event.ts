import { plainLine } from '../../base/plain-text.ts';
import { plural } from '../../base/plural.ts';
import type { AgentId, TrialId } from '../../base/ids.ts';
import { environmentDifference } from '../../base/run-environment.ts';
import { groupDigits } from '../../design/level-text.ts';
import { isKeepName } from '../../design/keep.ts';
import { changesInWords } from '../../design/run-policy.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { Severity } from '../../proto/vocabulary.ts';
import type { CoordinatorEvent, EnvironmentSeen, LeaseReleased, TrialLeased } from '../core/event.ts';
import { isPaused, pausedText } from '../core/preemption.ts';
import type { CoordinatorState } from '../core/state.ts';

export interface Notice {
  readonly severity: Severity;
  readonly text: string;
  /** The trial whose failed attempt this is about; undefined for any other notice. */
  readonly trialId?: TrialId;
}

/** How a text names a trial, such as `trial 0m4x8c2d`. */
type NameTrial = (id: TrialId) => string;

const byShortId: NameTrial = (id) => `trial ${id.slice(0, 8)}`;

/** One plain line that describes an event to people; undefined for events that they need not see. */
export function describeEvent(
  state: CoordinatorState,
  event: CoordinatorEvent,
  nameTrial: NameTrial = byShortId,
): Notice | undefined {
  const notice = noticeOn(state, event, nameTrial);
  return notice && { ...notice, text: plainLine(notice.text) };
}

function noticeOn(
  state: CoordinatorState,
  event: CoordinatorEvent,
  nameTrial: NameTrial,
): Notice | undefined {
  const agentName = (id: AgentId): string => state.agents.get(id)?.card.name ?? id;
  switch (event.type) {
    case 'sweep-launched':
      // A sweep that scores another gets its trials by other events.
      return info(`launched ${event.spec.name}${event.trials === 0 ? '' : `: ${event.trials} trials`}`);
    case 'sweep-extended':
      return info(`extended by ${event.trials} trials: ${event.what}`);
    case 'score-planned':
      return info(`${plural(event.rows.length, 'trial')} of ${event.of} to score`);
    case 'sweep-prioritised':
      return info(`now has priority ${event.priority}`);
    case 'run-policy-changed':
      return event.changes.length === 0
        ? undefined
        : info(
            `${changesInWords(event.changes)}${event.file === undefined ? '' : ', as the edited file says'}${event.changes.every(({ name }) => isKeepName(name)) ? '' : '; for trials that start from now on'}`,
          );
    case 'sweep-paused':
      return (event.cause === 'same-error' ? warning : info)(
        `paused; running trials ${event.stopRunning ? 'are stopped' : 'finish'}${event.reason === undefined ? '' : `: ${event.reason}`}`,
      );
    case 'sweep-resumed':
      return info('resumed');
    case 'sweep-cancelled':
      return warning('cancelled');
    case 'sweep-reopened':
      return info('launched again: cancelled trials are queued');
    case 'failed-retried':
      return info('failed trials are queued again');
    case 'agent-registered': {
      const { name, slots, backend } = event.card;
      // It registers again as soon as its first trainer is up and the backend is known.
      if (backend === '') return undefined;
      return info(`${name} joined with ${plural(slots, 'slot')} (${backend})`);
    }
    case 'agent-left':
      return info(`${agentName(event.agentId)} left`);
    case 'agent-set-aside':
      return warning(`${agentName(event.agentId)} is set aside: ${event.reason}`);
    case 'agent-readmitted':
      return info(`${agentName(event.agentId)} gets trials again: ${event.reason}`);
    case 'lease-readopted':
      return info(`${nameTrial(event.trialId)} goes on: its agent is back`);
    case 'lease-expired':
      if (event.reason === 'unclaimed') return undefined;
      return warning(`${nameTrial(event.trialId)} lost its agent; ${whatNext(event.retry)}`);
    case 'lease-released':
      return released(state, event, nameTrial);
    case 'environment-seen':
      return otherEnvironment(state, event, nameTrial);
    case 'attempt-failed': {
      const { faultClass, message } = event.fault;
      const text = `${nameTrial(event.trialId)}: ${faultNames[faultClass]}: ${message}; ${whatNext(event.retry)}`;
      return { severity: event.retry ? 'warning' : 'error', text, trialId: event.trialId };
    }
    case 'fault-pardoned':
      return info(`${nameTrial(event.trialId)}: its failure was its machine's, and costs it nothing`);
    case 'trial-pruned': {
      const { metric, value, cutoff, compared, step } = event;
      const found = `${metric} ${value ?? 'not a number'} at step ${step}, where ${cutoff ?? 'not a number'} goes on`;
      return info(
        `${nameTrial(event.trialId)} is stopped early: ${found} (${compared} of its block compared)`,
      );
    }
    case 'result-late':
      return warning(`a result of ${nameTrial(event.trialId)} came too late: it is kept, but not counted`);
    case 'trial-leased':
      return goesOn(state, event, nameTrial);
    case 'checkpoint-dropped':
      return warning(
        `a checkpoint of ${nameTrial(event.trialId)} cannot be used: ${event.reason}; the trial goes on from the one before, or from its start`,
      );
    case 'trials-planned':
    case 'request-noted':
    case 'rung-reached':
    case 'checkpoint-saved':
    case 'trial-completed':
    case 'artifacts-collected':
    case 'checkpoints-collected':
      return undefined;
    default:
      return event satisfies never;
  }
}

function goesOn(
  state: CoordinatorState,
  { fence, trialId, attempt }: TrialLeased,
  nameTrial: NameTrial,
): Notice | undefined {
  const from = state.attempts.get(fence)?.resumedFrom;
  if (from === undefined) return undefined;
  const name = state.agents.get(from.agentId)?.card.name ?? from.agentId;
  return info(
    `${nameTrial(trialId)} goes on: attempt ${attempt}, from step ${groupDigits(from.step)} of ${name}`,
  );
}

function released(
  state: CoordinatorState,
  { fence, trialId, reason, preempted }: LeaseReleased,
  nameTrial: NameTrial,
): Notice {
  const text = `${nameTrial(trialId)} was given back: ${reason || 'no reason given'}`;
  const trial = state.attempts.get(fence)?.trial;
  if (preempted === undefined || trial === undefined || !isPaused(trial)) return info(text);
  return { severity: 'warning', text: `${text}; ${pausedText(trial)}`, trialId };
}

const faultNames: Readonly<Record<FaultClass, string>> = {
  user: 'error',
  outOfMemory: 'out of memory',
  diverged: 'diverged',
  timeout: 'timed out',
  lost: 'lost',
  infrastructure: 'infrastructure',
  machine: 'machine',
  metricsMissing: 'response missing',
};

const info = (text: string): Notice => ({ severity: 'info', text });
const warning = (text: string): Notice => ({ severity: 'warning', text });
const whatNext = (retry: boolean): string => (retry ? 'it is queued again' : 'no retries are left');

/** The first environment of a sweep is no news; another one may be why its results differ. */
function otherEnvironment(
  state: CoordinatorState,
  event: EnvironmentSeen,
  nameTrial: NameTrial,
): Notice | undefined {
  const { sweepId, trialId, hash, again } = event;
  if (again) return undefined;
  const [first] = state.sweeps.get(sweepId)?.environments ?? [];
  const after = state.environments.get(hash);
  if (first === undefined || first.hash === hash || after === undefined) return undefined;
  const what = environmentDifference(first.environment, after);
  return warning(
    `${nameTrial(trialId)} runs with other code or another environment than the sweep's first: ${what}`,
  );
}
