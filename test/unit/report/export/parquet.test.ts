/** Parquet as hyparquet reads it back; `npm run test:exports` reads it with pyarrow and pandas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { exportColumnTypes } from '../../../../report/export/column-type.ts';
import type { CsvValue } from '../../../../report/export/csv.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { type ParquetColumn, writeParquet } from '../../../../report/export/parquet.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { finishedTrials, smallSpec } from '../finished-sweep.ts';

const columns: ParquetColumn[] = [
  { name: 'name', type: 'string' },
  { name: 'on', type: 'boolean' },
  { name: 'count', type: 'int64' },
  { name: 'value', type: 'double' },
  { name: 'at', type: 'timestamp' },
];

async function written(
  rows: Iterable<readonly CsvValue[]>,
  of: readonly ParquetColumn[] = columns,
): Promise<ArrayBuffer> {
  const file = join(temporaryFolder(), 'table.parquet');
  await writeParquet(file, of, rows);
  return new Uint8Array(readFileSync(file)).buffer;
}

const read = async (file: ArrayBuffer): Promise<Record<string, unknown>[]> => parquetReadObjects({ file });

describe('a Parquet file', () => {
  it('has each value as it was: nulls, numbers that are not finite, any text', async () => {
    const hostile = `../../etc/passwd\n\u0000\u001b[2J"=1+1'${'x'.repeat(100_000)}`;
    const file = await written([
      ['a', true, 3, 0.1 + 0.2, '2026-11-30T12:34:56.789Z'],
      [hostile, false, Number.MAX_SAFE_INTEGER, Number.NaN, null],
      [null, undefined, null, Number.NEGATIVE_INFINITY, undefined],
      ['😀', null, -1, -0, '1970-01-01T00:00:00.001Z'],
    ]);
    expect(await read(file)).toEqual([
      { name: 'a', on: true, count: 3n, value: 0.1 + 0.2, at: new Date('2026-11-30T12:34:56.789Z') },
      { name: hostile, on: false, count: BigInt(Number.MAX_SAFE_INTEGER), value: Number.NaN, at: null },
      { name: null, on: null, count: null, value: Number.NEGATIVE_INFINITY, at: null },
      { name: '😀', on: null, count: -1n, value: -0, at: new Date(1) },
    ]);
  });

  it('has its columns without rows, and columns that are null throughout', async () => {
    const empty = await written([]);
    expect(parquetMetadata(empty).schema.map(({ name }) => name)).toEqual([
      'root',
      ...columns.map(({ name }) => name),
    ]);
    expect(await read(empty)).toEqual([]);
    expect(await read(await written([[], []]))).toHaveLength(2);
  });

  it('is written a group of rows at a time', async () => {
    const rows = function* () {
      for (let n = 0; n < 50_002; n++) yield [`t${n % 7}`, n];
    };
    const file = await written(rows(), [
      { name: 'trial', type: 'string' },
      { name: 'n', type: 'int64' },
    ]);
    const { row_groups: groups } = parquetMetadata(file);
    expect(groups.map(({ num_rows: count }) => count)).toEqual([50_000n, 2n]);
    const ends = await parquetReadObjects({ file, rowStart: 49_999, rowEnd: 50_001 });
    expect(ends).toEqual([
      { trial: 't5', n: 49_999n },
      { trial: 't6', n: 50_000n },
    ]);
  });

  it('holds the table of a sweep, with the types of its columns', async () => {
    const [first, ...rest] = finishedTrials(smallSpec, () => 1);
    if (first === undefined) throw new Error('no trials');
    const trials = [{ ...first, metrics: {}, state: 'failed' as const, durationMs: 0 }, ...rest];
    const { header, rows } = exportTable('small-1', smallSpec, trials);
    const types = exportColumnTypes(header, smallSpec, trials);
    const typed = header.map((name, at) => ({ name, type: types[at] ?? 'string' }));
    const objects = await read(await written(rows, typed));
    expect(objects).toHaveLength(36);
    expect(objects[0]).toMatchObject({ trial_id: first.id, state: 'failed', clip: null, duration_ms: null });
    expect(objects[1]).toMatchObject({
      sweep: 'small-1',
      cell: BigInt(rest[0]?.cell ?? -1),
      clip: rest[0]?.metrics['clip'],
      // Levels 0.5, 1 and 2 are doubles; of `[SAin, CAc, CAout]` strings.
      scale: rest[0]?.settings['scale'],
      input: rest[0]?.settings['input'],
      leased_at: new Date(1_700_000_000_000),
      duration_ms: 1500,
    });
  });

  it.each([
    [[true, false], 'boolean'],
    [[1, 2], 'int64'],
    [[1, 2.5], 'double'],
    [[1, 'auto'], 'string'],
    [[true, 1], 'string'],
    [[2 ** 53, 1], 'double'],
  ])('has levels %j as %s', (levels, type) => {
    const [trial] = finishedTrials(smallSpec, () => 1);
    if (trial === undefined) throw new Error('no trials');
    const trials = levels.map((scale) => ({ ...trial, settings: { ...trial.settings, scale } }));
    expect(exportColumnTypes(['scale', 'input', 'output', 'clip', 'seed'], smallSpec, trials)).toEqual([
      type,
      'string',
      'string',
      'double',
      'int64',
    ]);
  });
});
