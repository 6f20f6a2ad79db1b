import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';
import { fieldAt, rowsOf, textColumn } from '../../../../stats/table/text-column.ts';

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

it('gives back the fields of any table, quoted or not', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', 'é', '1', '.', ' ', '"', ',', '\n', '😀'),
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 30 }),
      fc.boolean(),
      (rows, all) => {
        const written = (text: string): string => (all || /["\n,]/.test(text) ? quoted(text) : text);
        const text = `x,y\n${rows.map((row) => row.map(written).join(',')).join('\n')}\n`;
        expect(parseCsv(text, 'runs.csv').records.map(({ fields }) => fields)).toEqual(rows);
      },
    ),
  );
});

it('keeps the code of a text that comes again, among many', () => {
  const fields = Array.from({ length: 4000 }, (_, row) => `level ${row % 1500}`);
  const column = textColumn(fields);
  expect(column.count).toBe(1500);
  expect(fields.every((field, row) => fieldAt(column, row) === field)).toBe(true);
});

it('gives up looking for texts that come again where most differ', () => {
  const fields = Array.from({ length: 120_000 }, (_, row) => String(row));
  const column = textColumn([...fields, '7']);
  expect(column.count).toBe(120_001);
  expect(fieldAt(column, 120_000)).toBe('7');
  expect(column.plain?.values[119_999]).toBe(119_999);
});

it('knows the numbers of a column of plain numbers and empty fields, and of no other', () => {
  expect(textColumn(['1', '', '0.5']).plain).toEqual({
    values: Float64Array.of(1, NaN, 0.5),
    hasPoint: true,
  });
  expect(textColumn(['1', '2']).plain?.hasPoint).toBe(false);
  expect(textColumn(['1', 'NA']).plain).toBeUndefined();
  expect(textColumn(['1', '9007199254740993']).plain).toBeUndefined();
});

it('keeps texts and numbers of some of its rows', () => {
  const column = rowsOf(textColumn(['1', '2', '3']), Int32Array.of(2, 0));
  expect([fieldAt(column, 0), fieldAt(column, 1)]).toEqual(['3', '1']);
});
