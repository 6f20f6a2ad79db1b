import { type Fence, seq } from '../../base/ids.ts';
import type { CoordinatorConfig, CoordinatorState } from './state.ts';

/** Before the first event. */
export function emptyState(config: CoordinatorConfig): CoordinatorState {
  return {
    config,
    seq: seq(0),
    lastFence: 0 as Fence,
    sweeps: new Map(),
    agents: new Map(),
    attempts: new Map(),
    environments: new Map(),
    running: new Map(),
    runSheetsAt: [],
    controlAnswers: new Map(),
    servedMs: 0,
    nowMs: 0,
    wallMs: 0,
    due: new Set(),
    kept: new Map(),
    waiting: new Map(),
    nextPollEndMs: Number.POSITIVE_INFINITY,
    disk: undefined,
    jobs: new Map(),
  };
}
