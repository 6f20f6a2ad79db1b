/** Why one trial is queued. Pure: from the state alone, whenever somebody asks. */
import type { AgentId } from '../../base/ids.ts';
import { plural } from '../../base/plural.ts';
import { lacksForTrial, sweepRest } from './machine-lack.ts';
import { lackOfAgents, namesMax, type Note } from './obstacles.ts';
import { isPaused } from './preemption.ts';
import { isForOthers } from './retry.ts';
import { needsOf, slotsHeld } from './room.ts';
import { mayStartAnother, showsLife } from './sign-of-life.ts';
import { type Agent, type CoordinatorState, isOnline, type Sweep, type Trial } from './state.ts';
import { suits } from './suits.ts';

/** Why a trial is queued, the weightiest reason first; empty for a trial that is not. */
export function whyQueued(state: CoordinatorState, trial: Trial): Note[] {
  const { sweep, status, plan } = trial;
  if (status.kind !== 'queued') return [];
  if (sweep.status === 'paused') {
    const reason = sweep.pauseReason === undefined ? '' : `: ${sweep.pauseReason}`;
    return [{ kind: 'paused', text: `its sweep is paused${reason}; yates resume ${sweep.id} goes on` }];
  }
  if (sweep.trials.length < sweep.trialCount) {
    return [{ kind: 'planning', text: 'the run sheet of its sweep is still being recorded' }];
  }
  if (isPaused(trial)) {
    const text = `it was preempted ${trial.preempted.times} times in a row without progress; yates resume ${sweep.id} tries again`;
    return [{ kind: 'trial-paused', text }];
  }
  const lack = lackOfAgents(state, sweep);
  if (lack !== undefined) return [lack];
  return [
    ...keptFree(state, sweep),
    ...keptFrom(state, trial),
    ...waitsForOthers(state, trial),
    ...placeOf(state, sweep, plan.plannedOrder),
  ];
}

/** The agent that is kept free for the sweep, or those that are kept free for others. */
function keptFree(state: CoordinatorState, sweep: Sweep): Note[] {
  const own = state.agents.get(state.kept.get(sweep.id)?.agentId as AgentId);
  if (own !== undefined) {
    const { slots, gpus } = needsOf(sweep);
    const [what, free] =
      gpus > 0 ? [plural(gpus, 'GPU'), own.free.gpus] : [plural(slots, 'slot'), own.free.slots];
    const text = `${own.card.name} is kept free for its sweep: a trial takes ${what}, of which ${Math.max(0, free)} are free there now`;
    return [{ kind: 'kept-free', text }];
  }
  const notes: Note[] = [];
  for (const [sweepId, { agentId }] of state.kept) {
    const agent = state.agents.get(agentId);
    if (agent === undefined || !isOnline(agent, state) || !suits(sweep, agent)) continue;
    const text = `${agent.card.name} is kept free for the next trial of ${sweepId}, which takes more than is free there yet`;
    notes.push({ kind: 'kept-free', text });
    if (notes.length === namesMax) break;
  }
  return notes;
}

/** The agents that could run trials of the sweep, but are kept from this one. */
function keptFrom(state: CoordinatorState, trial: Trial): Note[] {
  const { sweep } = trial;
  const notes: Note[] = [];
  for (const agent of state.agents.values()) {
    if (!isOnline(agent, state) || !suits(sweep, agent)) continue;
    const why = reasonToKeep(state, trial, agent);
    if (why !== undefined)
      notes.push({ kind: 'kept-from', text: `${agent.card.name} does not get it: ${why}` });
    if (notes.length === namesMax) break;
  }
  return notes;
}

function reasonToKeep(state: CoordinatorState, trial: Trial, agent: Agent): string | undefined {
  if (agent.setAside !== undefined) return `it is set aside, since ${agent.setAside.reason}`;
  const isResting = sweepRest(agent, trial.sweep, state.nowMs) !== undefined;
  if (isResting || lacksForTrial(agent, trial, state.nowMs))
    return `its machine lacks what it needs: ${agent.lacks.get(trial.sweep.id)?.message ?? ''}`;
  if (isForOthers(state, trial, agent)) return 'it failed there, and another agent has not tried it';
  return undefined;
}

function waitsForOthers(state: CoordinatorState, { sweep, plan }: Trial): Note[] {
  const other = [...state.sweeps.values()].find(
    (one) => one !== sweep && one.trials.statusOf(plan.id)?.kind === 'leased',
  );
  if (other === undefined) return [];
  return [{ kind: 'other-sweep', text: `the same trial runs in sweep ${other.id}` }];
}

function placeOf(state: CoordinatorState, sweep: Sweep, plannedOrder: number): Note[] {
  const fit = [...state.agents.values()].filter((agent) => isOnline(agent, state) && suits(sweep, agent));
  const notes: Note[] = [];
  const held = fit.filter((agent) => slotsHeld(agent) < agent.card.slots && !mayStartAnother(sweep, agent));
  if (!showsLife(sweep) && held.length > 0) {
    const text =
      'each agent runs one trial of its sweep at a time, until one has reported a step, run for 5 minutes or succeeded';
    notes.push({ kind: 'proving', text });
  }
  let before = 0;
  for (let at = 0; at < plannedOrder; at++) if (sweep.trials.statusAt(at)?.kind === 'queued') before++;
  const slots = fit.reduce((sum, { card }) => sum + card.slots, 0);
  const busy = fit.reduce((sum, { running }) => sum + running.size, 0);
  const others = [...state.sweeps.values()].filter(
    (one) => one !== sweep && one.status === 'running' && one.counts.queued > 0,
  ).length;
  const share = others === 0 ? '' : `; ${plural(others, 'other sweep')} with trials waiting share the slots`;
  const text = `${plural(before, 'trial')} of its sweep come before it; agents that fit run ${plural(busy, 'trial')} in ${plural(slots, 'slot')}${share}`;
  notes.push({ kind: 'queue', text });
  return notes;
}
