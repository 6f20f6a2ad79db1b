import { assert } from '../../base/assert.ts';
import type { EnvironmentSeen } from './event.ts';
import type { CoordinatorState } from './state.ts';

export function applyEnvironmentSeen(state: CoordinatorState, event: EnvironmentSeen): void {
  const { sweepId, hash, environment } = event;
  const known = state.environments.get(hash) ?? environment;
  const sweep = state.sweeps.get(sweepId);
  assert(
    known !== undefined && sweep !== undefined,
    `environment ${hash} is described, and its sweep is there`,
  );
  state.environments.set(hash, known);
  sweep.environments.push({ hash, environment: known });
}
