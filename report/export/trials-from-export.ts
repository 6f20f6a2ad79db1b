import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import type { Design } from '../../design/design-of.ts';
import { endColumns, outcomeColumns, placeColumns, seedColumnBeside } from '../../design/export-columns.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import type { Csv } from '../../stats/table/csv.ts';
import { metricColumns, metricsOf, outcomeOf, type Place, rowError } from './export-row.ts';
import { settingNames } from './export-table.ts';
import type { TrialRecord } from '../trial-record.ts';

export interface ExportedTrials {
  /** Every trial of the design, in planned order; `absent` is the state of those that the file lacks. */
  readonly trials: readonly TrialRecord[];
  /** Rows whose trial id is the design's: the same settings, replicate, trainer options and base net. */
  readonly sameId: number;
}

/**
 * The way back from `exportTable`: the trials of a design with what a CSV export of it says became of them. Why a trial
 * failed is not in an export.
 *
 * @param file as the user named it
 * @throws YatesError E_CSV_COLUMNS, E_CSV_RUN, with the line, where the file is no export of this design
 */
export function trialsFromExport(spec: SweepSpec, design: Design, csv: Csv, file: string): ExportedTrials {
  checkHeader(spec, csv, file);
  const planned = new Map(design.trials.map((trial) => [placeOf(trial.cell, trial.replicate), trial]));
  const exported = new Map<PlannedTrial, TrialRecord>();
  const seedAt = csv.header.indexOf(seedColumnBeside(settingNames(spec)));
  const metrics = metricColumns(csv.header, settingNames(spec));
  let sameId = 0;
  for (const record of csv.records) {
    const field = (name: string): string => record.fields[csv.header.indexOf(name)] ?? '';
    const trial = planned.get(placeOf(field('cell'), field('replicate')));
    const fault =
      trial === undefined
        ? 'the design has no such run'
        : (difference(spec, trial, field) ?? otherSeed(trial, record.fields[seedAt]));
    const again = trial !== undefined && exported.has(trial) ? 'the run is in the file twice' : undefined;
    if (trial === undefined || fault !== undefined || again !== undefined) {
      const place = `cell ${field('cell')}, replicate ${field('replicate')}`;
      throw rowError(file, record, `${place}: ${fault ?? again}`);
    }
    if (field('trial_id') === trial.id) sameId++;
    const place: Place = { file, record };
    exported.set(trial, { ...trial, ...outcomeOf(field, place), metrics: metricsOf(metrics, place) });
  }
  return { trials: design.trials.map((trial) => exported.get(trial) ?? { ...trial, ...absent }), sameId };
}

/** True if the runs of an export have their replicate as seed: also where an earlier version wrote no seeds. */
export function sharesSeeds(spec: SweepSpec, { header, records }: Csv): boolean {
  const [seedAt, replicateAt] = [seedColumnBeside(settingNames(spec)), 'replicate'].map((name) =>
    header.indexOf(name),
  ) as [number, number];
  return seedAt < 0 || records.every(({ fields }) => fields[seedAt] === fields[replicateAt]);
}

const placeOf = (cell: number | string, replicate: number | string): string => `${cell} ${replicate}`;

function checkHeader(spec: SweepSpec, { header }: Csv, file: string): void {
  const wanted = [...placeColumns, ...settingNames(spec), ...outcomeColumns, ...endColumns];
  const missing = wanted.filter((name) => !header.includes(name));
  if (missing.length === 0) return;
  throw new YatesError({
    code: 'E_CSV_COLUMNS',
    message: `this file is not an export of that sweep: it lacks ${plural(missing.length, 'column')}: ${missing.join(', ')}`,
    place: { file },
    next: 'give a file that `yates export` wrote, or leave --sweep out and name the model',
  });
}

function difference(
  spec: SweepSpec,
  { settings, reference, block }: PlannedTrial,
  field: (name: string) => string,
): string | undefined {
  const expected: [string, Level | undefined][] = [
    ['reference', reference],
    ['block', block],
    ...settingNames(spec).map((name): [string, Level | undefined] => [name, settings[name]]),
  ];
  for (const [name, value] of expected) {
    const text = value === undefined ? '' : String(value);
    if (field(name) !== text) return `${name} is "${field(name)}", in the sweep file "${text}"`;
  }
  return undefined;
}

/** @param text undefined in an export of a version that had shared seeds only */
function otherSeed({ seed, replicate }: PlannedTrial, text: string | undefined): string | undefined {
  const exported = text ?? String(replicate);
  return exported === String(seed)
    ? undefined
    : `the run has seed "${exported}", in the design of the sweep file ${seed}`;
}

const absent: Omit<TrialRecord, keyof PlannedTrial> = {
  realisedOrder: undefined,
  state: 'absent',
  attempts: 0,
  agentName: '',
  backend: '',
  metrics: {},
  lateResults: 0,
  leasedAtMs: 0,
  endedAtMs: 0,
  durationMs: 0,
};
