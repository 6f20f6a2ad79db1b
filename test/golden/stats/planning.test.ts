import { describe, expect, it } from 'vitest';
import { adjustP, type Adjustment } from '../../../stats/anova/adjust-p.ts';
import {
  powerOfF,
  replicatesNeeded,
  smallestDetectableF,
  tukeyHalfWidth,
} from '../../../stats/planning/power.ts';
import { deviation, referenceCase } from './reference-case.ts';

describe('24 power', () => {
  const reference = referenceCase('24-power');
  const columns = reference.data.columns as Record<string, number[]>;

  it('of every term, effect and number of replicates', () => {
    const deviations = (columns['power'] ?? []).flatMap((power, i) => {
      const at = (name: string): number => columns[name]?.[i] as number;
      const actual = powerOfF(at('f'), 320 * at('reps'), at('df1'), at('df2'));
      return deviation(`row ${i}`, actual, power, reference.relTol);
    });
    expect(deviations).toEqual([]);
  });

  it('smallest effect found with 80%', () => {
    type Row = { reps: number; activation: number; site: number };
    for (const { reps, activation, site } of reference.expected.table<Row>('minDetectableF_80')) {
      const [n, df2] = [320 * reps, 320 * reps - 26];
      expect(deviation('activation', smallestDetectableF(n, 3, df2), activation, 1e-6)).toEqual([]);
      expect(deviation('site', smallestDetectableF(n, 19, df2), site, 1e-6)).toEqual([]);
      expect(replicatesNeeded(site * 1.001, 320, 19, 26)).toBe(reps);
      expect(replicatesNeeded(site * 0.999, 320, 19, 26)).toBe(reps + 1);
    }
  });

  it('half-width of a difference between two sites', () => {
    type Row = { reps: number; halfWidth: number };
    for (const { reps, halfWidth } of reference.expected.table<Row>('tukeySiteHalfWidth_sdUnits')) {
      expect(
        deviation('half-width', tukeyHalfWidth(20, 16 * reps, 320 * reps - 26), halfWidth, 1e-5),
      ).toEqual([]);
    }
  });
});

describe('23 adjusted p-values', () => {
  const reference = referenceCase('23-p-adjust');
  const ps = reference.data.columns['p'] as number[];
  it.each([
    ['holm', 'holm'],
    ['hochberg', 'hochberg'],
    ['hommel', 'hommel'],
    ['bonferroni', 'bonferroni'],
    ['benjamini-hochberg', 'BH'],
    ['benjamini-yekutieli', 'BY'],
  ] as [Adjustment, string][])('%s', (method, key) => {
    const adjusted = adjustP([...ps].reverse(), method).reverse();
    const expected = reference.expected.table<number>(key);
    expect(adjusted.flatMap((p, i) => deviation(`p ${i}`, p, expected[i] ?? null, reference.relTol))).toEqual(
      [],
    );
  });
});
