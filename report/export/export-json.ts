import { JsonWithList } from '../../base/json-with-list.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { isoTime } from './iso-time.ts';
import type { TrialRecord } from '../trial-record.ts';

export interface ExportedSweep {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly designHash: string;
  readonly launchedAtMs: number;
  readonly endedAtMs: number;
}

/**
 * The whole sweep as one JSON value, schema `yates/export/v1`, a trial at a time. What is not known yet is null; so is a metric that is
 * not finite, and `notFinite` names it with what it was.
 */
export function* exportJson(
  sweep: ExportedSweep,
  spec: SweepSpec,
  trials: readonly TrialRecord[],
): Generator<string, void, undefined> {
  const { id, name, state, designHash, launchedAtMs, endedAtMs } = sweep;
  const head = {
    schema: 'yates/export/v1',
    sweep: { id, name, state, designHash, launchedAt: isoTime(launchedAtMs), endedAt: isoTime(endedAtMs) },
    spec,
  };
  const json = new JsonWithList(head, 'trials');
  for (const trial of trials) yield json.item(trialJson(trial));
  yield json.end();
}

const trialJson = (trial: TrialRecord): unknown => ({
  id: trial.id,
  cell: trial.cell,
  block: trial.block,
  replicate: trial.replicate,
  seed: trial.seed,
  reference: trial.reference ?? null,
  plannedOrder: trial.plannedOrder,
  realisedOrder: trial.realisedOrder ?? null,
  settings: trial.settings,
  state: trial.state,
  attempts: trial.attempts,
  agent: trial.agentName === '' ? null : trial.agentName,
  backend: trial.backend === '' ? null : trial.backend,
  ...(trial.environment === undefined ? {} : { environment: trial.environment }),
  ...(trial.state === 'done' && trial.resumedFrom !== undefined
    ? { resumedFromStep: trial.resumedFrom.step }
    : {}),
  metrics: mapValues(trial.metrics, (value) => (Number.isFinite(value) ? value : null)),
  ...notFinite(trial.metrics),
  ...(trial.source === undefined ? {} : { scores: trial.source }),
  lateResults: trial.lateResults,
  leasedAt: isoTime(trial.leasedAtMs),
  endedAt: isoTime(trial.endedAtMs),
  durationMs: trial.durationMs > 0 ? trial.durationMs : null,
});

function notFinite(metrics: TrialRecord['metrics']): { notFinite?: Record<string, string> } {
  const words = Object.entries(metrics)
    .filter(([, value]) => !Number.isFinite(value))
    .map(([name, value]) => [name, String(value)]);
  return words.length === 0 ? {} : { notFinite: Object.fromEntries(words) as Record<string, string> };
}

const mapValues = <In, Out>(
  record: Readonly<Record<string, In>>,
  map: (value: In) => Out,
): Record<string, Out> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
