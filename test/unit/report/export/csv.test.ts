import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, writeCsv } from '../../../../report/export/csv.ts';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';

describe('writeCsv', () => {
  it('quotes what must be quoted, and nothing else', () => {
    expect(
      writeCsv(
        ['a', 'b,c'],
        [
          ['plain', 'with "quotes"'],
          ['two\nlines', ' spaced '],
        ],
      ),
    ).toBe('a,"b,c"\nplain,"with ""quotes"""\n"two\nlines"," spaced "\n');
  });

  it.each([
    [0.1 + 0.2, '0.30000000000000004'],
    [1e-300, '1e-300'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Inf'],
    [Number.NEGATIVE_INFINITY, '-Inf'],
    [true, 'true'],
    [undefined, ''],
    [null, ''],
    ['', ''],
  ])('writes %s as %s', (value, expected) => {
    expect(csvField(value)).toBe(expected);
  });

  it.each([
    ['=cmd()', "'=cmd()"],
    ['+1+1', "'+1+1"],
    ['-x', "'-x"],
    ['-e5', "'-e5"],
    ['@sum', "'@sum"],
    ['\t=1', "'\t=1"],
    ["'=1", "''=1"],
    ['-0.5', '-0.5'],
    ['+1e-5', '+1e-5'],
    ['-', '-'],
    ["o'clock", "o'clock"],
    [-0.5, '-0.5'],
  ])('keeps a spreadsheet from running %j', (value, expected) => {
    expect(csvField(value)).toBe(expected);
  });

  it('is read back as it was', () => {
    const field = fc.oneof(
      fc.string(),
      fc.constantFrom('"', ',', 'a\r\nb', '\n', ' x', '""', '\uFEFF', 'ä,ö'),
      fc.constantFrom('=1+1', "'=1", "''+x", '-x', '@a', '\t', "'", '-', '-0.5', '+1e5'),
    );
    const rows = fc.array(fc.tuple(field, field, field), { minLength: 1 });
    fc.assert(
      fc.property(rows, (rows) => {
        // The last column keeps a row of empty fields from being a blank line.
        const { header, records } = parseCsv(
          writeCsv(
            ['a', 'b', 'c', 'end'],
            rows.map((row) => [...row, 'x']),
          ),
          'f.csv',
        );
        expect(header).toEqual(['a', 'b', 'c', 'end']);
        expect(records.map(({ fields }) => fields.slice(0, 3))).toEqual(rows);
      }),
    );
  });
});
