/**
 * Why the trials of a sweep wait although it runs, and what to do about it: no agent is here, none fits, the machines of those
 * that fit lack what it needs, or trials are paused. Pure: from the state alone, whenever somebody looks.
 */
import { plural } from '../../base/plural.ts';
import { nearest } from '../../base/did-you-mean.ts';
import type { Jobs } from './ask.ts';
import { jobsNow } from './jobs.ts';
import { restMs, sweepRest } from './machine-lack.ts';
import { preemptionsMax } from './preemption.ts';
import { type Agent, type CoordinatorState, isOnline, type Sweep } from './state.ts';
import { suits, type Unfit, unfitnessOf } from './suits.ts';

export interface Note {
  readonly kind:
    | 'paused'
    | 'planning'
    | 'no-agent'
    | 'no-agent-fits'
    | 'machines-lack'
    | 'trials-paused'
    | 'trial-paused'
    | 'kept-from'
    | 'proving'
    | 'kept-free'
    | 'other-sweep'
    | 'queue'
    | 'disk';
  readonly text: string;
}

/** Names that are listed, of many. */
export const namesMax = 5;

/** What keeps trials of the sweep waiting that would not pass by itself; empty where nothing does. */
export function obstaclesOf(state: CoordinatorState, sweep: Sweep): Note[] {
  if (sweep.status !== 'running' || sweep.counts.queued === 0) return [];
  const notes: Note[] = [];
  if (sweep.counts.queued > sweep.paused) {
    const note = lackOfAgents(state, sweep);
    if (note !== undefined) notes.push(note);
  }
  if (sweep.paused > 0) notes.push(pausedTrialsNote(sweep));
  return notes;
}

/** That trials of the sweep are paused, and why; some are. */
export function pausedTrialsNote({ id, paused }: Sweep): Note {
  const [those, are] = paused === 1 ? ['1 trial', 'is'] : [`${paused} trials`, 'are'];
  const text = `${those} ${are} paused, since preempted ${preemptionsMax} times in a row without progress; yates resume ${id} tries again`;
  return { kind: 'trials-paused', text };
}

/** Undefined where an agent that fits is here and may run trials of the sweep. */
export function lackOfAgents(state: CoordinatorState, sweep: Sweep): Note | undefined {
  const here = [...state.agents.values()].filter((agent) => isOnline(agent, state));
  if (here.length === 0) {
    return { kind: 'no-agent', text: `no agent is here; ${whereAgentsComeFrom(jobsNow(state, sweep.id))}` };
  }
  const fit = here.filter((agent) => suits(sweep, agent));
  if (fit.length === 0) {
    return { kind: 'no-agent-fits', text: `no agent fits: ${nearestMiss(sweep, here)}` };
  }
  const isAble = (agent: Agent): boolean =>
    agent.setAside === undefined && sweepRest(agent, sweep, state.nowMs) === undefined;
  if (fit.some(isAble)) return undefined;
  const reasons = fit.slice(0, namesMax).map((agent) => {
    const rest = sweepRest(agent, sweep, state.nowMs);
    const minutes = plural(restMs((rest?.times ?? 1) - 1) / 60_000, 'minute');
    const why = agent.lacks.get(sweep.id)?.message ?? '';
    return rest === undefined
      ? `${agent.card.name} is set aside (${agent.setAside?.reason ?? ''})`
      : `${agent.card.name}: ${why} (tried again ${minutes} after that)`;
  });
  const more = fit.length > namesMax ? `; and ${fit.length - namesMax} more` : '';
  const text = `no agent that fits can run it: ${reasons.join('; ')}${more}; mend a machine and run yates agents --readmit NAME, or add another agent`;
  return { kind: 'machines-lack', text };
}

function whereAgentsComeFrom(jobs: readonly Jobs[]): string {
  if (jobs.length === 0) return 'start one with yates agent --join-file FILE';
  return jobs
    .map(({ scheduler, running, pending, trouble }) =>
      trouble === ''
        ? `of ${scheduler}'s jobs ${running} run and ${pending} wait`
        : `${scheduler}: ${trouble}`,
    )
    .join('; ');
}

/** What the sweep asks for that no agent has, and the nearest that one has. */
function nearestMiss(sweep: Sweep, agents: readonly Agent[]): string {
  const misses = agents.map((agent) => ({ agent, unfit: unfitnessOf(sweep, agent) }));
  const fewest = Math.min(...misses.map(({ unfit }) => unfit.length));
  const closest = misses.filter(({ unfit }) => unfit.length === fewest);
  const kinds = new Set(closest.flatMap(({ unfit }) => unfit.map(({ kind }) => kind)));
  const words = [...kinds].map((kind) => missInWords(kind, closest));
  return words.join('; ');
}

interface Miss {
  readonly agent: Agent;
  readonly unfit: readonly Unfit[];
}

/** Of the labels that agents have, the one that was most likely meant. */
function nearName(name: string, misses: readonly Miss[]): string {
  const names = new Set(misses.flatMap(({ agent }) => Object.keys(agent.card.labels)));
  const near = nearest(name, names);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

function missInWords(kind: Unfit['kind'], misses: readonly Miss[]): string {
  const all = misses.flatMap(({ agent, unfit }) => unfit.map((one) => ({ name: agent.card.name, one })));
  switch (kind) {
    case 'label': {
      const labels = all.flatMap(({ name, one }) => (one.kind === 'label' ? [{ agent: name, ...one }] : []));
      const [{ name, wanted } = { name: '', wanted: '' }] = labels;
      const had = labels.filter((one) => one.name === name && one.has !== undefined);
      const best = nearest(wanted, new Set(had.map(({ has }) => has ?? ''))) ?? had[0]?.has;
      const holder = had.find(({ has }) => has === best)?.agent;
      const near =
        best === undefined
          ? `none has a label of that name${nearName(name, misses)}`
          : `the nearest is ${name}=${best} (${holder})`;
      return `it asks for the label ${name}=${wanted}, ${near}; change resources.labels, or start an agent with --label ${name}=${wanted}`;
    }
    case 'slots': {
      const slots = all.flatMap(({ name, one }) => (one.kind === 'slots' ? [{ agent: name, ...one }] : []));
      const most = slots.reduce((best, one) => (one.has > best.has ? one : best));
      return `a trial takes ${plural(most.wanted, 'slot')}, the most that one has is ${most.has} (${most.agent}); change resources.slots, or start an agent with more slots`;
    }
    case 'gpus': {
      const gpus = all.flatMap(({ name, one }) => (one.kind === 'gpus' ? [{ agent: name, ...one }] : []));
      const most = gpus.reduce((best, one) => (one.has > best.has ? one : best));
      const near =
        most.has === 0
          ? 'no agent has a whole GPU to give (slices of GPUs, and GPUs of agents of earlier versions, do not count)'
          : `the nearest is ${most.agent}, which has ${plural(most.has, 'GPU')}`;
      return `a trial takes ${plural(most.wanted, 'GPU')} of one machine, ${near}; change resources.gpus, or start an agent on a machine with more`;
    }
    case 'program': {
      const [miss] = all.flatMap(({ one }) => (one.kind === 'program' ? [one] : []));
      const wanted = miss?.wanted ?? '';
      const allowed = new Set(all.flatMap(({ one }) => (one.kind === 'program' ? one.has : [])));
      const others = [...allowed].slice(0, namesMax).join(', ');
      const near = allowed.size === 0 ? 'they run no programs' : `they run ${others}`;
      return `none may run the program ${wanted}, ${near}; start an agent with --allow-command ${wanted}`;
    }
    case 'leftAlone':
      return 'they were started for another sweep; yates up on its own file goes on with it, or start an agent for all';
    case 'sources':
      return 'they are of an earlier version or another program, and do not fetch the files that its trials score; start an agent of this version';
    case 'seeds':
      return 'they are of an earlier version, which does not take the seeds of its trials; update them';
    default:
      return kind satisfies never;
  }
}
