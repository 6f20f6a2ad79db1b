import { expect, it } from 'vitest';
import { comparisonSection } from '../../../../report/tables/comparison-section.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';

it('writes a long pair of cells in full, and its figures alike below', () => {
  const long = ['a level of many words, the first', 'a level of many words, the second'];
  const table = dataTable({
    name: factorColumn([...long, ...long]),
    y: numericColumn([1, 5, 1.1, 5.3]),
  });
  const lines = comparisonSection(analyse(table, { response: 'y', terms: [['name']] }));
  expect(lines[1]).toBe(`  name: ${long[0]} - ${long[1]}`);
  expect(lines[2]).toMatch(/^ +-4\.100  -\d\.\d{3} to -\d\.\d{3}  p = /);
});

it('quotes levels that look like the sign of a difference', () => {
  const levels = ['-', '-', '-', '+', '+', '+', 'a - b', 'a - b', 'a - b'];
  const table = dataTable({
    sign: factorColumn(levels),
    y: numericColumn([1, 1.1, 0.9, 5, 5.1, 4.9, 9, 9.1, 8.9]),
  });
  const text = comparisonSection(analyse(table, { response: 'y', terms: [['sign']] })).join('\n');
  expect(text).toContain('sign: "-" - "+"');
  expect(text).toContain('"a - b"');
});
