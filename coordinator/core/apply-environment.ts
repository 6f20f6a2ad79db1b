import { assert } from '../../base/assert.ts';
import type { EnvironmentSeen } from './event.ts';
import type { CoordinatorState } from './state.ts';

export function applyEnvironmentSeen(state: CoordinatorState, event: EnvironmentSeen): void {
  const { sweepId, fence, hash, environment } = event;
  const known = state.environments.get(hash) ?? environment;
  const sweep = state.sweeps.get(sweepId);
  assert(
    known !== undefined && sweep !== undefined,
    `environment ${hash} is described, and its sweep is there`,
  );
  state.environments.set(hash, known);
  if (!sweep.environments.some((seen) => seen.hash === hash))
    sweep.environments.push({ hash, environment: known });
  const attempt = state.attempts.get(fence);
  if (attempt !== undefined) attempt.environment = hash;
}
