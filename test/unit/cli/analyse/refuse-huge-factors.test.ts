import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseHugeFactors } from '../../../../cli/analyse/refuse-huge-factors.ts';
import type { Analysis } from '../../../../stats/analysis-result.ts';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';
import { runVerb } from '../run-verb.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-huge-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const rows = 20_002;
/** More values than a model may have columns, one of them replaced. */
const columnWith = (value: string, at: number, valueOf = (row: number): string => `${row / 4}`): string[] =>
  Array.from({ length: rows }, (_, row) => (row === at ? value : valueOf(row)));

const csvOf = (column: readonly string[]): string =>
  `y,x\n${column.map((value, row) => `${row % 7},${value}`).join('\n')}\n`;

const refuse = (column: readonly string[], factors: string[] = []) =>
  refuseHugeFactors(parseCsv(csvOf(column), 'data.csv'), 'data.csv', ['x'], factors);

describe('a covariate may have any number of values', () => {
  it.each(['NA', '-', 'none', '', 'Inf', '.'])('whatever stands first: %j', async (first) => {
    const file = join(folder, 'covariate.csv');
    writeFileSync(file, csvOf(columnWith(first, 0)));
    const { code, stdout, stderr } = await runVerb('analyse', file, '--formula', 'y ~ x', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const analysis = JSON.parse(stdout) as Analysis;
    expect(analysis.anova[0]).toMatchObject({ term: 'x', df: 1 });
    expect(analysis.missing.lost).toEqual({ missing: 1 });
  });
});

describe('a factor may not', () => {
  it.each([0, rows - 1])('whose numbers have a word among them, at row %i', (at) => {
    expect(() => refuse(columnWith('lost', at))).toThrow(/E_MODEL_SIZE .*"x" has more than 20,000 levels/);
  });

  it('whose names begin with a number', () => {
    expect(() => refuse(columnWith('1', 0, (row) => `id${row}`))).toThrow('E_MODEL_SIZE');
  });

  it('that is named as one', () => {
    expect(() => refuse(columnWith('NA', 0), ['x'])).toThrow('E_MODEL_SIZE');
  });

  it('but texts of one number are one level, as are missing values and spaces around a name', () => {
    const spelt = columnWith('NA', 0, (row) => (row % 2 === 0 ? `${row}` : `${row - 1}.0`));
    expect(() => refuse(spelt, ['x'])).not.toThrow();
    const spaced = columnWith('NA', 0, (row) => `${' '.repeat(row % 3)}n${row % 9000}`);
    expect(() => refuse(spaced)).not.toThrow();
  });
});

it('says so when a word makes a factor of numbers, in the model only', async () => {
  const file = join(folder, 'mixed.csv');
  writeFileSync(file, 'y,x,z\n1,1,1\n2,2,lost\n3,lost,2\n4,1,3\n5,2,1\n6,1,2\n');
  const { stdout } = await runVerb('analyse', file, '--formula', 'y ~ x');
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'x is taken as a factor, because 1 of its 6 values is no number ("lost", line 4).',
  );
  expect(stdout).not.toContain('z is taken');
});
