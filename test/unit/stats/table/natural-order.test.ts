import { expect, it } from 'vitest';
import { tableFromCsv } from '../../../../stats/table/table-from-csv.ts';

it('puts levels in natural order, numbers within names as numbers', () => {
  const { table } = tableFromCsv('a\ns10\ns2\ns1\nB\nb\n', 'runs.csv');
  const column = table.columns.get('a');
  expect(column?.kind === 'factor' ? column.levels : []).toEqual(['b', 'B', 's1', 's2', 's10']);
});
