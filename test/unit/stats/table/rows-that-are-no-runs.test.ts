import { describe, expect, it } from 'vitest';
import { columnRoles } from '../../../../cli/import/column-roles.ts';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';
import { repeatedRows, stepColumn } from '../../../../stats/table/rows-that-are-no-runs.ts';

const csvOf = (header: string, rows: readonly string[]) =>
  parseCsv([header, ...rows, ''].join('\n'), 'runs.csv');

/** Two optimisers, each reporting at these steps. */
const reports = (column: string, steps: readonly number[]) =>
  csvOf(
    `${column},opt,loss`,
    ['a', 'b'].flatMap((opt) => steps.map((step, i) => `${step},${opt},${3 - i + 0.1 * i * i}`)),
  );

describe('steps of runs', () => {
  it.each([
    ['epoch', [1, 2, 3]],
    ['train/global_step', [0, 100, 200, 300]],
    ['_step', [50, 100, 150]],
  ])('are found in column %s', (column, steps) => {
    expect(stepColumn(reports(column, steps), ['opt'])).toBe(column);
  });

  it.each([
    ['a number of epochs, which is a setting', 'epochs', [1, 2, 3]],
    ['steps at which runs ended early', 'step', [17, 42, 100]],
    ['two rows alone', 'epoch', [1, 2]],
  ])('are not: %s', (_, column, steps) => {
    expect(stepColumn(reports(column, steps), ['opt'])).toBeUndefined();
  });

  it('are none of their own where the model has them, and are told by run', () => {
    expect(stepColumn(reports('epoch', [1, 2, 3]), ['opt', 'epoch'])).toBeUndefined();
    const rows = [1, 2].flatMap((run) => [1, 2, 3].map((step) => `${run},${step},a,${run + step / 10}`));
    expect(stepColumn(csvOf('run,epoch,opt,loss', rows), ['opt'])).toBe('epoch');
  });

  it('are proposed as no parameter by yates import', () => {
    const { parameters, steps } = columnRoles(reports('epoch', [1, 2, 3, 4]));
    expect([parameters.map(({ column }) => column), steps]).toEqual([['opt'], 'epoch']);
  });
});

describe('rows that repeat others', () => {
  const rows = ['1,a,0.8', '2,b,0.9', '3,a,0.8', '1,a,0.8', '2,b,0.9'];

  it('are found where a column tells all others apart', () => {
    expect(repeatedRows(csvOf('run,opt,acc', rows), ['opt', 'acc'])).toEqual({
      rows: 2,
      line: 5,
      column: 'run',
    });
  });

  it('are none where only their settings and results are equal', () => {
    const without = rows.map((row) => row.slice(2));
    expect(repeatedRows(csvOf('opt,acc', without), ['opt', 'acc'])).toBeUndefined();
    expect(repeatedRows(csvOf('run,opt,acc', rows.slice(0, 3)), ['opt', 'acc'])).toBeUndefined();
  });

  it('are none where rows of one name differ, such as reports of a run', () => {
    const differing = ['1,a,0.8', '1,a,0.9', '2,b,0.8', '2,b,0.7'];
    expect(repeatedRows(csvOf('run,opt,acc', differing), ['opt', 'acc'])).toBeUndefined();
  });
});
