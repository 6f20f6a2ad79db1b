/**
 * Answers that list what others have made are bounded: a few large sweep files, or an agent with long labels, must not make the
 * list larger than a client takes.
 */
import { yates } from '../../proto/generated/yates.js';
import type { Attempt, CoordinatorState } from '../core/state.ts';
import { agentView, attemptView, sweepView } from './views.ts';

const bytesMax = 16 * 2 ** 20;

/** The newest ones with their specs, and older ones without once the answer has grown large. */
export function boundedSweeps(state: CoordinatorState): yates.v1.SweepView.$Properties[] {
  let bytes = 0;
  return [...state.sweeps.values()]
    .toReversed()
    .map((sweep) => {
      const view = sweepView(state, sweep);
      bytes += yates.v1.SweepView.encode(view).len;
      return bytes <= bytesMax ? view : { ...view, specJson: '', extensions: [] };
    })
    .toReversed();
}

/** The newest ones, as far as they fit. */
export function boundedAttempts(
  state: CoordinatorState,
  attempts: readonly Attempt[],
): yates.v1.AttemptView.$Properties[] {
  const views: yates.v1.AttemptView.$Properties[] = [];
  let bytes = 0;
  for (const attempt of attempts.toReversed()) {
    const view = attemptView(state, attempt);
    bytes += yates.v1.AttemptView.encode(view).len;
    if (bytes > bytesMax) break;
    views.push(view);
  }
  return views.toReversed();
}

/** All of them, without labels and devices once the answer has grown large. */
export function boundedAgents(state: CoordinatorState): yates.v1.AgentView.$Properties[] {
  let bytes = 0;
  return [...state.agents.values()].map((agent) => {
    const view = agentView(state, agent);
    bytes += yates.v1.AgentView.encode(view).len;
    return bytes <= bytesMax ? view : { ...view, labels: {}, deviceNames: [] };
  });
}
