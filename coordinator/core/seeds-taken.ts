/**
 * Which agents run which sweeps, by seeds. An agent of an earlier version knows the replicate alone: it would run a sweep
 * whose trials have seeds of their own with wrong ones, unseen. It is given no such trial, and hears why when it asks.
 */
import { seedsOf } from '../../design/trial-seeds.ts';
import type { Refusal } from './answer.ts';
import type { Agent, CoordinatorState, Sweep } from './state.ts';

/** True if the agent gives the trials of this sweep the seeds that the design has. */
export const takesSeedsOf = ({ card }: Agent, { spec }: Sweep): boolean =>
  card.takesSeeds === true || seedsOf(spec) === 'shared';

/** Why an agent gets none of the trials that wait: those sweeps have seeds that it does not take. Undefined if there is another reason, or none. */
export function seedsRefusal(state: CoordinatorState, agent: Agent): Refusal | undefined {
  if (agent.card.takesSeeds === true) return undefined;
  const open = [...state.sweeps.values()].filter(
    ({ status, counts }) => status === 'running' && counts.queued > 0,
  );
  const [sweep] = open;
  if (sweep === undefined || open.some((one) => takesSeedsOf(agent, one))) return undefined;
  const { name, version } = agent.card;
  return {
    code: 'E_AGENT_SEEDS',
    message: `agent ${name}${version === '' ? '' : ` (version ${version})`} does not take the seeds that the trials of sweep ${sweep.id} have of their own`,
    next: 'update the agent, or launch the sweep with seeds: shared',
  };
}
