/** Families of comparisons as the analysis reports them, against R's multcomp and pairwise.t.test. */
import { describe, expect, it } from 'vitest';
import { adjustP } from '../../../stats/anova/adjust-p.ts';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { deviation, referenceCase } from './reference-case.ts';

const { data, expected, relTol } = referenceCase('16-plantgrowth-toolbox');
const table = dataTable({
  weight: numericColumn(data.columns['weight'] as number[]),
  group: factorColumn(data.columns['group'] as string[], data.factors['group']),
});
const comparisons = (more: Partial<AnalysisRequest>) =>
  analyse(table, { response: 'weight', terms: [['group']], ...more }).comparisons;

describe('comparisons of the levels of a factor', () => {
  it('with the control that was named', () => {
    type Row = {
      contrast: string;
      diff: number;
      se: number;
      t: number;
      pAdj: number;
      lower: number;
      upper: number;
    };
    const rows = comparisons({ controls: { group: 'ctrl' } });
    expect(rows.map(({ method }) => method)).toEqual(['dunnett', 'dunnett']);
    const deviations = expected.table<Row>('dunnett_ctrl.table').flatMap((row) => {
      const actual = rows.find(({ first, second }) => `${first}-${second}` === row.contrast);
      return [
        ...deviation('difference', actual?.difference, row.diff, relTol),
        ...deviation('se', actual?.se, row.se, relTol),
        ...deviation('t', actual?.t, row.t, relTol),
        ...deviation('p', actual?.pAdjusted, row.pAdj, 1e-6),
        ...deviation('lower', actual?.lower, row.lower, 1e-5),
        ...deviation('upper', actual?.upper, row.upper, 1e-5),
      ];
    });
    expect(deviations).toEqual([]);
  });

  it('in all pairs, by Holm', () => {
    const [tukey, holm] = [comparisons({}), comparisons({ comparisons: 'holm' })];
    expect(holm.map(({ difference, se, t, p }) => ({ difference, se, t, p }))).toEqual(
      tukey.map(({ difference, se, t, p }) => ({ difference, se, t, p })),
    );
    const ps = tukey.map(({ p }) => p as number);
    expect(holm.map(({ pAdjusted }) => pAdjusted)).toEqual(adjustP(ps, 'holm'));
    // Bonferroni's limits hold for the family, as Tukey's do, and are no narrower.
    for (const [i, row] of holm.entries()) {
      expect(row.lower).toBeLessThanOrEqual(tukey[i]?.lower as number);
      expect(row.upper).toBeGreaterThanOrEqual(tukey[i]?.upper as number);
    }
  });

  it('refuses a control that does not occur, or one of no factor', () => {
    expect(() => comparisons({ controls: { group: 'trt9' } })).toThrow(
      'E_COLUMN_LEVEL no row has level "trt9" of group, the control; did you mean "trt1"?',
    );
    expect(() => comparisons({ controls: { block: '1' } })).toThrow('E_MODEL_CONTROL');
  });
});
