/** Files and formulas as people really have them: every one ends in an answer or in a sentence with a next step. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-input-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function analyse(csv: string, ...argv: string[]): Promise<Analysis> {
  const file = join(folder, 'data.csv');
  writeFileSync(file, csv);
  const { code, stdout, stderr } = await runVerb('analyse', file, ...argv, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Analysis;
}

async function refusal(csv: string, ...argv: string[]): Promise<string> {
  const file = join(folder, 'data.csv');
  writeFileSync(file, csv);
  const { code, stdout, stderr } = await runVerb('analyse', file, ...argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.replace(folder, '');
}

const rowOf = ({ anova }: Analysis, name: string) => anova.find(({ term }) => term === name);

describe('data that allow no test', () => {
  it('a constant response', async () => {
    const analysis = await analyse('y,a\n1,x\n1,y\n1,x\n1,y\n', '--formula', 'y ~ a');
    expect(rowOf(analysis, 'a')).toMatchObject({ status: 'constantResponse', p: null, sumSq: 0 });
    expect(rowOf(analysis, 'a')?.reason).toBe('the response is the same in every row');
  });

  it('a factor of one level', async () => {
    const analysis = await analyse('y,a\n1,x\n2,x\n3,x\n', '--formula', 'y ~ a');
    expect(rowOf(analysis, 'a')).toMatchObject({ df: 0, status: 'oneLevel', p: null });
  });

  it('more parameters than rows', async () => {
    const analysis = await analyse('y,a,b\n1,x,p\n2,y,q\n3,z,r\n', '--formula', 'y ~ a * b');
    expect(analysis).toMatchObject({ n: 3, rank: 3 });
    expect(rowOf(analysis, 'a')).toMatchObject({ df: 0, status: 'aliased', aliasedWith: ['b'] });
    expect(rowOf(analysis, 'Residuals')).toMatchObject({ df: 0, meanSq: null });
  });

  it('no residual degrees of freedom', async () => {
    const analysis = await analyse('y,a,b\n1,x,p\n2,y,p\n3,x,q\n4,y,q\n', '--formula', 'y ~ a * b');
    expect(rowOf(analysis, 'a')).toMatchObject({ df: 1, sumSq: 1, f: null, status: 'noResidual' });
    expect(rowOf(analysis, 'a')?.reason).toMatch(/^no residual degrees of freedom/);
  });

  it('NaN, infinite and empty cells count as missing, and are told', async () => {
    const csv = 'y,a\n1,x\nNaN,x\nInf,y\n,y\n2,y\n3,\n4,x\n1.5,y\n-inf,x\n';
    const analysis = await analyse(csv, '--formula', 'y ~ a');
    expect(analysis.n).toBe(4);
    expect(analysis.missing).toMatchObject({ rows: 9, used: 4, lost: { missing: 5 } });
    expect(analysis.notes).toContain('y: 2 infinite values count as missing.');
  });
});

describe('files', () => {
  it('with quotes, a byte order mark and CRLF', async () => {
    const csv = '\uFEFF"y","a, b"\r\n1,"x ""q"""\r\n2,"new\nline"\r\n3,"x ""q"""\r\n4,"new\nline"\r\n';
    const analysis = await analyse(csv, '--formula', 'y ~ `a, b`');
    expect(analysis.formula).toBe('y ~ `a, b`');
    expect(analysis.means.map(({ levels }) => levels['a, b'])).toEqual(['new\nline', 'x "q"']);
  });

  it.each([
    ['y,a\n1,x\n1,x,3\n', /^E_CSV_FIELDS .*data\.csv:3 3 fields where the header has 2; /],
    ['y,a\n1,"x\n2,y\n', /^E_CSV_QUOTE .*data\.csv:2 a quote is opened and never closed; /],
    ['y,a,y\n1,x,2\n', /^E_COLUMN_UNKNOWN .* 2 columns are called "y" and differ; name one of them: /],
    ['', /^E_CSV_EMPTY .* the file is empty; /],
    ['y,a\n', /^E_CSV_EMPTY .* there is a header and no row below it; /],
  ])('%j is refused with its place', async (csv, expected) => {
    expect(await refusal(csv, '--formula', 'y ~ a')).toMatch(expected);
  });

  it('a factor with a level a row is refused at once, by name', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i % 7},l${i}`);
    expect(await refusal(`y,a\n${rows.join('\n')}\n`, '--formula', 'y ~ a')).toMatch(
      /^E_MODEL_SIZE .*data\.csv column "a" has more than 20,000 levels, and the model would need a column for each; /,
    );
  });
});

describe('what is asked', () => {
  const csv = 'y,alpha,b\n1,x,p\n2,y,q\n3,x,q\n4,y,p\n5,x,p\n';
  it.each([
    [['--formula', 'y ~ alhpa * b'], /^E_COLUMN_UNKNOWN --formula:1:5 .* did you mean "alpha"\?\n$/],
    [['--formula', 'Y2 ~ b'], /^E_COLUMN_UNKNOWN --formula:1:1 there is no column "Y2"/],
    [['--formula', 'y ~ b', '--block', 'bb'], /^E_COLUMN_UNKNOWN --block there is no column "bb"/],
    [['--formula', 'y ~ b', '--outcome', 'state'], /^E_COLUMN_UNKNOWN --outcome /],
    [['--formula', 'y ~ b:'], /^E_FORMULA --formula:1:7 the formula ends too early; /],
    [['--formula', 'y = b'], /^E_FORMULA --formula:1:3 "=" means nothing in a formula; /],
    [['--formula', 'y ~ log(b)'], /^E_COLUMN_NOT_NUMERIC column "b" holds names /],
    [['--formula', 'y ~ b - 1'], /^E_FORMULA --formula:1:9 /],
    [['--formula', 'y ~ y'], /^E_MODEL_RESPONSE /],
    [['--formula', 'y ~ b', '--control', 'b=r'], /^E_COLUMN_LEVEL .* known: p, q\n$/],
    [['--formula', 'y ~ b', '--control', 'b'], /Write factor=level\./],
    [['--formula', 'y ~ b', '--type', '4'], /Write 1, 2 or 3\./],
    [
      ['--formula', 'y ~ b', '--robust', '--permutations', '0'],
      /^E_OPTION_NUMBER --permutations "0" is not a whole number from 1 to /,
    ],
  ])('%j is refused in words', async (argv, expected) => {
    expect(await refusal(csv, ...argv)).toMatch(expected);
  });

  it('robust tests, a control, a block and an outcome column all reach the analysis', async () => {
    const rows = Array.from({ length: 18 }, (_, i) => {
      const level = 'xyz'[i % 3] as string;
      const y = i === 17 ? '' : Math.sin(i) + (level === 'z' ? 2 : 0);
      return `${y},${level},${Math.floor(i / 6)},${y === '' ? 'diverged' : 'done'}`;
    });
    const model = ['--formula', 'y ~ a', '--block', 'seed', '--outcome', 'state', '--control', 'a=x'];
    const tests = ['--robust', '--permutations', '99', '--seed', '1', '--type', '3', '--goal', 'maximize'];
    const analysis = await analyse(['y,a,seed,state', ...rows].join('\n'), ...model, ...tests);
    expect(analysis).toMatchObject({ block: 'seed', type: 3, n: 17, missing: { lost: { diverged: 1 } } });
    expect(analysis.comparisons.map(({ first, second, method }) => [first, second, method])).toEqual([
      ['y', 'x', 'dunnett'],
      ['z', 'x', 'dunnett'],
    ]);
    expect(analysis.robust?.permutation).toMatchObject([{ term: 'a', arrangements: 100 }]);
    expect(analysis.worstValue?.rows).toBe(1);
  });
});
