/** Seeds and subjects as a sample, from the table of runs to the analysis, against R. */
import { describe, expect, it } from 'vitest';
import type { Analysis, AnovaRow } from '../../../stats/analysis-result.ts';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { analyse } from '../../../stats/analysis.ts';
import type { DataTable } from '../../../stats/table/data-table.ts';
import { analyseCase, anovaDeviations, deviation, referenceCase, tableOf, terms } from './reference-case.ts';

interface StratumRow {
  readonly stratum: string;
  readonly term: string;
  readonly df: number;
  readonly sumSq: number;
  readonly F: number | null;
  readonly p: number | null;
}

interface TestRow {
  readonly term: string;
  readonly numDf: number;
  readonly denDf: number;
  readonly F: number;
  readonly p: number;
}

interface MeanRow {
  readonly site?: string;
  readonly scale?: string | number;
  readonly mean: number;
  readonly se: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
}

interface PairRow {
  readonly contrast: string;
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly p: number;
}

const rowOf = ({ anova }: Analysis, name: string): AnovaRow =>
  anova.find(({ term }) => term === name) as AnovaRow;

/** Each term against the residual of its own stratum. */
function strataDeviations(analysis: Analysis, expected: readonly StratumRow[]): string[] {
  return expected.flatMap(({ stratum, term, df, sumSq, F, p }) => {
    if (term === 'Residuals') return [];
    const row = rowOf(analysis, term);
    const denDf = expected.find((one) => one.stratum === stratum && one.term === 'Residuals')?.df ?? 0;
    return [
      ...deviation(`df of ${term}`, row.df, df, 0),
      ...deviation(`denDf of ${term}`, row.denDf, denDf, 1e-9),
      ...deviation(`sum of squares of ${term}`, row.sumSq, sumSq, 1e-9),
      ...deviation(`F of ${term}`, row.f, F, 1e-9),
      ...deviation(`p of ${term}`, row.p, p, 1e-9),
      ...(row.error === stratum ? [] : [`${term} is tested against ${row.error}, not ${stratum}`]),
    ];
  });
}

function testDeviations(analysis: Analysis, expected: readonly TestRow[]): string[] {
  return expected.flatMap(({ term, numDf, denDf, F, p }) => {
    const row = rowOf(analysis, term);
    return [
      ...deviation(`df of ${term}`, row.df, numDf, 0),
      ...deviation(`denDf of ${term}`, row.denDf, denDf, 1e-3),
      ...deviation(`F of ${term}`, row.f, F, 1e-4),
      ...deviation(`p of ${term}`, row.p, p, 1e-3),
    ];
  });
}

function meanDeviations(
  { means }: Analysis,
  factor: 'site' | 'scale',
  expected: readonly MeanRow[],
): string[] {
  return expected.flatMap((row) => {
    const { mean, se, df, lower, upper } = row;
    const site = String(row[factor]);
    const found = means.find(({ term, levels }) => term === factor && levels[factor] === site);
    return [
      ...deviation(`mean of ${site}`, found?.mean, mean, 1e-4),
      ...deviation(`se of ${site}`, found?.se, se, 1e-4),
      ...deviation(`df of ${site}`, found?.df, df, 1e-3),
      ...deviation(`lower limit of ${site}`, found?.lower, lower, 2e-3),
      ...deviation(`upper limit of ${site}`, found?.upper, upper, 2e-3),
    ];
  });
}

function pairDeviations({ comparisons }: Analysis, factor: string, expected: readonly PairRow[]): string[] {
  return expected.flatMap(({ contrast, estimate, se, df, p }) => {
    const found = comparisons.find(
      ({ term, first, second }) =>
        term === factor &&
        [`${first} - ${second}`, `${factor}${first} - ${factor}${second}`].includes(contrast),
    );
    return [
      ...(Math.abs((found?.difference ?? Number.NaN) - estimate) <= 1e-4 * se
        ? []
        : [`estimate of ${contrast}`]),
      ...deviation(`se of ${contrast}`, found?.se, se, 1e-4),
      ...deviation(`df of ${contrast}`, found?.df, df, 1e-3),
      ...deviation(`p of ${contrast}`, found?.p, p, 1e-3),
    ];
  });
}

function varianceDeviations(
  { varianceComponents }: Analysis,
  expected: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(expected).flatMap(([group, want]) => {
    const found = varianceComponents.find((one) => one.group === group)?.variance ?? Number.NaN;
    return Math.abs(found - want) <= 1e-4 * Math.max(want, expected['residual'] as number)
      ? []
      : [`variance of ${group}: ${found} for ${want}`];
  });
}

describe('30 seeds that all cells share', () => {
  const reference = referenceCase('30-common-seeds-complete');
  const shared = analyseCase(reference, 'site + scale + site:scale', { seeds: 'block' });

  it('tests each term against its own interaction with seeds', () => {
    expect(strataDeviations(shared, reference.expected.table('strata'))).toEqual([]);
    expect(shared.seeds).toBe('block');
    expect(shared.random).toEqual(['block']);
    expect(shared.block).toBeNull();
    const variances = reference.expected.table('varcomp') as unknown as Record<string, number>;
    expect(varianceDeviations(shared, variances)).toEqual([]);
  });

  it('rests means and differences on the same errors', () => {
    expect(meanDeviations(shared, 'site', reference.expected.table('means_site_kr'))).toEqual([]);
    expect(meanDeviations(shared, 'scale', reference.expected.table('means_scale_kr'))).toEqual([]);
    expect(pairDeviations(shared, 'site', reference.expected.table('pairs_site_kr'))).toEqual([]);
    expect(pairDeviations(shared, 'scale', reference.expected.table('pairs_scale_kr'))).toEqual([]);
  });

  it('tests against one residual where each run has a seed of its own', () => {
    const own = analyseCase(reference, 'site + scale + site:scale', { block: 'block' });
    expect(anovaDeviations(own.anova, reference.expected.rows('naive'), 1e-9)).toEqual([]);
  });
});

describe('30b the same with runs missing', () => {
  const reference = referenceCase('30b-common-seeds-missing');
  const analysed = (more: Partial<AnalysisRequest> = {}): Analysis =>
    analyseCase(reference, 'site + scale + site:scale', { seeds: 'block', ...more });

  it('tests by REML, Kenward-Roger by default', () => {
    const found = analysed();
    expect(testDeviations(found, reference.expected.table('kenwardRogerII'))).toEqual([]);
    expect(rowOf(found, 'site').error).toBe('REML, Kenward-Roger');
    expect(meanDeviations(found, 'site', reference.expected.table('means_site_kr'))).toEqual([]);
    expect(meanDeviations(found, 'scale', reference.expected.table('means_scale_kr'))).toEqual([]);
    expect(pairDeviations(found, 'site', reference.expected.table('pairs_site_kr'))).toEqual([]);
    expect(pairDeviations(found, 'scale', reference.expected.table('pairs_scale_kr'))).toEqual([]);
    const variances = reference.expected.table('varcomp') as unknown as Record<string, number>;
    expect(varianceDeviations(found, variances)).toEqual([]);
  });

  it('has Satterthwaite denominators where they are asked for, of type II and III', () => {
    const [second, third] = ([2, 3] as const).map((type) => analysed({ ddf: 'satterthwaite', type }));
    expect(testDeviations(second as Analysis, reference.expected.table('satterthwaiteII'))).toEqual([]);
    expect(testDeviations(third as Analysis, reference.expected.table('satterthwaiteIII'))).toEqual([]);
  });
});

describe('31 subjects as a sample', () => {
  const reference = referenceCase('31-random-subject');
  const lost = reference.expected.table<number>('missingRows');
  const incomplete: DataTable = (() => {
    const table = tableOf(reference);
    const y = table.columns.get('y');
    if (y?.kind !== 'numeric') throw new Error('no response');
    const values = y.values.map((value, row) => (lost.includes(row) ? Number.NaN : value));
    return { ...table, columns: new Map([...table.columns, ['y', { kind: 'numeric', values } as const]]) };
  })();
  const request = { response: 'y', terms: terms('site'), random: ['subject'] };

  it('complete: subject by site is the error of site, not the runs within', () => {
    const found = analyse(tableOf(reference), request);
    expect(strataDeviations(found, reference.expected.table('strata'))).toEqual([]);
    const rows = reference.expected.table<MeanRow>('mixed.means_site_kr');
    expect(meanDeviations(found, 'site', rows)).toEqual([]);
    expect(pairDeviations(found, 'site', reference.expected.table('mixed.pairs_site_kr'))).toEqual([]);
  });

  it('with runs missing: by REML', () => {
    const found = analyse(incomplete, request);
    expect(testDeviations(found, reference.expected.table('mixedMissing.kenwardRogerII'))).toEqual([]);
    const rows = reference.expected.table<MeanRow>('mixedMissing.means_site_kr');
    expect(meanDeviations(found, 'site', rows)).toEqual([]);
    expect(pairDeviations(found, 'site', reference.expected.table('mixedMissing.pairs_site_kr'))).toEqual([]);
  });

  it('the random terms of a formula are the same', () => {
    const randomTerms = [
      { groups: ['subject'], within: [] },
      { groups: ['subject'], within: ['site'] },
    ];
    const [own, written] = [request, { response: 'y', terms: terms('site'), randomTerms }].map((one) =>
      analyse(tableOf(reference), one),
    );
    expect(written?.anova).toEqual(own?.anova);
  });
});
