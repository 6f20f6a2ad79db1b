/** An export and its sweep file are enough: the way back loses nothing that an analysis reads. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../../design/design-of.ts';
import { writeCsv } from '../../../../report/export/csv.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { analyseSweep } from '../../../../report/sweep-analysis.ts';
import type { TrialRecord } from '../../../../report/trial-record.ts';
import { sharesSeeds, trialsFromExport } from '../../../../report/export/trials-from-export.ts';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';
import { finishedTrials, smallSpec } from '../finished-sweep.ts';

const spec = {
  ...smallSpec,
  references: [{ name: 'full', settings: { input: 'CAc', scale: 1, adapter: 'full' } }],
};
const respond = ({ input, scale }: TrialRecord['settings']): number =>
  (input === 'SAin' ? 0 : 1) + Number(scale);
const trials = finishedTrials(spec, respond).map((trial, index): TrialRecord => {
  if (index === 3) return { ...trial, metrics: { ...trial.metrics, clip: Number.NEGATIVE_INFINITY } };
  if (index === 5) {
    return {
      ...trial,
      state: 'failed',
      attempts: 3,
      metrics: {},
      leasedAtMs: 0,
      endedAtMs: 0,
      durationMs: 0,
    };
  }
  if (index === 9) return { ...trial, attempts: 2, resumedFrom: { step: 40 } };
  // A trainer may report a metric under the name of a factor.
  return index === 7 ? { ...trial, metrics: { ...trial.metrics, scale: 7.25 } } : trial;
});
const written = (rows = trials): string => {
  const { header, rows: cells } = exportTable('sweep-1', spec, rows);
  return writeCsv(header, cells);
};
const read = (text: string) =>
  trialsFromExport(spec, designOf(spec, 'base'), parseCsv(text, 'runs.csv'), 'runs.csv');

describe('trialsFromExport', () => {
  it('gives back every trial as it was exported, whatever the order of the lines', () => {
    const [header, ...lines] = written().trimEnd().split('\n');
    const { trials: back, sameId } = read([header, ...lines.reverse()].join('\n'));
    expect(back).toEqual(trials);
    expect(sameId).toBe(trials.length);
  });

  it('tells which runs went on from a checkpoint, and the analysis counts them first', () => {
    const table = exportTable('sweep-1', spec, trials);
    const [header, rows] = [table.header, [...table.rows]];
    expect([header.at(-1), rows[9]?.at(-1), rows[0]?.at(-1)]).toEqual(['run_resumed_from', 40, undefined]);
    const { notes } = analyseSweep({
      spec,
      trials: read(written()).trials,
      response: 'clip',
      interim: false,
    });
    expect(notes[0]).toMatch(/^1 run went on from a checkpoint/);
  });

  it('leads to the same analysis as the sweep itself', () => {
    const request = { spec, response: 'clip', interim: false };
    const expected = analyseSweep({ ...request, trials });
    expect(analyseSweep({ ...request, trials: read(written()).trials })).toEqual(expected);
    expect(expected.references).toHaveLength(1);
  });

  it('counts ids of another base net, and tells runs that are not there from those that are', () => {
    const other = trialsFromExport(
      spec,
      designOf(spec, 'other'),
      parseCsv(written(), 'runs.csv'),
      'runs.csv',
    );
    expect(other.sameId).toBe(0);
    const { trials: back } = read(written(trials.slice(1)));
    expect(back.map(({ state }) => state).filter((state) => state === 'absent')).toHaveLength(1);
  });

  it('refuses a run with another seed than the design has', () => {
    const seed = trials[0]?.seed;
    expect(() => read(written().replace(`,${seed},`, ',12345,'))).toThrow(
      new RegExp(`E_CSV_RUN .*the run has seed "12345", in the design of the sweep file ${seed}`),
    );
  });

  it('reads an export of a version that had shared seeds only and wrote none', () => {
    const { seeds: _own, ...shared } = spec;
    const launched = finishedTrials(shared, respond);
    const { header, rows } = exportTable('sweep-1', shared, launched);
    const at = header.indexOf('seed');
    const text = writeCsv(
      header.toSpliced(at, 1),
      [...rows].map((row) => row.toSpliced(at, 1)),
    );
    const csv = parseCsv(text, 'runs.csv');
    expect(sharesSeeds(spec, csv)).toBe(true);
    expect(sharesSeeds(spec, parseCsv(written(), 'runs.csv'))).toBe(false);
    expect(sharesSeeds(spec, parseCsv(writeCsv(header, rows), 'runs.csv'))).toBe(true);
    expect(trialsFromExport(shared, designOf(shared, 'base'), csv, 'runs.csv').trials).toEqual(launched);
    expect(() => trialsFromExport(spec, designOf(spec, 'base'), csv, 'runs.csv')).toThrow(
      /the run has seed "1", in the design of the sweep file \d+/,
    );
  });

  it.each([
    ['a column is missing', (text: string) => text.replace(/^trial_id/, 'id'), /E_CSV_COLUMNS.*trial_id/],
    [
      'a level is another',
      (text: string) => text.replace('CAout', 'CAc'),
      /E_CSV_RUN .*runs\.csv:\d+ .*input is "CAc", in the sweep file "CAout"/,
    ],
    [
      'a run is there twice',
      (text: string) => `${text}${text.split('\n')[1]}\n`,
      /the run is in the file twice/,
    ],
    ['a run is no run', (text: string) => text.replace(/^([^,]+,sweep-1),\d+/m, '$1,77'), /no such run/],
  ])('refuses a file in which %s', (_, spoil, expected) => {
    let told = '';
    try {
      read(spoil(written()));
    } catch (error) {
      told = `${(error as { code: string }).code} ${(error as Error).message}`;
    }
    expect(told).toMatch(expected);
  });

  it.each(['constructor', 'abc', '1e999', 'Infinity', '__proto__'])('refuses %s as a metric', (word) => {
    const [header = '', first = '', ...rest] = written().split('\n');
    const at = header.split(',').indexOf('clip');
    const fields = first.split(',');
    fields[at] = word;
    expect(() => read([header, fields.join(','), ...rest].join('\n'))).toThrow(
      `E_CSV_RUN runs.csv:2 clip is "${word}"`,
    );
  });

  it.each(['attempts', 'duration_ms', 'leased_at', 'realised_order'])('refuses a word as %s', (column) => {
    const [header = '', first = '', ...rest] = written().split('\n');
    const fields = first.split(',');
    fields[header.split(',').indexOf(column)] = 'toString';
    expect(() => read([header, fields.join(','), ...rest].join('\n'))).toThrow(
      `E_CSV_RUN runs.csv:2 ${column} is`,
    );
  });
});
