/**
 * What keeps trials waiting that somebody can do something about: a pause with its reason, nobody who fits, machines that lack what the
 * sweep needs, agents that are set aside. Each in words, with the time that remains and what to do.
 */
import { noteInWords } from '../../client/note-text.ts';
import type { Agent, Sweep } from '../../client/facts.ts';
import { hasEnded } from '../../client/facts.ts';
import { plainLine } from '../../base/plain-text.ts';
import { formatElapsed } from './format-duration.ts';
import type { DashboardModel } from './model.ts';

export interface Obstacle {
  /** What is in the way, with the time that remains where it passes. */
  readonly what: string;
  /** What to do about it; empty where `what` says so. */
  readonly next: string;
}

/** An agent that gets no trials of this sweep for a while. */
export interface Rest {
  readonly agent: Agent;
  readonly kind: 'lack' | 'set-aside';
  readonly reason: string;
  readonly untilMs: number;
}

/** The rest of an agent that is here; undefined where it gets trials of the sweep. */
export function restOf(agent: Agent, sweep: Sweep | undefined, nowMs: number): Rest | undefined {
  if (agent.state === 'lost' || agent.state === 'left') return undefined;
  const { setAside, backOffs = [] } = agent;
  if (setAside !== undefined) return { agent, kind: 'set-aside', ...setAside };
  const lack = backOffs.find(({ sweepId, untilMs }) => sweepId === sweep?.id && untilMs > nowMs);
  return lack && { agent, kind: 'lack', reason: lack.reason, untilMs: lack.untilMs };
}

/** Agents that get no trials of the sweep now, those that wait longest last. */
export function rests({ agents, sweep }: DashboardModel, nowMs: number): Rest[] {
  return [...agents.values()]
    .flatMap((agent) => restOf(agent, sweep, nowMs) ?? [])
    .toSorted((left, right) => left.untilMs - right.untilMs);
}

/** The most important first; empty where nothing is in the way, and for a sweep that has ended. */
export function obstaclesOf(model: DashboardModel, nowMs: number): Obstacle[] {
  const { sweep } = model;
  if (sweep === undefined || hasEnded(sweep.state)) return [];
  const resting = rests(model, nowMs);
  const found: Obstacle[] = [];
  if (sweep.state === 'paused' && sweep.pauseReason !== undefined)
    found.push({ what: `paused: ${plainLine(sweep.pauseReason)}`, next: '' });
  for (const { kind, text } of sweep.notes ?? []) {
    // Of machines that lack something the lines below say more, and how long it lasts.
    if (kind === 'machines-lack' && resting.length > 0)
      found.push({ what: `the trials wait: ${soonest(resting, nowMs)}`, next: '' });
    else found.push({ what: noteInWords({ kind, text }, 'the trials wait'), next: '' });
  }
  return [...found, ...resting.map((rest) => restObstacle(rest, nowMs))];
}

function soonest(resting: readonly Rest[], nowMs: number): string {
  const leftMs = Math.min(...resting.map(({ untilMs }) => untilMs)) - nowMs;
  return `no agent that fits can run them; the first is tried again in ${formatElapsed(leftMs)}`;
}

function restObstacle({ agent, kind, reason, untilMs }: Rest, nowMs: number): Obstacle {
  const name = plainLine(agent.name);
  const left = formatElapsed(untilMs - nowMs);
  const why = plainLine(reason.split('\n')[0] ?? '');
  return kind === 'lack'
    ? {
        what: `${name} gets no trials of this sweep for ${left}: ${why}`,
        next: `mend it, then yates agents --readmit ${name}`,
      }
    : {
        what: `${name} is set aside for ${left}: ${why}`,
        next: `look at it, then yates agents --readmit ${name}`,
      };
}
