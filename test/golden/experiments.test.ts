/** What docs/experiments/adapters-emoji.md says follows from the runs that lie beside it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { analyseExport } from '../../cli/analyse/analyse-export.ts';
import type { Analysis } from '../../stats/analysis-result.ts';

/** The sweep file lies beside the runs, as it was when they were made. */
const analysisOf = (name: string): Promise<Analysis> => {
  const path = join(packageRoot, 'docs/experiments', name);
  return analyseExport(`${path}.csv`, `${path}.yaml`, { data: '' });
};
const rounded = ({ anova }: Analysis): unknown[] =>
  anova.map(({ term, df, sumSq, f }) => [term, df, sumSq?.toPrecision(4) ?? null, f?.toPrecision(3) ?? null]);

describe('the experiment on the base net', () => {
  it("is the design of its sweep file, and has the document's analysis of variance", async () => {
    const analysis = await analysisOf('paper-a225c6e4');
    expect(analysis.notes[0]).toMatch(/^The ids of all 966 runs are those of design a225c6e4/);
    // Seeds are shared: each row against its own interaction with them.
    expect(rounded(analysis)).toEqual([
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
    const pair = analysis.linkedPairs[0]?.rows.map(({ term, df, denDf, f }) => [
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
    const [best, second] = analysis.means
      .filter(({ term, over }) => term === 'input' && over === 'valid')
      .sort((one, other) => Number(other.mean) - Number(one.mean));
    expect([best?.levels, second?.levels]).toEqual([{ input: 'CAc' }, { input: 'CAout' }]);
  });

  it('is the design of its sweep file: fine-tuning', async () => {
    const analysis = await analysisOf('finetune-9cf34fd6');
    expect(analysis.notes[0]).toMatch(/^The ids of all 24 runs are those of design 9cf34fd6/);
    expect(rounded(analysis)[0]).toEqual(['input', 5, '0.007840', '20.7']);
  });

  it('is the design of its sweep file: the quick sweep', async () => {
    const analysis = await analysisOf('quick-a4210e42');
    expect(analysis.notes[0]).toMatch(/^The ids of all 40 runs are those of design a4210e42/);
    expect(rounded(analysis)[0]).toEqual(['input', 4, '0.1611', '13.5']);
  });
});
