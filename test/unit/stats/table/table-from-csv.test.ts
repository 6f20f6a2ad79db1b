import { describe, expect, it } from 'vitest';
import { tableFromCsv } from '../../../../stats/table/table-from-csv.ts';

const read = (text: string, factors: string[] = []) => tableFromCsv(text, 'runs.csv', factors);

const levelsOf = (text: string, name: string, factors: string[] = []) => {
  const column = read(text, factors).table.columns.get(name);
  return column?.kind === 'factor' ? column.levels : undefined;
};

it('reads names as factors and numbers as numbers', () => {
  const { table } = read('site,scale,clip\nb,1,0.5\na,2,-1e-3\nb,,.25\n');
  expect(table.rows).toBe(3);
  expect(levelsOf('site,clip\nb,1\na,2', 'site')).toEqual(['a', 'b']);
  expect(table.columns.get('clip')).toEqual({ kind: 'numeric', values: Float64Array.of(0.5, -1e-3, 0.25) });
  expect(table.columns.get('scale')).toMatchObject({ values: Float64Array.of(1, 2, Number.NaN) });
});

it('takes numbers as levels where asked, in numeric order', () => {
  expect(levelsOf('dose,y\n10,1\n2,2\n0.5,3', 'dose', ['dose'])).toEqual(['0.5', '2', '10']);
});

it('reads quotes, doubled quotes, separators and line breaks inside quotes, CRLF and a byte order mark', () => {
  const text = '\uFEFF"the ""site""",y\r\n"a,b",1\r\n"two\r\nlines",2\r\n\r\nplain,3';
  expect(levelsOf(text, 'the "site"')).toEqual(['a,b', 'plain', 'two\r\nlines']);
});

it.each([';', '\t'])('separates by %j where the header has no comma', (separator) => {
  const text = ['a', 'y'].join(separator) + '\n' + ['x,z', '1'].join(separator);
  expect(levelsOf(text, 'a')).toEqual(['x,z']);
});

it.each(['', 'NA', 'NaN', 'null', 'n/a', '.'])('takes %j as missing', (word) => {
  const column = read(`a,y\nx,1\nx,${word}`).table.columns.get('y');
  expect(column).toMatchObject({ kind: 'numeric', values: Float64Array.of(1, Number.NaN) });
});

it('says so when an infinite value counts as missing', () => {
  const { notes, table } = read('a,y\nx,1\nx,Inf\nx,-inf');
  expect(notes).toEqual([{ kind: 'infiniteValues', column: 'y', count: 2 }]);
  expect(table.columns.get('y')?.kind).toBe('numeric');
});

it('takes a hyphen as missing among numbers, and as a level among names', () => {
  expect(read('a,y\nx,-\nx,1').table.columns.get('y')).toMatchObject({
    kind: 'numeric',
    values: Float64Array.of(Number.NaN, 1),
  });
  expect(levelsOf('a,y\n-,1\nx,2', 'a')).toEqual(['-', 'x']);
  expect(levelsOf('a,y\n-,1\n2,2', 'a', ['a'])).toEqual(['2']);
});

it('says so when a word among numbers makes a factor of them', () => {
  const { notes, table } = read('x,y\nlost,1\n1,2\n2,3\n3,4');
  expect(table.columns.get('x')?.kind).toBe('factor');
  expect(notes).toEqual([
    { kind: 'numbersAsNames', column: 'x', numbers: 3, words: 1, firstWord: 'lost', line: 2 },
  ]);
  expect(read('x,y\nrelu,1\n1,2').notes).toEqual([]);
});

it('keeps hexadecimal and other odd numbers as names', () => {
  expect(levelsOf('a,y\n0x10,1\n1_0,2', 'a')).toEqual(['0x10', '1_0']);
});

describe('errors say the line', () => {
  it.each([
    ['', 'E_CSV_EMPTY', undefined],
    ['a,y\n', 'E_CSV_EMPTY', undefined],
    ['a,y\nx,1\nx,1,2\n', 'E_CSV_FIELDS', 3],
    ['a,y\nx\n', 'E_CSV_FIELDS', 2],
    ['a,y\n"two\nlines",1\nx\n', 'E_CSV_FIELDS', 4],
    ['a,a,a (column 1)\nx,1,2\n', 'E_CSV_HEADER', 1],
    ['a,,y\nx,1,2\n', 'E_CSV_HEADER', 1],
    ['a,y\nx,"1\n', 'E_CSV_QUOTE', 2],
    ['a,y\n"x"z,1\n', 'E_CSV_QUOTE', 2],
  ])('%j', (text, code, line) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
    expect(() => read(text)).toThrow(line === undefined ? 'runs.csv' : `runs.csv:${line}`);
  });

  it('a factor that is no column', () => {
    expect(() => read('a,y\nx,1', ['b'])).toThrow(
      'E_COLUMN_UNKNOWN runs.csv:1 there is no column "b"; known: a, y',
    );
  });
});

it('takes none for a level among names and in a factor, for a gap among numbers', () => {
  const text = 'y,aug,drop\n1,none,none\n2,flip,0.1\nnone,crop,0.2\n';
  const { table } = tableFromCsv(text, 'd.csv', ['drop']);
  expect(table.columns.get('aug')).toMatchObject({ levels: ['crop', 'flip', 'none'] });
  expect(table.columns.get('drop')).toMatchObject({ levels: ['0.1', '0.2', 'none'] });
  const y = table.columns.get('y');
  expect(y?.kind === 'numeric' && [...y.values]).toEqual([1, 2, Number.NaN]);
});
