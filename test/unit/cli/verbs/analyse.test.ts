import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import type { Analysis } from '../../../../stats/analysis-result.ts';
import { writeCsv } from '../../../../report/export/csv.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { finishedTrials, smallSpec, specFrom } from '../../report/finished-sweep.ts';
import { runVerb } from '../run-verb.ts';

/** A reference that sets every factor: it must not pass for a cell. */
const beside = {
  ...smallSpec,
  references: [{ name: 'full', settings: { input: 'CAc', scale: 1, adapter: 'full' } }],
};

let folder = '';
let data = '';
const csv = `y,a,b,seed
1.2,x,1,1
2.1,y,1,1
3.4,z,1,1
1.9,x,2,1
2.9,y,2,1
4.4,z,2,1
1.0,x,1,2
2.3,y,1,2
3.1,z,1,2
2.1,x,2,2
3.0,y,2,2
4.2,z,2,2`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-analyse-'));
  data = join(folder, 'data.csv');
  writeFileSync(data, csv);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const analysis = async (...argv: string[]): Promise<Analysis> => {
  const { code, stdout, stderr } = await runVerb('analyse', data, ...argv, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Analysis;
};

describe('yates analyse FILE.csv', () => {
  it('fits the formula', async () => {
    const result = await analysis('--formula', 'y ~ C(seed) + a * C(b)', '--type', '2', '--goal', 'maximize');
    expect(result).toMatchObject({ schema: 'yates/analysis/v2', response: 'y', n: 12, type: 2 });
    expect(result.anova.map(({ term, df }) => [term, df])).toEqual([
      ['seed', 1],
      ['a', 2],
      ['b', 1],
      ['a:b', 2],
      ['Residuals', 5],
    ]);
    expect(result.best?.levels).toMatchObject({ a: 'z', b: '2' });
  });

  it('takes numbers for amounts unless they are said to be a factor', async () => {
    const covariate = await analysis('--formula', 'y ~ a + b');
    const factor = await analysis('--formula', 'y ~ a + b', '--factors', 'b');
    expect(covariate.means.some(({ term }) => term === 'b')).toBe(false);
    expect(factor.means.some(({ term }) => term === 'b')).toBe(true);
  });

  it('takes a column of seeds that recur over settings for shared seeds, never for an amount', async () => {
    const found = await analysis('--formula', 'y ~ seed + a * C(b)');
    expect(found).toMatchObject({ seeds: 'seed', random: ['seed'], block: null });
    expect(found.noteKinds).toContain('seedsFound');
    expect(found.anova.map(({ term, denDf, error }) => [term, denDf, error])).toEqual([
      ['a', 2, 'seed:a'],
      ['b', 1, 'seed:b'],
      ['a:b', 2, 'seed:a:b'],
      ['Residuals', null, null],
    ]);
    expect((await analysis('--formula', 'y ~ a * C(b)', '--seeds', 'seed')).anova).toEqual(found.anova);
  });

  it('names random factors by option or in the formula, and few degrees of freedom in words', async () => {
    const option = await analysis('--formula', 'y ~ a', '--random', 'seed', '--ddf', 'satterthwaite');
    const formula = await analysis('--formula', 'y ~ a + (1 | seed) + (1 | seed:a)');
    const strata = await analysis('--formula', 'y ~ a + Error(seed / a)');
    expect(formula.anova).toEqual(option.anova);
    expect(strata.anova).toEqual(option.anova);
    expect((await analysis('--formula', formula.formula)).formula).toBe(formula.formula);
    const { stdout } = await runVerb('analyse', data, '--formula', 'y ~ a + Error(seed / a)');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /\(F\(2, 2\) = .*, with 2 degrees of freedom to judge it by: few/,
    );
    expect(stdout).toMatch(/tested against/);
    expect(stdout).toMatch(/Sphericity/);
  });

  it('takes a response and factors in place of a formula', async () => {
    expect((await analysis('--response', 'y', '--factors', 'a, b', '--block', 'seed')).formula).toBe(
      'y ~ seed + a + b',
    );
  });

  it('prints tables that a person can read, 80 columns wide', async () => {
    const { stdout } = await runVerb('analyse', data, '--formula', 'y ~ a * C(b)', '--block', 'seed');
    expect(stdout).toContain('Analysis of variance of y, type II, 12 trials');
    expect(stdout).toContain('One factor at a time (one-way, unadjusted)');
    expect(stdout).toContain('Pairs of levels that differ (Tukey-Kramer; each factor by itself)');
    expect(stdout).toContain('a matters most');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('reads quotes, a byte order mark, CRLF and semicolons', async () => {
    const odd = join(folder, 'odd.csv');
    writeFileSync(odd, `\uFEFF${csv.replaceAll(',', ';').replace('x', '"x"').replaceAll('\n', '\r\n')}\r\n`);
    const { stdout } = await runVerb('analyse', odd, '--formula', 'y ~ a', '--json');
    const plain = await runVerb('analyse', data, '--formula', 'y ~ a', '--json');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(plain.stdout));
  });

  it.each([
    [['--formula', 'y ~ a + q'], /E_COLUMN_UNKNOWN .*"q"/],
    [['--formula', 'y ~ a +'], /E_FORMULA --formula:1:\d+ /],
    [['--formula', 'a ~ b'], /E_COLUMN_NOT_NUMERIC/],
    [['--formula', 'y ~ a', '--response', 'b'], /E_OPTION_RESPONSE/],
    [['--response', 'y'], /E_OPTION_MODEL no model is given; add --formula/],
    [[], /E_OPTION_MODEL/],
  ])('refuses %j with exit code 2', async (argv, expected) => {
    const { code, stdout, stderr } = await runVerb('analyse', data, ...argv);
    expect(stderr).toMatch(expected);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each(['nothing.csv', 'data/nothing', './nothing.txt'])(
    'takes %s for a file that is missing',
    async (name) => {
      const { code, stderr } = await runVerb('analyse', name, '--formula', 'y ~ a');
      expect(code).toBe(2);
      expect(stderr).toBe(`E_FILE_MISSING ${name} there is no such CSV file; check the path\n`);
    },
  );

  it('leaves the references of an exported sweep out, and says so', async () => {
    const { header, rows } = exportTable(
      's',
      beside,
      finishedTrials(beside, () => 0),
    );
    const exported = join(folder, 'trials.csv');
    writeFileSync(exported, writeCsv(header, rows));
    const argv = ['analyse', exported, '--formula', 'clip ~ input + C(scale)'];
    const { stdout } = await runVerb(...argv, '--json');
    expect((JSON.parse(stdout) as Analysis).n).toBe(36);
    expect((await runVerb(...argv)).stdout).toContain('4 runs of references are left out');
  });

  it('says on which line a field is missing', async () => {
    const short = join(folder, 'short.csv');
    writeFileSync(short, 'y,a\n1,x\n2\n');
    const { code, stderr } = await runVerb('analyse', short, '--formula', 'y ~ a');
    expect(code).toBe(2);
    expect(stderr).toContain('short.csv:3 1 field where the header has 2');
  });
});

describe('yates analyse FILE.csv --sweep SWEEP.yaml', () => {
  const runs = join(packageRoot, 'docs/experiments/finetune-9cf34fd6.csv');
  const sweep = join(packageRoot, 'examples/finetune.yaml');

  it('takes model, blocks, goal and references from the sweep file', async () => {
    const { code, stdout } = await runVerb('analyse', runs, '--sweep', sweep);
    expect(code).toBe(0);
    expect(stdout).toContain('kid ~ input + (1 | replicate)');
    expect(stdout).toMatch(/In these runs the lowest observed kid is/);
    expect(stdout).toMatch(/^ +full fine-tune +0\.2192/m);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /The ids of all 24 runs are those of design \w+ \(9cf34fd6\w+ to earlier versions\)/,
    );
  });

  it('prints that interactions are left out where few runs are left to test against', async () => {
    const text = `version: 1
name: few
factors: { a: [1, 2, 3], b: [1, 2, 3] }
response: { primary: clip, goal: maximize }
trainer: { kind: command, run: [train, '{a}', '{b}'] }
`;
    const spec = specFrom(text);
    const { header, rows } = exportTable(
      's',
      spec,
      finishedTrials(spec, () => 0),
    );
    const [few, exported] = [join(folder, 'few.yaml'), join(folder, 'few.csv')];
    writeFileSync(few, text);
    writeFileSync(exported, writeCsv(header, rows));
    const printed = await runVerb('analyse', exported, '--sweep', few);
    expect(printed.stdout).toContain('Interactions are left out of the model');
    const json = await runVerb('analyse', exported, '--sweep', few, '--json');
    expect((JSON.parse(json.stdout) as Analysis).noteKinds).toEqual(['sameDesign', 'interactionsLeftOut']);
  });

  it.each([
    [[runs, '--sweep', join(packageRoot, 'examples/paper.yaml')], /^E_CSV_/],
    [['--sweep', sweep], /^E_OPTION_SWEEP --sweep the option needs a CSV file/],
    [[runs, '--sweep', sweep, '--response', 'kod'], /^E_RESPONSE_UNKNOWN .*kid/],
  ])('refuses %j', async (argv, expected) => {
    const { code, stderr } = await runVerb('analyse', ...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });
});
