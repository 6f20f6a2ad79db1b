/** What docs/experiments/adapters-emoji.md says follows from the runs that lie beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { fillPage } from '../../docs/experiments/fill-page.ts';
import {
  analyseExperiments,
  analyseSmallExperiments,
  type Experiments,
  experimentTables,
} from '../../docs/experiments/tables.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { fCell } from '../../stats/words/cells.ts';
import { dfText, formatP } from '../../stats/words/wording.ts';
import { runsInFull } from '../in-full.ts';

const rounded = ({ anova }: Analysis): unknown[] =>
  anova.map(({ term, df, sumSq, f }) => [term, df, sumSq?.toPrecision(4) ?? null, f?.toPrecision(3) ?? null]);

const readPage = (name: string): string => readFileSync(join(packageRoot, 'docs', name), 'utf8');
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('the small experiments on the base net', () => {
  it('are the designs of their sweep files', async () => {
    const { finetune, quick } = await analyseSmallExperiments();
    expect(finetune.notes[0]).toMatch(
      /^The ids of all 24 runs are those of design \w+ \(9cf34fd6\w+ to earlier versions\)/,
    );
    expect(rounded(finetune)[0]).toEqual(['input', 5, '0.007840', '20.7']);
    expect(quick.notes[0]).toMatch(
      /^The ids of all 40 runs are those of design \w+ \(a4210e42\w+ to earlier versions\)/,
    );
    expect(rounded(quick)[0]).toEqual(['input', 4, '0.1611', '13.5']);
  });
});

// Four analyses of 966 runs.
describe.runIf(runsInFull)('the experiment on the base net', () => {
  let all: Experiments;
  beforeAll(async () => {
    all = await analyseExperiments();
  }, 120_000);

  it('is the design of its sweep file, and each row is tested against its own interaction with seeds', () => {
    const { paper } = all;
    expect(paper.notes[0]).toMatch(
      /^The ids of all 966 runs are those of design \w+ \(a225c6e4\w+ to earlier versions\)/,
    );
    expect(rounded(paper)).toEqual([
      ['input', 7, '1.099', '14.5'],
      ['output', 4, '0.06733', '1.88'],
      ['activation', 3, '0.7491', '26.1'],
      ['scale', 3, '0.2431', '26.9'],
      ['input:output', 6, '0.05382', '6.34'],
      ['input:activation', 21, '0.3700', '9.45'],
      ['input:scale', 21, '0.05571', '2.57'],
      ['output:activation', 12, '0.006644', '0.966'],
      ['output:scale', 12, '0.01192', '2.19'],
      ['activation:scale', 9, '0.005896', '0.801'],
      ['Residuals', 845, '0.8359', null],
    ]);
    const pair = paper.linkedPairs[0]?.rows.map(({ term, df, denDf, f }) => [
      term,
      df,
      denDf?.toPrecision(3),
      f?.toPrecision(4),
    ]);
    expect(pair).toEqual(
      expect.arrayContaining([
        ['input × output', 19, '38.0', '14.72'],
        ['input given output', 7, '15.8', '14.49'],
        ['output given input', 4, '8.72', '1.880'],
        ['input:output', 6, '12.0', '6.337'],
      ]),
    );
  });

  it('has the variances, F and denominators of R: docs/experiments/paper-reml.R', () => {
    const variances = { replicate: 2.444e-4, 'replicate:input': 2.2541e-4, residual: 4.4845e-4 };
    for (const [group, variance] of Object.entries(variances)) {
      const found = all.paper.varianceComponents.find((one) => one.group === group);
      expect(found?.variance).toBeCloseTo(variance, 7);
    }
    // Rows whose hypotheses lmerTest takes as we do: where it counts no confounded degrees of freedom in.
    const inR = {
      output: [8.716, 1.8803],
      'output:activation': [29.905, 0.966],
      'output:scale': [37.944, 2.1873],
      'activation:scale': [18, 0.8012],
    };
    for (const [term, [denDf, f]] of Object.entries(inR)) {
      const row = all.paper.anova.find((one) => one.term === term);
      expect(row?.denDf).toBeCloseTo(denDf as number, 2);
      expect(row?.f).toBeCloseTo(f as number, 3);
    }
  });

  const pages = ['experiments/adapters-emoji.md', 'statistics.md'];
  it('leaves no table out of the pages', () => {
    const used = pages.flatMap((name) => [...readPage(name).matchAll(/<!-- table ([\w-]+)/g)]);
    expect(new Set(used.map(([, name]) => name))).toEqual(new Set(Object.keys(experimentTables(all))));
  });

  it.each(pages)('%s has the tables that follow', (name) => {
    const page = readPage(name);
    expect(page, 'run npx tsx docs/experiments/make-tables.ts').toBe(fillPage(page, experimentTables(all)));
  });

  it('has in its text the tests that follow', () => {
    const { paper, quick, finetune } = all;
    const page = inOneLine(readPage('experiments/adapters-emoji.md'));
    const rows = [...paper.anova, ...(paper.linkedPairs[0]?.rows ?? [])];
    for (const term of ['input given output', 'output given input', 'input:output', 'activation', 'scale']) {
      const row = rows.find((one) => one.term === term);
      expect(page).toContain(`F(${row?.df}, ${dfText(row?.denDf ?? 0)}) = ${fCell(row?.f)}`);
    }
    const output = rows.find(({ term }) => term === 'output');
    const text = `F(4, ${dfText(output?.denDf ?? 0)}) = ${output?.f?.toFixed(1)}, ${formatP(output?.p ?? 1).replace(/1$/, '')}`;
    expect(inOneLine(readPage('statistics.md'))).toContain(text);
    const corrected = ({ sphericity }: Analysis): string =>
      formatP(sphericity.find(({ term }) => term === 'input')?.pGreenhouseGeisser ?? 1);
    expect(corrected(quick)).toBe('p = .169');
    expect(page).toContain('then p is .169');
    expect(corrected(finetune)).toBe('p = .008');
    expect(page).toContain('If differences between sites do not vary alike, p is .008.');
  });

  it('has in its text the conclusions that follow', () => {
    const { paper, inputs, finetune } = all;
    const above = inputs.comparisons.flatMap(({ term, first, second, difference, pAdjusted }) =>
      term === 'input' && Number(pAdjusted) < 0.05
        ? [Number(difference) > 0 ? `${first} > ${second}` : `${second} > ${first}`]
        : [],
    );
    // "CAc is the best place to read, clearly above all others but CAout"
    expect(above.filter((pair) => pair.startsWith('CAc > '))).toHaveLength(8);
    // "CAc is not clearly above CAout, nor CAout above FFNin, Transout or Resin"
    for (const pair of ['CAc > CAout', 'CAout > FFNin', 'CAout > Transout', 'CAout > Resin'])
      expect(above).not.toContain(pair);
    // "Input and activation have the largest shares; which is the larger is not settled."
    expect(paper.mostImportant?.terms).toEqual(['input', 'activation']);
    expect(paper.mostImportant?.lower).toBeLessThan(0);
    // "That is the model's choice; another cell did better when it was run."
    expect(paper.best?.trusted).toBe(false);
    expect(paper.best?.modelled?.levels['activation']).toBe('relu');
    expect(paper.best?.observed?.levels['activation']).toBe('identity');
    // "none has a KID clearly below that of the net without an adapter, and four are above its interval"
    const none = finetune.references.find(({ name }) => name === 'no adapter');
    expect(finetune.means.filter(({ mean }) => Number(mean) > Number(none?.upper))).toHaveLength(4);
    expect(finetune.means.filter(({ mean }) => Number(mean) < Number(none?.mean))).toHaveLength(0);
  });
});
