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
    expect(rounded(analysis)).toEqual([
      ['block', 2, '0.2235', '113'],
      ['input', 7, '1.099', '159'],
      ['output', 4, '0.06733', '17.0'],
      ['activation', 3, '0.7491', '252'],
      ['scale', 3, '0.2431', '81.9'],
      ['input:output', 6, '0.05382', '9.07'],
      ['input:activation', 21, '0.3700', '17.8'],
      ['input:scale', 21, '0.05571', '2.68'],
      ['output:activation', 12, '0.006644', '0.560'],
      ['output:scale', 12, '0.01192', '1.00'],
      ['activation:scale', 9, '0.005896', '0.662'],
      ['Residuals', 845, '0.8359', null],
    ]);
    const [best, second] = analysis.means
      .filter(({ term, over }) => term === 'input' && over === 'valid')
      .sort((one, other) => Number(other.mean) - Number(one.mean));
    expect([best?.levels, second?.levels]).toEqual([{ input: 'CAc' }, { input: 'CAout' }]);
  });

  it('is the design of its sweep file: fine-tuning', async () => {
    const analysis = await analysisOf('finetune-9cf34fd6');
    expect(analysis.notes[0]).toMatch(/^The ids of all 24 runs are those of design 9cf34fd6/);
    expect(rounded(analysis)[1]).toEqual(['input', 5, '0.007840', '20.7']);
  });

  it('is the design of its sweep file: the quick sweep', async () => {
    const analysis = await analysisOf('quick-a4210e42');
    expect(analysis.notes[0]).toMatch(/^The ids of all 40 runs are those of design a4210e42/);
    expect(rounded(analysis)[1]).toEqual(['input', 4, '0.1611', '34.2']);
  });
});
