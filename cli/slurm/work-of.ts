/** What there is to do, from what the coordinator says. Pure. */
import { type AgentDetails, hasEnded, type Sweep } from '../../client/facts.ts';
import type { SeenAgent, Work } from './core/messages.ts';

/** Label of an agent in a job that the agent gives itself: id of the job. */
const jobLabel = 'slurm_job';
/** Label that it is given: whose job it is, and the number of its agent. */
export const keyLabel = 'slurm_agent';

/** @param sweeps those that the jobs are for */
export function workOf(sweeps: readonly Sweep[]): Work {
  const open = sweeps.filter(({ state }) => !hasEnded(state));
  const running = open.filter(({ state, counts }) => state === 'running' && counts.queued > 0);
  const times = running.flatMap(({ usualTrialMs }) => (usualTrialMs === undefined ? [] : [usualTrialMs]));
  return {
    queued: running.reduce((sum, { counts }) => sum + counts.queued, 0),
    isOver: open.length === 0,
    // An agent may take a trial of the sweep whose trials are short.
    trialMs: times.length === 0 ? undefined : Math.min(...times),
  };
}

/** @param owner the agents of other submitters run in jobs too */
export function seenAgents(agents: readonly AgentDetails[], owner: string): SeenAgent[] {
  return agents.flatMap(({ labels, state, slots, busy, done, failed }) => {
    const { [jobLabel]: job, [keyLabel]: named = '' } = labels;
    const [, by, key] = /^([0-9a-f]+)-(\d+)$/.exec(named) ?? [];
    if (job === undefined || by !== owner || key === undefined) return [];
    return [
      {
        key: Number(key),
        job,
        slots,
        busy: state === 'left' ? 0 : busy,
        outcomes: done + failed,
        isSetAside: state === 'set-aside',
      },
    ];
  });
}

/** Name of a job: the sweep that most trials wait of. */
export function jobName(sweeps: readonly Sweep[]): string {
  const [first] = sweeps
    .filter(({ state }) => !hasEnded(state))
    .toSorted((left, right) => right.counts.queued - left.counts.queued);
  return `yates-${(first?.name ?? 'agent').replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)}`;
}
