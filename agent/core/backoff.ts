import { seededRandom } from '../../base/random.ts';
import type { AgentState } from './state.ts';

/**
 * Full-jitter exponential backoff: uniform in (0, min(cap, base * 2^failures)]. A thousand agents that lost the same
 * coordinator come back spread out.
 *
 * @param failures consecutive failures, from 1
 * @returns milliseconds to wait, at least 1
 */
export function backoffMs(state: AgentState, failures: number): number {
  const { seed, backoffBaseMs, backoffCapMs } = state.config;
  const ceiling = Math.min(backoffCapMs, backoffBaseMs * 2 ** Math.min(failures, 30));
  // One stream per draw keeps the state plain data: a number, not a generator.
  const uniform = seededRandom(`${seed}/jitter/${state.counters.jitter++}`).uniform();
  return Math.max(1, Math.ceil(uniform * ceiling));
}
