import {
  endColumns,
  environmentColumn,
  exportColumns,
  outcomeColumns,
  placeColumns,
  resumedColumn,
  scoresColumn,
  seedColumnBeside,
  wholePlotColumn,
} from '../../design/export-columns.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { type DesignRow, wholePlotName } from '../design-columns.ts';
import type { CsvValue } from './csv.ts';
import { isoTime } from './iso-time.ts';
import type { TrialRecord } from '../trial-record.ts';

export interface ExportTable {
  readonly header: readonly string[];
  /** Each is made when it is asked for, and may be asked for again. */
  readonly rows: Iterable<readonly CsvValue[]>;
}

/**
 * One line a trial, in planned order: where it stands in the design, its levels, what became of it, its metrics. The
 * names of the fixed columns are reserved in sweep files (design/export-columns.ts), so that no factor or metric shares one.
 */
export function exportTable(sweepId: string, spec: SweepSpec, trials: readonly TrialRecord[]): ExportTable {
  const { header, rowOf } = columnsOf(sweepId, spec, trials);
  const rows = {
    *[Symbol.iterator]() {
      for (const trial of trials) yield rowOf(trial);
    },
  };
  return { header, rows };
}

interface ExportColumns {
  readonly header: readonly string[];
  readonly rowOf: (trial: TrialRecord) => readonly CsvValue[];
}

/** @param trials all of them: they decide which columns there are */
function columnsOf(sweepId: string, spec: SweepSpec, trials: readonly TrialRecord[]): ExportColumns {
  const factors = settingNames(spec);
  const metrics = metricNames(spec, factors, trials);
  const hasEnvironments =
    !factors.includes(environmentColumn) && trials.some(({ environment }) => environment !== undefined);
  const hasScores = !factors.includes(scoresColumn) && trials.some(({ source }) => source !== undefined);
  const hasResumed = !factors.includes(resumedColumn) && trials.some(isResumed);
  return {
    header: [
      ...placeColumns,
      seedColumnBeside(factors),
      ...(spec.wholePlot === undefined ? [] : [wholePlotColumn]),
      ...factors,
      ...outcomeColumns,
      ...metrics.map(({ column }) => column),
      ...endColumns,
      ...(hasEnvironments ? [environmentColumn] : []),
      ...(hasResumed ? [resumedColumn] : []),
      ...(hasScores ? [scoresColumn] : []),
    ],
    rowOf: (trial) => [
      trial.id,
      trial.sweep ?? sweepId,
      trial.cell,
      trial.block,
      trial.replicate,
      trial.reference,
      trial.plannedOrder,
      trial.realisedOrder,
      trial.seed,
      ...(spec.wholePlot === undefined ? [] : [wholePlotName(spec, ofDesign(trial))]),
      ...factors.map((name) => trial.settings[name]),
      trial.state,
      trial.attempts,
      trial.agentName,
      trial.backend,
      ...metrics.map(({ name }) => trial.metrics[name]),
      trial.lateResults,
      isoTime(trial.leasedAtMs),
      isoTime(trial.endedAtMs),
      trial.durationMs > 0 ? trial.durationMs : undefined,
      ...(hasEnvironments ? [trial.environment?.slice(0, environmentChars)] : []),
      ...(hasResumed ? [isResumed(trial) ? trial.resumedFrom?.step : undefined] : []),
      ...(hasScores ? [trial.source?.trialId] : []),
    ],
  };
}

/** Its result is that of an attempt that went on where another was. */
const isResumed = ({ state, resumedFrom }: TrialRecord): boolean =>
  state === 'done' && resumedFrom !== undefined;

/** Enough to tell the environments of a sweep apart. */
export const environmentChars = 12;

/** A reference stands in no whole plot, whatever it sets. */
const ofDesign = (trial: TrialRecord): DesignRow =>
  trial.reference === undefined ? trial : { ...trial, settings: {} };

/** Factors, derived columns, then what only the references set. */
export function settingNames({ factors, derive, references = [] }: SweepSpec): string[] {
  const beside = references.flatMap(({ settings }) => Object.keys(settings));
  return [...new Set([...[...factors, ...derive].map(({ name }) => name), ...beside])];
}

/** The responses of the sweep file first, then whatever else was reported. */
function metricNames(
  { responses }: SweepSpec,
  settings: readonly string[],
  trials: readonly TrialRecord[],
): { name: string; column: string }[] {
  const names = new Set(responses.map(({ name }) => name));
  for (const { metrics } of trials) for (const name of Object.keys(metrics)) names.add(name);
  // A trainer may report a metric under the name of a factor: a header must not have one name twice.
  const taken = new Set<string>([
    ...exportColumns,
    environmentColumn,
    resumedColumn,
    scoresColumn,
    seedColumnBeside(settings),
    ...settings,
  ]);
  return [...names].map((name) => ({ name, column: taken.has(name) ? `metric_${name}` : name }));
}
