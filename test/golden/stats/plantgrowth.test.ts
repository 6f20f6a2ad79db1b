import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../stats/analysis-result.ts';
import { analyse } from '../../../stats/analysis.ts';
import type { Group } from '../../../stats/robust/groups.ts';
import { dunn, kruskalWallis } from '../../../stats/robust/ranks.ts';
import { brownForsytheMeans, gamesHowell, welch } from '../../../stats/robust/unequal-variances.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { deviation, referenceCase } from './reference-case.ts';

const reference = referenceCase('16-plantgrowth-toolbox');
const { expected, relTol } = reference;
const levels = reference.data.factors['group'] as readonly string[];
const groups: Group[] = levels.map((level) => ({
  level,
  values: (reference.data.columns['weight'] as number[]).filter(
    (_, row) => reference.data.columns['group']?.[row] === level,
  ),
}));
const bestLevels = (goal: Goal, sign = 1) => {
  const table = dataTable({
    weight: numericColumn((reference.data.columns['weight'] as number[]).map((value) => sign * value)),
    group: factorColumn(reference.data.columns['group'] as string[], levels),
  });
  return analyse(table, { response: 'weight', terms: [['group']], goal }).bestLevels[0]?.levels ?? [];
};

describe('16 PlantGrowth', () => {
  it('Hsu: which may be the best', () => {
    type Row = { level: string; diffFromBestOther: number; lower: number; upper: number; canBeBest: boolean };
    const rows = bestLevels('maximise');
    const expectedRows = expected.table<Row>('mcb_max');
    expect(rows.map(({ level, mayBeBest }) => [level, mayBeBest])).toEqual(
      expectedRows.map(({ level, canBeBest }) => [level, canBeBest]),
    );
    const deviations = expectedRows.flatMap((row, i) => [
      ...deviation('difference', rows[i]?.difference, row.diffFromBestOther, relTol),
      ...deviation('lower', rows[i]?.lower, row.lower, 1e-5),
      ...deviation('upper', rows[i]?.upper, row.upper, 1e-5),
    ]);
    expect(deviations).toEqual([]);
    const mirrored = bestLevels('minimise', -1);
    expect(mirrored.map(({ mayBeBest }) => mayBeBest)).toEqual(rows.map(({ mayBeBest }) => mayBeBest));
    expect(mirrored[0]?.lower).toBeCloseTo(-(rows[0]?.upper as number), 12);
  });

  it.each([
    ['welch', welch(groups)],
    ['brownForsytheFstar', brownForsytheMeans(groups)],
  ])('%s', (key, actual) => {
    const deviations = [
      ...deviation('F', actual.f, expected.value(key, 'F'), relTol),
      ...deviation('df1', actual.df1, expected.value(key, 'df1'), 0),
      ...deviation('df2', actual.df2, expected.value(key, 'df2'), relTol),
      ...deviation('p', actual.p, expected.value(key, 'p'), relTol),
    ];
    expect(deviations).toEqual([]);
  });

  it('Games-Howell', () => {
    type Row = {
      contrast: string;
      diff: number;
      se: number;
      df: number;
      t: number;
      p: number;
      lower: number;
      upper: number;
    };
    const rows = gamesHowell(groups);
    const deviations = expected.table<Row>('gamesHowell').flatMap((row) => {
      const actual = rows.find(({ first, second }) => `${second}-${first}` === row.contrast);
      return [
        ...deviation('difference', actual?.difference, row.diff, relTol),
        ...deviation('se', actual?.se, row.se, relTol),
        ...deviation('df', actual?.df, row.df, relTol),
        ...deviation('t', actual?.t, row.t, relTol),
        ...deviation('p', actual?.pAdjusted, row.p, 1e-7),
        ...deviation('lower', actual?.lower, row.lower, 1e-5),
        ...deviation('upper', actual?.upper, row.upper, 1e-5),
      ];
    });
    expect(deviations).toEqual([]);
  });

  it('Kruskal-Wallis', () => {
    const actual = kruskalWallis(groups);
    const deviations = [
      ...deviation('statistic', actual.statistic, expected.value('kruskal', 'statistic'), relTol),
      ...deviation('p', actual.p, expected.value('kruskal', 'p'), relTol),
      ...deviation('epsilon2', actual.epsilon2, expected.value('kruskal', 'epsilon2'), relTol),
      ...deviation('eta2', actual.eta2, expected.value('kruskal', 'eta2H'), relTol),
    ];
    expect(deviations).toEqual([]);
  });

  it('Dunn with Holm', () => {
    type Row = { contrast: string; z: number; p: number; pHolm: number };
    const rows = dunn(groups);
    const deviations = expected.table<Row>('dunn').flatMap((row) => {
      const actual = rows.find(({ first, second }) => `${first}-${second}` === row.contrast);
      return [
        ...deviation('z', actual?.z, row.z, relTol),
        ...deviation('p', actual?.p, row.p, relTol),
        ...deviation('holm', actual?.pHolm, row.pHolm, relTol),
      ];
    });
    expect(deviations).toEqual([]);
  });
});
