/**
 * Which of the next trials in planned order an agent gets, for sweeps that ask to be balanced: that whose levels the
 * agent's group (itself, its kind of device, or a label of it) has had least, within a window of the run sheet.
 *
 * What is promised: a trial starts at most `window` places after its planned one and at most `window - 1` before it;
 * no trial of a block starts while one of an earlier block waits; the choice looks at settings and groups, never at
 * results. What is sought, and not promised: that every group sees all levels of each factor equally often. Ties go to the
 * planned order, which is random. The cost of a grant is O(window log n).
 */
import type { DispatchSpec } from '../../design/sweep-spec.ts';
import type { Agent, Attempt, CoordinatorState, Sweep, Trial } from './state.ts';

/** @param candidates the next trials that wait, in planned order; at least one */
export function mostWanted(
  sweep: Sweep,
  agent: Agent,
  { balance, window }: DispatchSpec,
  candidates: readonly Trial[],
): Trial {
  const [head] = candidates as [Trial];
  // A retry goes back to its place, a reference has levels of its own, and nobody waits for ever.
  const isDue = head.attempts.length > 0 || head.plan.reference !== undefined || overtaken(head) >= window;
  if (isDue) return head;
  const group = groupOf(agent, balance);
  let best = head;
  let least = Number.POSITIVE_INFINITY;
  for (const trial of candidates) {
    if (trial.plan.reference !== undefined || trial.plan.block !== head.plan.block) continue;
    const seen = timesSeen(sweep, group, trial);
    if (seen < least) [best, least] = [trial, seen];
  }
  return best;
}

/** How many trials started before this one, which never did, though they were planned after it. */
const overtaken = ({ sweep, plan }: Trial): number => sweep.realised - plan.plannedOrder;

/** An attempt begins, or ends without a counted result: its levels were, or were not, seen by its agent's group. */
export function noteSeen(state: CoordinatorState, { agentId, trial }: Attempt, change: 1 | -1): void {
  const { sweep, plan } = trial;
  const agent = state.agents.get(agentId);
  if (sweep.spec.dispatch === undefined || agent === undefined) return;
  const group = groupOf(agent, sweep.spec.dispatch.balance);
  for (const { name } of sweep.spec.factors) {
    const key = seenKey(group, name, plan.settings[name]);
    sweep.levelsSeen.set(key, (sweep.levelsSeen.get(key) ?? 0) + change);
  }
}

function timesSeen(sweep: Sweep, group: string, { plan }: Trial): number {
  let seen = 0;
  for (const { name } of sweep.spec.factors) {
    seen += sweep.levelsSeen.get(seenKey(group, name, plan.settings[name])) ?? 0;
  }
  return seen;
}

const seenKey = (group: string, factor: string, level: unknown): string =>
  JSON.stringify([group, factor, level]);

/** What an agent says of itself may change while it runs: a group is what it was when the attempt began. */
function groupOf({ id, card }: Agent, balance: DispatchSpec['balance']): string {
  if (balance === 'agent') return id;
  if (balance === 'device')
    return card.devices
      .map(({ name }) => name)
      .toSorted()
      .join(', ');
  return card.labels[balance.label] ?? '';
}
