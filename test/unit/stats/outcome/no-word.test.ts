import { expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { tableFromCsv } from '../../../../stats/table/table-from-csv.ts';

it('names runs whose end nobody says, which are used as results', () => {
  const csv = 'a,y,state\nx,1,done\nx,2,\nz,3,done\nz,4.5,\nz,9,killed';
  const { table } = tableFromCsv(csv, 'runs.csv', ['a']);
  const { n, notes, missing } = analyse(table, { response: 'y', terms: [['a']], outcome: 'state' });
  expect(n).toBe(4);
  expect(missing.outcomes).toContainEqual({ word: '(empty)', meaning: 'unknown', rows: 2, used: 2 });
  expect(notes.join(' ')).toContain('is not understood where it says "(empty)" (2 rows)');
});
