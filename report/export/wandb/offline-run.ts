/** A trial as an offline run of W&B, which `wandb sync` reads. */
import { createHash } from 'node:crypto';
import { fileName } from '../tracked/safe-name.ts';
import type { TrackedRun } from '../tracked/tracked-run.ts';
import { recordType } from './messages.ts';
import { transactionLog } from './transaction-log.ts';

export interface OfflineRun {
  /** `offline-run-20261130_123456-ID`, which tells W&B when it began and what it is called. */
  readonly folder: string;
  readonly file: string;
  readonly parts: Iterable<Uint8Array>;
}

const textChars = 5_000;

/** The same trial of the same sweep is the same run: what is synced twice is there once. */
export function offlineRun(
  run: TrackedRun,
  sweep: { readonly id: string; readonly name: string },
): OfflineRun {
  const id = createHash('sha256').update(`${sweep.id}/${run.trial.id}`).digest('hex').slice(0, 12);
  const started = new Date(run.startMs)
    .toISOString()
    .replaceAll(/[-:]|\..*/g, '')
    .replace('T', '_');
  const records = recordsOf(run, id, sweep);
  return { folder: `offline-run-${started}-${id}`, file: `run-${id}.wandb`, parts: transactionLog(records) };
}

function* recordsOf(
  run: TrackedRun,
  runId: string,
  sweep: { readonly id: string; readonly name: string },
): Generator<Uint8Array, void, undefined> {
  const { name, trial, startMs, endMs } = run;
  let num = 0;
  const encode = (record: object): Uint8Array =>
    recordType.encode(recordType.fromObject({ num: ++num, ...record })).finish();
  yield encode({ header: { versionInfo: { producer: 'yates', minConsumer: '0.70.0' } } });
  const { seed, cell, replicate, plannedOrder, reference, attempts, state, settings } = trial;
  const own = {
    sweep: sweep.id,
    trial: plannedOrder + 1,
    id: trial.id,
    cell,
    replicate,
    seed,
    reference,
    attempts,
    state,
  };
  const config = { ...settings, yates: own };
  yield encode({
    run: {
      runId,
      project: fileName([sweep.name]),
      config: {
        update: Object.entries(config).map(([key, value]) => ({ key, valueJson: JSON.stringify(value) })),
      },
      runGroup: `cell ${cell}`,
      jobType: 'trial',
      displayName: name,
      notes: (trial.fault?.message ?? '').slice(0, textChars),
      tags: [state],
      host: trial.agentName,
      startTime: { seconds: Math.floor(startMs / 1000), nanos: (startMs % 1000) * 1_000_000 },
    },
  });
  for (const { step, atMs, values } of rowsOf(run)) {
    const times: [string, number][] = [
      ['_step', step],
      ['_timestamp', atMs / 1000],
      ['_runtime', (atMs - startMs) / 1000],
    ];
    yield encode({ history: { step: { num: step }, item: [...times, ...values].map(itemOf) } });
  }
  // Last values of curves that have no result, then the results.
  const last = [...run.metrics].flatMap(([metric, { values }]): [string, number][] =>
    values.length === 0 ? [] : [[metric, values.at(-1) as number]],
  );
  yield encode({ summary: { update: last.map(itemOf) } });
  const runtime = Math.round(((endMs ?? startMs) - startMs) / 1000);
  // A run without this record is still going on, and W&B would mark it as crashed.
  yield encode({ exit: { exitCode: state === 'done' ? 0 : 1, runtime } });
}

interface Row {
  readonly step: number;
  /** When the last value of it was reported. */
  readonly atMs: number;
  readonly values: ReadonlyMap<string, number>;
}

/** What was reported at each step, in order. Of two values of a metric at one step the later counts. */
function rowsOf({ history, startMs }: TrackedRun): Row[] {
  const rows = new Map<number, { atMs: number; values: Map<string, number> }>();
  for (const [metric, { steps, values, timesMs }] of history)
    for (const [at, step] of steps.entries()) {
      const row = rows.get(step) ?? { atMs: startMs, values: new Map<string, number>() };
      row.values.set(metric, values[at] as number);
      row.atMs = Math.max(row.atMs, timesMs[at] ?? startMs);
      rows.set(step, row);
    }
  return [...rows].map(([step, row]) => ({ step, ...row })).toSorted((left, right) => left.step - right.step);
}

/** Numbers that are not finite are the words of Python's JSON, which W&B writes too. */
const itemOf = ([key, value]: readonly [string, number]): object => ({
  nestedKey: [key],
  valueJson: Number.isFinite(value) ? JSON.stringify(value) : String(value),
});
