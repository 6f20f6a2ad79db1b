import type { RequestId } from '../../base/ids.ts';
import { trialId } from '../../base/ids.ts';
import type { LaunchAsk } from '../../coordinator/core/ask.ts';
import type { Sweep } from '../../coordinator/core/state.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { KeepSpec, RetryPolicy, SweepSpec } from '../../design/sweep-spec.ts';
import type { Weather } from './weather.ts';

export const primaryMetric = 'score';
export const progressMetric = 'progress';
/** In hundredths of a trial. */
const rungSteps = [50, 90] as const;

/** Small budgets for what a trial does wrong, so that they are met often; large ones for what the world does. */
const retry: RetryPolicy = {
  user: 1,
  outOfMemory: 2,
  diverged: 0,
  timeout: 1,
  lost: 6,
  infrastructure: 10,
  metricsMissing: 1,
};

type Habits = Pick<Weather, 'keep' | 'window' | 'gpus'>;

function specOf(name: string, cells: number, { keep, window, gpus }: Habits): SweepSpec {
  const response = { name: primaryMetric, goal: 'maximize', label: primaryMetric } as const;
  return {
    version: 1,
    name,
    description: '',
    factors: [{ name: 'level', label: 'level', levels: Array.from({ length: cells }, (_, at) => at) }],
    derive: [],
    constraints: [],
    replicates: 2,
    blocks: 'replicate',
    seed: 1,
    primary: response,
    responses: [response],
    trainer: { kind: 'command', options: {}, timeoutMs: 0, stallTimeoutMs: 0 },
    resources: { slots: 1, ...(gpus > 0 && name === 'first' ? { gpus } : {}), labels: {} },
    retry,
    ...(keep === 0 ? {} : { prune: { metric: progressMetric, goal: 'maximize', at: [...rungSteps], keep } }),
    ...(window === 0 ? {} : { dispatch: { balance: 'agent', window } }),
  };
}

/** Of all trials in one block; the ids are those of no other extension. */
export function simExtension(
  { id: sweepId, spec, trials: before }: Sweep,
  parentHash: string,
  requestId: RequestId,
) {
  const first = before.length;
  const trials = Array.from({ length: 3 }, (_, at): PlannedTrial => {
    const [cell, block] = [first + at, 2 + Math.ceil(first / 3)];
    const id = trialId(`${spec.name}-${cell}-${block}`);
    return { id, plannedOrder: first + at, cell, replicate: 1, seed: 1, block, settings: { level: cell } };
  });
  const hash = `${parentHash}+${first}`;
  return { kind: 'extend', requestId, sweepId, parentHash, hash, spec, what: '', notes: [], trials } as const;
}

/** A sweep of `count` trials in two blocks. */
export function simLaunch(
  name: string,
  count: number,
  requestId: RequestId,
  weather: Habits,
  priority: number,
  keep: KeepSpec | undefined,
): Omit<LaunchAsk, 'call'> {
  const cells = Math.ceil(count / 2);
  const trials = Array.from({ length: count }, (_, plannedOrder): PlannedTrial => {
    const block = plannedOrder < cells ? 1 : 2;
    const cell = plannedOrder % cells;
    const id = trialId(`${name}-${cell}-${block}`);
    return { id, plannedOrder, cell, replicate: block, seed: block, block, settings: { level: cell % 3 } };
  });
  return {
    kind: 'launch',
    requestId,
    spec: { ...specOf(name, cells, weather), ...(keep === undefined ? {} : { keep }) },
    priority,
    designHash: `${name}00000000`,
    baseVersion: 'sim',
    trials,
    source: '',
    fileName: `${name}.yaml`,
  };
}
