/**
 * A trial as a run of MLflow, in the bodies of its REST API.
 *
 * @see https://mlflow.org/docs/latest/api_reference/rest-api.html, and mlflow/utils/validation.py for its limits
 */
import { createHash } from 'node:crypto';
import { takenName } from '../tracked/safe-name.ts';
import type { TrackedRun } from '../tracked/tracked-run.ts';

export interface MlflowRun {
  readonly name: string;
  readonly startMs: number;
  /** Undefined while it runs. */
  readonly endMs: number | undefined;
  readonly status: 'RUNNING' | 'FINISHED' | 'FAILED' | 'KILLED';
  /** What it is found again by, and by `attemptsTag` if what it held is of an earlier attempt. */
  readonly key: string;
  readonly sweepId: string;
  readonly attempts: string;
  /** Of all that is sent: a run that has it already is left alone. */
  readonly hash: string;
  /** Bodies of log-batch without the run's id, none larger than the server takes. */
  readonly batches: readonly Batch[];
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

interface Metric {
  readonly key: string;
  /** As JSON of protobuf has it: NaN and infinities are texts. */
  readonly value: number | string;
  readonly timestamp: number;
  readonly step: number;
}

interface Batch {
  readonly metrics?: readonly Metric[];
  readonly params?: readonly Entry[];
  readonly tags?: readonly Entry[];
}

/** Tag by which a run is found again: the sweep and the trial. */
export const trialTag = 'yates.trial';
export const sweepTag = 'yates.sweep';
export const attemptsTag = 'yates.attempts';
/** Tag that a run gets last: of what it was sent in full. */
export const exportedTag = 'yates.exported';

const metricsPerBatch = 1_000;
const entriesPerBatch = 100;
const keyChars = 250;
const valueChars = 5_000;

export function mlflowRun(
  { name, trial, startMs, endMs, metrics }: TrackedRun,
  sweep: { readonly id: string },
): MlflowRun {
  const params = Object.entries(trial.settings).map(([key, level]) => entry(key, String(level)));
  const points = [...metrics].flatMap(([metric, { steps, values, timesMs }]) =>
    steps.map((step, at) => ({
      key: metricKey(metric),
      value: jsonNumber(values[at] ?? Number.NaN),
      timestamp: timesMs[at] ?? startMs,
      step,
    })),
  );
  const tags = [
    entry('yates.number', String(trial.plannedOrder + 1)),
    entry('yates.cell', String(trial.cell)),
    entry('yates.replicate', String(trial.replicate)),
    entry('yates.seed', String(trial.seed)),
    entry('yates.state', trial.state),
    ...(trial.reference === undefined ? [] : [entry('yates.reference', trial.reference)]),
    ...(trial.agentName === '' ? [] : [entry('yates.agent', trial.agentName)]),
    ...(trial.backend === '' ? [] : [entry('yates.backend', trial.backend)]),
    ...(trial.fault?.message === undefined ? [] : [entry('yates.fault', trial.fault.message)]),
    ...[...metrics.keys()].flatMap((metric) => {
      const taken = metricKey(metric);
      return taken === metric ? [] : [entry(`yates.metric.${taken}`, metric)];
    }),
  ];
  const status = statusOf(trial.state, endMs);
  const batches = [
    ...chunks(params, entriesPerBatch).map((some) => ({ params: some })),
    ...chunks(tags, entriesPerBatch).map((some) => ({ tags: some })),
    ...chunks(points, metricsPerBatch).map((some) => ({ metrics: some })),
  ];
  const key = `${sweep.id}/${trial.id}`;
  const attempts = String(trial.attempts);
  const hash = createHash('sha256')
    .update(JSON.stringify([name, startMs, endMs, status, key, attempts, batches]))
    .digest('hex');
  return { name, startMs, endMs, status, key, sweepId: sweep.id, attempts, hash, batches };
}

/**
 * The nearest name that MLflow takes for a metric: letters, digits, spaces, `_`, `-`, `.` and `/`, at most 250 of them, and no path that
 * leads elsewhere.
 *
 * @example
 * metricKey('val/acc top 1'); // 'val/acc top 1'
 */
const metricKey = (name: string): string =>
  takenName(name, (one) =>
    one
      .slice(0, keyChars - charsOfHash)
      .replaceAll(/[^A-Za-z0-9_\-. /]/g, '_')
      .split('/')
      .map((part) => (/^\.*$/.test(part) ? '_'.repeat(Math.max(1, part.length)) : part))
      .join('/'),
  );

const charsOfHash = 9;

const entry = (key: string, value: string): Entry => ({
  key: key.slice(0, keyChars),
  value: value.slice(0, valueChars),
});

const jsonNumber = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

function statusOf(state: string, endMs: number | undefined): MlflowRun['status'] {
  if (endMs === undefined) return 'RUNNING';
  if (state === 'done') return 'FINISHED';
  return state === 'failed' ? 'FAILED' : 'KILLED';
}

function chunks<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
