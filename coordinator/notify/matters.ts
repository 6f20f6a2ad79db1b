/**
 * What is worth a message, as the state shows it now. A matter lasts for as long as it is so, and has the same key all that time, in
 * every process: whoever keeps the keys knows after a restart what was said.
 */
import { plural } from '../../base/plural.ts';
import { diskNote } from '../core/disk-room.ts';
import { namesMax, obstaclesOf, pausedTrialsNote } from '../core/obstacles.ts';
import type { Agent, CoordinatorState, Sweep } from '../core/state.ts';
import type { News } from './message.ts';

export interface Matter {
  readonly key: string;
  /** How long it must last before it is said: agents come and go. */
  readonly holdMs: number;
  /** When it happened, by the wall clock; undefined for what is only known to be so now. */
  readonly atMs: number | undefined;
  readonly tell: () => News;
}

const minuteMs = 60_000;
const waitingHoldMs = 5 * minuteMs;
/** Sweeps that are looked at for what keeps them waiting, which asks all agents for each. */
const sweepsLookedAtMax = 100;

/** Cheap: at most some work for each sweep and agent. */
export function mattersOf(state: CoordinatorState): Matter[] {
  const matters: Matter[] = [];
  for (const sweep of state.sweeps.values()) {
    const matter = endOrPause(sweep);
    if (matter !== undefined) matters.push(matter);
    if (sweep.status === 'running' && sweep.paused > 0) matters.push(preempted(sweep));
  }
  for (const agent of state.agents.values()) {
    if (agent.setAside !== undefined && !agent.left) matters.push(setAside(agent, agent.setAside));
  }
  const disk = diskNote(state);
  if (disk !== undefined) {
    matters.push({
      key: 'disk',
      holdMs: 0,
      atMs: undefined,
      tell: () => ({ event: 'disk', text: disk.text }),
    });
  }
  return matters;
}

/** What keeps trials of sweeps that run from the agents. Costs more: for now and then. */
export function obstacleMattersOf(state: CoordinatorState): Matter[] {
  const matters: Matter[] = [];
  let left = sweepsLookedAtMax;
  for (const sweep of state.sweeps.values()) {
    if (sweep.status !== 'running' || sweep.counts.queued === 0) continue;
    if (left-- === 0) break;
    const [note] = obstaclesOf(state, sweep).filter(({ kind }) => kind !== 'trials-paused');
    if (note !== undefined) {
      matters.push({
        key: `${sweep.id} waiting`,
        holdMs: waitingHoldMs,
        atMs: undefined,
        tell: () => ({
          event: 'waiting',
          cause: note.kind,
          text: `${sweep.spec.name} waits: ${note.text}`,
          ...about(sweep),
          reason: note.text,
        }),
      });
    }
    const lack = lackOf(state, sweep);
    if (lack !== undefined) matters.push(lack);
  }
  return matters;
}

function endOrPause(sweep: Sweep): Matter | undefined {
  const { id, status, endedAtMs, pausedAtMs } = sweep;
  if (status === 'finished' || status === 'cancelled') {
    return {
      key: `${id} ${status} ${endedAtMs}`,
      holdMs: 0,
      atMs: endedAtMs,
      tell: () => ended(sweep, status),
    };
  }
  if (status !== 'paused') return undefined;
  return { key: `${id} paused ${pausedAtMs}`, holdMs: 0, atMs: pausedAtMs, tell: () => paused(sweep) };
}

function ended(sweep: Sweep, event: 'finished' | 'cancelled'): News {
  const { counts, trialCount } = sweep;
  const others = (['failed', 'pruned', 'cancelled'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `, ${counts[status]} ${status}`)
    .join('');
  const text = `${sweep.spec.name} is ${event}: ${counts.done} of ${plural(trialCount, 'trial')} done${others}`;
  return { event, text, ...about(sweep) };
}

function paused(sweep: Sweep): News {
  const { id, spec, pauseCause, pauseReason, changes, counts, trialCount } = sweep;
  const why = pauseReason === undefined ? '' : `: ${pauseReason}`;
  const soFar = `${counts.done} of ${plural(trialCount, 'trial')} done`;
  const rest = { ...about(sweep), reason: pauseReason };
  switch (pauseCause) {
    case 'stop-rule': {
      const next = `yates resume ${id} goes on, yates cancel ${id} ends it`;
      return {
        event: 'decided',
        cause: pauseCause,
        text: `${spec.name} is paused by its stop rule${why}; ${soFar}; ${next}`,
        ...rest,
      };
    }
    case 'same-error':
      return { event: 'paused', cause: pauseCause, text: `${spec.name} is paused${why}`, ...rest };
    case undefined: {
      const by = changes.findLast(({ what }) => what === 'sweep-paused')?.by?.name;
      const text = `${spec.name} is paused by ${by ?? 'a person'}${why}; ${soFar}`;
      return { event: 'paused', cause: 'person', text, ...rest };
    }
    default:
      return pauseCause satisfies never;
  }
}

function preempted(sweep: Sweep): Matter {
  const tell = (): News => {
    const { text } = pausedTrialsNote(sweep);
    return {
      event: 'waiting',
      cause: 'preempted',
      text: `${sweep.spec.name}: ${text}`,
      ...about(sweep),
      reason: text,
    };
  };
  return { key: `${sweep.id} preempted`, holdMs: 0, atMs: undefined, tell };
}

/** Its trials after a rest of at most half an hour are no end of the matter: the ledger would not forget it so soon. */
function setAside({ id, card }: Agent, { reason }: NonNullable<Agent['setAside']>): Matter {
  return {
    key: `agent ${id} set-aside`,
    holdMs: 0,
    atMs: undefined,
    tell: () => ({
      event: 'agent-backed-off',
      cause: 'set-aside',
      text: `agent ${card.name} is set aside: ${reason}; see yates agents, mend its machine and run yates agents --readmit ${id}`,
      reason,
    }),
  };
}

/** One message for all agents that lack something for the sweep. */
function lackOf(state: CoordinatorState, sweep: Sweep): Matter | undefined {
  const kept: { readonly name: string; readonly message: string }[] = [];
  for (const { card, left, lacks } of state.agents.values()) {
    const lack = lacks.get(sweep.id);
    if (!left && lack?.rest !== undefined) kept.push({ name: card.name, message: lack.message });
  }
  const [first] = kept;
  if (first === undefined) return undefined;
  const names = kept.slice(0, namesMax).map(({ name }) => name);
  const more = kept.length > namesMax ? ` and ${kept.length - namesMax} more` : '';
  return {
    key: `${sweep.id} machine-lack`,
    holdMs: 0,
    atMs: undefined,
    tell: () => ({
      event: 'agent-backed-off',
      cause: 'machine-lack',
      text: `${names.join(', ')}${more} cannot run trials of ${sweep.spec.name} and ${kept.length === 1 ? 'is' : 'are'} kept from it for a while: ${first.message}`,
      ...about(sweep),
      reason: first.message,
    }),
  };
}

const about = ({ id, spec, trialCount, counts }: Sweep): Pick<News, 'sweep'> => ({
  sweep: { id, name: spec.name, trials: trialCount, counts: { ...counts } },
});
