/** Tables as researchers hand them over: each gives the right answer, or says what is wrong and where. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../stats/analysis-result.ts';
import { runVerb } from '../run-verb.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-tables-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fixture = (name: string): string =>
  new URL(`../../../fixtures/tables/${name}`, import.meta.url).pathname;

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function analysisOf(path: string, formula: string, ...options: string[]): Promise<Analysis> {
  const { code, stdout, stderr } = await runVerb('analyse', path, '--formula', formula, ...options, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Analysis;
}

async function refusalOf(path: string, formula: string, ...options: string[]): Promise<string> {
  const { code, stdout, stderr } = await runVerb('analyse', path, '--formula', formula, ...options);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
}

const rowOf = ({ anova }: Analysis, term: string) => anova.find((row) => row.term === term);

describe('the index that pandas and R write', () => {
  const table = (name: string) => `${name}g,v\n0,x,1.0\n1,x,1.2\n2,y,2.0\n3,y,2.4\n`;
  it.each([
    ['pandas', ',g,v\n0,x,1.0\n1,x,1.2\n2,y,2.0\n3,y,2.4\n'],
    ["R's write.csv", '"","g","v"\n"1","x",1\n"2","x",1.2\n"3","y",2\n"4","y",2.4\n'],
    ["R's write.table", '"g","v"\n"1","x",1\n"2","x",1.2\n"3","y",2\n"4","y",2.4\n'],
    ['an index of two levels', ',,g,v\na,0,x,1.0\na,1,x,1.2\nb,0,y,2.0\nb,1,y,2.4\n'],
    ['named by pandas that read it', table('Unnamed: 0,')],
    ['none, and a separator too many', 'g,v\nx,1.0,\nx,1.2,\ny,2.0,\ny,2.4,\n'],
    ['none, and an empty last column', 'g,v,\nx,1.0,\nx,1.2,\ny,2.0,\ny,2.4,\n'],
  ])('%s', async (_, text) => {
    const analysis = await analysisOf(fileOf('index.csv', text), 'v ~ g');
    // R: t.test(var.equal = TRUE), squared
    expect(rowOf(analysis, 'g')?.f).toBeCloseTo(24.2, 9);
  });

  it('is said to be left out', async () => {
    const { n, noteKinds, anova } = await analysisOf(fixture('index-column.csv'), 'v ~ g');
    expect(n).toBe(4);
    expect(noteKinds).toContain('indexLeftOut');
    expect(anova[0]?.f).toBeCloseTo(24.2, 9);
  });

  it('is no excuse for decimal commas in a comma-separated file', async () => {
    expect(await refusalOf(fileOf('c.csv', 'g,v\nx,1,5\ny,2,5\n'), 'v ~ g')).toContain('E_CSV_FIELDS');
  });
});

describe('missing values', () => {
  it.each([
    ['acc ~ lr', 'f', 37.8649152001],
    ['acc ~ C(lr)', 'df', 3],
  ] as const)('a hyphen among numbers, in %s', async (formula, of, value) => {
    const analysis = await analysisOf(fixture('spoiled-covariate.csv'), formula);
    expect(analysis.n).toBe(16);
    expect(analysis.notes).toContain('lr: "-" is taken as missing (1 value, the first in line 18).');
    // R: lm(acc ~ lr), na.strings = "-"
    expect(rowOf(analysis, 'lr')?.[of]).toBeCloseTo(value, 8);
  });

  it.each(['?', '--', '#N/A', '<NA>', 'None'])('%j among numbers', async (word) => {
    const { n, readings } = await analysisOf(
      fileOf('m.csv', `x,y\n1,1\n2,2.5\n3,3\n4,4.2\n${word},5\n`),
      'y ~ x',
    );
    expect(n).toBe(4);
    expect(readings[0]).toMatchObject({ column: 'x', as: 'amount' });
  });

  it('words that --na names, in names and among numbers', async () => {
    const path = fileOf('na.csv', 'g,x,y\na,1,1\na,lost,2\nb,3,3\nb,4,4.5\nunset,5,5\na,6,oops\n');
    const analysis = await analysisOf(path, 'y ~ g + x', '--na', 'lost,unset,oops');
    expect(analysis.n).toBe(3);
    expect(rowOf(analysis, 'g')?.df).toBe(1);
    expect(rowOf(analysis, 'x')?.df).toBe(1);
  });

  it('another word in a response is refused with its line and column', async () => {
    const path = fileOf('w.csv', 'g,y\na,1\na,2\nb,diverged\nb,3\n');
    expect(await refusalOf(path, 'y ~ g')).toMatch(
      /E_COLUMN_NOT_NUMERIC .*w\.csv:4 column "y": "diverged" is no number.*--na "diverged"/,
    );
    expect(await refusalOf(path, 'log(y) ~ g')).toContain('w.csv:4 column "y"');
  });

  it('another word in a covariate is named first, with its line', async () => {
    const path = fileOf('w2.csv', 'x,y\n1,1\n2,2\n3,3\nlost,4\n4,3\n1,2\n2,1\n');
    const { stdout } = await runVerb('analyse', path, '--formula', 'y ~ x');
    expect(stdout.split('\n')[2]).toContain(
      'x is taken as a factor, because 1 of its 7 values is no number ("lost"',
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('("lost", line 5)');
  });
});

describe('numbers', () => {
  const rows = (values: readonly string[]): string =>
    values.map((value, at) => `${'xxyy'[at]};${value}`).join('\n');
  const means = async (values: readonly string[], ...options: string[]) => {
    const analysis = await analysisOf(fileOf('n.csv', `g;v\n${rows(values)}\n`), 'v ~ g', ...options);
    return analysis.means.map(({ mean }) => mean);
  };

  it.each([
    ['spaces', ['1 000', '1 200', '2 000', '2 400']],
    ['narrow spaces', ['1\u202F000', '1\u202F200', '2\u00A0000', '2 400']],
    ['apostrophes', ["1'000", "1'200", '2’000', "2'400"]],
    ['commas that can only group', ['1,000.0', '1,200', '2,000', '2,400']],
  ])('with %s between thousands', async (_, values) => {
    expect(await means(values)).toEqual([1100, 2200]);
  });

  it.each([
    ['commas', ['1,5', '0,5', '2,25', '1,234']],
    ['commas, and points between thousands', ['1.000,5', '0,5', '2,25', '1,234']],
  ])('with decimal %s', async (_, values) => {
    const [, second] = await means(values);
    expect(second).toBeCloseTo((2.25 + 1.234) / 2, 12);
  });

  it('with a comma that may be either are asked about, unless nothing needs them', async () => {
    const values = ['1,000', '1,200', '2,000', '2,400'];
    const path = fileOf(
      'either.csv',
      `g;v;w\n${values.map((value, at) => `${'xxyy'[at]};${value};${at}`).join('\n')}\n`,
    );
    expect(await refusalOf(path, 'v ~ g')).toMatch(
      /E_COLUMN_COMMAS .*either\.csv:2 column "v": "1,000" is 1000 or 1.000/,
    );
    expect((await analysisOf(path, 'w ~ g')).n).toBe(4);
    const [first, second] = await means(values, '--decimal', 'comma');
    expect(first).toBeCloseTo(1.1, 12);
    expect(second).toBeCloseTo(2.2, 12);
    expect(await means(values, '--decimal', 'point')).toEqual([1100, 2200]);
  });

  it('with a comma that may be either are read as the rest of the file', async () => {
    const other = (word: string) =>
      fileOf('o.csv', `g;v;w\nx;1,000;${word}\nx;1,200;${word}\ny;2,000;${word}\ny;2,400;${word}\n`);
    expect((await analysisOf(other('0,5'), 'v ~ g')).grandMean).toBeCloseTo(1.65, 12);
    expect((await analysisOf(other('0.5'), 'v ~ g')).grandMean).toBe(1650);
  });

  it('with grouped thousands in quotes are read as thousands, and said to be', async () => {
    const { grandMean, notes } = await analysisOf(fixture('thousands-hint.csv'), 'v ~ g');
    expect(grandMean).toBe(1650);
    expect(notes).toContain('v: "1,000" is read as 1000. If that is wrong, write --decimal comma.');
  });

  it('of which there are none are refused as that', async () => {
    const path = fileOf('none.csv', 'g,v\nx,NaN\ny,\nx,NA\ny,NaN\n');
    expect(await refusalOf(path, 'v ~ g')).toMatch(/column "v" has no value: every field is empty/);
  });

  it('that contradict each other are refused', async () => {
    const path = fileOf('k.csv', 'g;v\nx;0,5\nx;1.5\ny;2,5\ny;3.5\n');
    expect(await refusalOf(path, 'v ~ g')).toMatch(
      /E_COLUMN_COMMAS .*k\.csv:2 column "v": "0,5" is among 2 of 4 numbers whose comma/,
    );
  });

  it('beyond 2^53 stay different labels with all of their digits', async () => {
    const ids = ['9007199254740993', '9007199254740992', '18446744073709551615', '18446744073709551614'];
    const lines = ids.flatMap((id, at) =>
      [0, 1, 2].map((run) => `${id},${at + run / 10 + (run === 1 ? 0.05 : 0)}`),
    );
    const path = fileOf('ids.csv', `id,y\n${lines.join('\n')}\n`);
    const analysis = await analysisOf(path, 'y ~ id');
    expect(rowOf(analysis, 'id')?.df).toBe(3);
    expect(analysis.noteKinds).toContain('wideIntegers');
    expect(new Set(analysis.means.map(({ levels }) => levels['id']))).toEqual(new Set(ids));
    const asked = await analysisOf(path, 'y ~ C(id)');
    expect(new Set(asked.means.map(({ levels }) => levels['id']))).toEqual(new Set(ids));
    expect(rowOf(await analysisOf(path, 'y ~ id', '--amounts', 'id'), 'id')?.df).toBe(1);
  });

  it('of seeds that pandas has rounded do not pass for shared seeds', async () => {
    const lines = [0, 1, 2, 3, 4, 5].map(
      (at) => `${'xy'[at % 2]},1.152921504606847e+18,${at + (at % 2) / 3}`,
    );
    const { seeds, noteKinds } = await analysisOf(
      fileOf('r.csv', `g,seed,y\n${lines.join('\n')}\n`),
      'y ~ g',
    );
    expect(seeds).toBeNull();
    expect(noteKinds).toContain('seedsRounded');
    expect(noteKinds).not.toContain('seedsFound');
  });

  it('of a response may be as long as they like', async () => {
    const path = fileOf(
      'flops.csv',
      'g,y\nx,9007199254740993\nx,9107199254740993\ny,18446744073709551615\ny,18246744073709551615\n',
    );
    expect((await analysisOf(path, 'y ~ g')).n).toBe(4);
  });
});

describe('files', () => {
  const text = 'g,v\nx,1\nx,1.2\ny,2\ny,2.4\n';
  const bomUtf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(text.replaceAll(',', '\t'), 'utf16le'),
  ]);
  it.each<[string, string | Buffer]>([
    ['t.csv.gz', gzipSync(text)],
    ['t.jsonl.gz', gzipSync('{"g":"x","v":1}\n{"g":"x","v":1.2}\n{"g":"y","v":2}\n{"g":"y","v":2.4}\n')],
    ['t.tsv', text.replaceAll(',', '\t')],
    ['semicolons.csv', text.replaceAll(',', ';')],
    ['sep.csv', `sep=;\r\n${text.replaceAll(',', ';')}`],
    ['t.txt', bomUtf16],
    ['bom.csv', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['mac.csv', text.replaceAll('\n', '\r')],
    ['quoted.csv', '"g","v"\n"x","1"\n"x","1.2"\n"y","2"\n"y","2.4"\n'],
    [
      't.jsonl',
      '{"g":"x","v":1}\n\n{"v":1.2,"g":"x"}\n{"g":"y","v":2}\n{"g":"y","v":2.4,"more":[1,{}]}\n{"g":"y","v":NaN}',
    ],
    ['t.json', '[\n{"g":"x","v":1},{"g":"x","v":1.2},{"g":"y","v":2},{"g":"y","v":"2.4"}]'],
    ['t.ndjson', '{"g":"x","v":1}\r\n{"g":"x","v":1.2}\r\n{"g":"y","v":2}\r\n{"g":"y","v":2.4}\r\n'],
  ])('%s', async (name, content) => {
    expect(rowOf(await analysisOf(fileOf(name, content), 'v ~ g'), 'g')?.f).toBeCloseTo(24.2, 9);
  });

  it('packed with gzip', async () => {
    expect((await analysisOf(fixture('gzip.csv.gz'), 'v ~ g')).n).toBe(4);
  });

  it('of JSON objects within objects, with whole numbers as long as they are', async () => {
    const lines = [1, 2, 3, 4].map(
      (v, at) => `{"config":{"seed":900719925474099${at < 2 ? 2 : 3},"note":"1234567890123456789"},"v":${v}}`,
    );
    const { means } = await analysisOf(fileOf('n.jsonl', lines.join('\n')), 'v ~ C(`config.seed`)');
    expect(means.map(({ levels }) => levels['config.seed'])).toEqual([
      '9007199254740992',
      '9007199254740993',
    ]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['x.csv', Buffer.from('PK\u0003\u0004rest'), /E_TABLE_FORMAT .*Excel workbook/],
    ['x.parquet.csv', Buffer.from('PAR1rest'), /Parquet/],
    ['x.db.csv', Buffer.from('SQLite format 3\0rest'), /E_TABLE_FORMAT .*SQLite database cannot be read/],
    ['cut.csv.gz', gzipSync(text).subarray(0, 20), /packed with gzip, and cannot be unpacked/],
    ['x.jsonl', '{"g":"x","v":1}\n{"g":"x",\n', /E_JSON_LINES .*x\.jsonl:2 /],
    ['column.json', '{"g":{"0":"x"},\n"v":{"0":1}}', /E_JSON_LINES .*column\.json:1 /],
    ['latin.csv', Buffer.from([0x67, 0x2c, 0x76, 10, 0xe9, 0x2c, 49, 10]), /not UTF-8/],
  ])('%s is refused in words', async (name, content, says) => {
    expect(await refusalOf(fileOf(name, content), 'v ~ g')).toMatch(says);
  });
});

describe('names', () => {
  const table = ([a, b, y]: readonly string[], [one, two]: readonly string[]): string =>
    `${a},${b},${y}\n` +
    [1, 2, 3, 2, 4.5, 6, 5, 5.5]
      .map((value, at) => `${at % 2 === 0 ? one : two},${at % 4 < 2 ? 'p' : 'q'},${value}`)
      .join('\n');

  it.each([
    [
      ['constructor', '__proto__', 'toString'],
      ['__proto__', 'valueOf'],
    ],
    [
      ['__proto__', 'hasOwnProperty', 'constructor'],
      ['constructor', 'toString'],
    ],
    [
      ['2', '1', '0'],
      ['isPrototypeOf', 'length'],
    ],
    [
      ['Residuals', 'levels', 'term'],
      ['nil', 'undefined'],
    ],
  ])('%j with levels %j are names like any other', async (names, levels) => {
    const [a, b, y] = names as [string, string, string];
    const plain = await analysisOf(
      fileOf('p.csv', table(['f1', 'f2', 'resp'], ['lev1', 'lev2'])),
      'resp ~ f1 * f2',
      '--goal',
      'maximize',
    );
    const quote = (name: string): string => `\`${name}\``;
    const odd = await analysisOf(
      fileOf('q.csv', table(names, levels)),
      `${quote(y)} ~ ${quote(a)} * ${quote(b)}`,
      '--goal',
      'maximize',
    );
    expect(odd.anova.map(({ f, df }) => [f, df])).toEqual(plain.anova.map(({ f, df }) => [f, df]));
    const at = (own: Readonly<Record<string, string>>, name: string) =>
      Object.hasOwn(own, name) ? own[name] : undefined;
    expect(odd.means.map(({ mean, levels: own }) => [mean, at(own, a), at(own, b)])).toEqual(
      plain.means.map(({ mean, levels: own }) => {
        const level = at(own, 'f1');
        return [mean, level === undefined ? undefined : levels[level === 'lev1' ? 0 : 1], at(own, 'f2')];
      }),
    );
    expect(odd.comparisons.map(({ p }) => p)).toEqual(plain.comparisons.map(({ p }) => p));
    expect(odd.best?.observed?.mean).toBe(plain.best?.observed?.mean);
  });

  it('that stand twice are told apart, and one is used where both hold the same', async () => {
    const path = fileOf('twice.csv', 'g,v,v,w,w\nx,1,1,5,6\nx,1.2,1.2,6,5\ny,2,2,7,7\ny,2.4,2.4,8,9\n');
    const { anova, notes } = await analysisOf(path, 'v ~ g');
    expect(anova[0]?.f).toBeCloseTo(24.2, 9);
    expect(notes).toContain('Columns 2 and 3 are all called v and hold the same: one of them is used.');
    expect(await refusalOf(path, 'w ~ g')).toMatch(/2 columns are called "w" and differ.*w \(column 4\)/);
    expect((await analysisOf(path, '`w (column 5)` ~ g')).n).toBe(4);
  });
});
