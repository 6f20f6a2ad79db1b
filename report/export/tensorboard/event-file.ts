import type { Response, SweepSpec } from '../../../design/sweep-spec.ts';
import type { ColumnType } from '../column-type.ts';
import type { TrackedRun } from '../tracked/tracked-run.ts';
import { eventType, hparamsType } from './messages.ts';
import { tfRecord } from './tfrecord.ts';

export interface SweepToTrack {
  readonly name: string;
  readonly launchedAtMs: number;
  readonly spec: SweepSpec;
  /** Type of each factor and derived column, by name. */
  readonly settings: ReadonlyMap<string, ColumnType>;
}

/** Name of an event file. TensorBoard looks for `tfevents` in it. */
export const eventFileName = (atMs: number): string =>
  `events.out.tfevents.${String(Math.floor(atMs / 1000)).padStart(10, '0')}.yates`;

/** Records of the file that describes the sweep for the tab HPARAMS: its factors with their levels, and its responses. */
export function* experimentRecords({
  name,
  launchedAtMs,
  spec,
  settings,
}: SweepToTrack): Generator<Uint8Array, void, undefined> {
  const levels = new Map(spec.factors.map((factor) => [factor.name, factor.levels]));
  yield versionRecord(launchedAtMs);
  yield hparamsRecord('experiment', launchedAtMs, {
    experiment: {
      name,
      description: spec.description,
      timeCreatedSecs: launchedAtMs / 1000,
      hparamInfos: [...settings].map(([factor, type]) => ({
        name: factor,
        type: hparamTypes[type],
        ...(levels.has(factor)
          ? { domainDiscrete: { values: levels.get(factor)?.map((level) => valueOf(level, type)) } }
          : {}),
      })),
      metricInfos: spec.responses.map(({ name: tag, goal }: Response) => ({
        name: { tag },
        displayName: tag,
        description: goal,
      })),
    },
  });
}

/**
 * Records of a run's file: a session of the tab HPARAMS, and its metrics as scalars. The runs of a cell are sessions of one group,
 * which the tab shows as one line with their mean.
 */
export function* runRecords(
  { trial, startMs, endMs, metrics }: TrackedRun,
  settings: SweepToTrack['settings'],
): Generator<Uint8Array, void, undefined> {
  yield versionRecord(startMs);
  yield hparamsRecord('session_start_info', startMs, {
    sessionStartInfo: {
      groupName: `cell ${trial.cell}`,
      startTimeSecs: startMs / 1000,
      hparams: Object.fromEntries(
        Object.entries(trial.settings).map(([name, level]) => [
          name,
          valueOf(level, settings.get(name) ?? 'string'),
        ]),
      ),
    },
  });
  for (const [tag, { steps, values, timesMs }] of metrics)
    for (const [at, step] of steps.entries())
      yield record((timesMs[at] ?? startMs) / 1000, step, { tag, simpleValue: values[at] });
  const status =
    endMs === undefined ? statuses.running : statuses[trial.state === 'done' ? 'success' : 'failure'];
  yield hparamsRecord('session_end_info', endMs ?? startMs, {
    sessionEndInfo: { status, endTimeSecs: (endMs ?? 0) / 1000 },
  });
}

/** Of the enumeration DataType. */
const hparamTypes: Readonly<Record<ColumnType, number>> = {
  string: 1,
  timestamp: 1,
  boolean: 2,
  int64: 3,
  double: 3,
};

/** Of the enumeration Status. */
const statuses = { success: 1, failure: 2, running: 3 } as const;

/** An empty vector of floats: what stands where a summary has metadata alone. */
const noTensor = { dtype: 1, tensorShape: { dim: [{ size: 0 }] } };

function valueOf(level: string | number | boolean, type: ColumnType): object {
  switch (type) {
    case 'boolean':
      return { boolValue: Boolean(level) };
    case 'int64':
    case 'double':
      return { numberValue: Number(level) };
    case 'string':
    case 'timestamp':
      return { stringValue: String(level) };
    default:
      return type satisfies never;
  }
}

const encode = (event: object): Uint8Array => tfRecord(eventType.encode(eventType.create(event)).finish());

const versionRecord = (atMs: number): Uint8Array =>
  encode({ wallTime: atMs / 1000, fileVersion: 'brain.Event:2' });

const record = (wallTime: number, step: number, value: object): Uint8Array =>
  encode({ wallTime, step, summary: { value: [value] } });

function hparamsRecord(what: string, atMs: number, data: object): Uint8Array {
  const content = hparamsType.encode(hparamsType.fromObject({ version: 0, ...data })).finish();
  const metadata = { pluginData: { pluginName: 'hparams', content } };
  return record(atMs / 1000, 0, { tag: `_hparams_/${what}`, metadata, tensor: noTensor });
}
