/** Classic data sets through the command line, against R: test/fixtures/stats/make-datasets.R made both. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';
import { deviation, type ReferenceRow } from './reference-case.ts';
import { referenceFile } from './reference-file.ts';

interface MeanRow {
  readonly level: string;
  readonly mean: number;
  readonly se: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
}

interface PairRow {
  readonly contrast: string;
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  readonly p: number;
}

interface Case {
  readonly file: string;
  readonly formula: string;
  readonly factors: readonly string[];
  readonly type: 1 | 2 | 3;
  readonly anova: readonly ReferenceRow[];
  readonly meansOf?: string;
  readonly means: readonly MeanRow[];
  readonly pairs: readonly PairRow[];
}

interface TestRow {
  readonly term: string;
  readonly df: number;
  readonly denDf: number;
  readonly F: number;
  readonly p: number;
}

interface SplitCase extends Omit<Case, 'anova' | 'means' | 'pairs'> {
  readonly plots: string;
  readonly between: readonly ReferenceRow[];
  readonly within: readonly ReferenceRow[];
}

const { cases } = referenceFile('datasets/expected.json') as {
  readonly cases: readonly (Case | SplitCase)[];
};
const plain = cases.filter((one): one is Case => 'anova' in one);
const split = (file: string) => cases.find((one) => one.file === file) as SplitCase;
const relTol = 1e-9;

async function analyse({ file, formula, factors, type }: Case | SplitCase, error = ''): Promise<Analysis> {
  const path = fileURLToPath(new URL(`../../fixtures/stats/datasets/${file}`, import.meta.url));
  const argv = [
    '--formula',
    formula + error,
    '--factors',
    factors.join(','),
    '--type',
    String(type),
    '--json',
  ];
  const { code, stdout, stderr } = await runVerb('analyse', path, ...argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Analysis;
}

/** R keeps a row of 0 df where a term is aliased; ours has no sum of squares there. */
function rowDeviations(found: Analysis['anova'], expected: readonly ReferenceRow[], tol = relTol): string[] {
  return expected.flatMap((row) => {
    const own = found.find(({ term }) => term === row.term);
    if (own === undefined) return [`no row ${row.term}`];
    if (row.df === 0) return deviation(`df of ${row.term}`, own.df, 0, 0);
    return [
      ...deviation(`df of ${row.term}`, own.df, row.df, 0),
      ...(row.sumSq === undefined ? [] : deviation(`sumSq of ${row.term}`, own.sumSq, row.sumSq, tol)),
      ...deviation(`F of ${row.term}`, own.f, row.F, tol),
      ...deviation(`p of ${row.term}`, own.p, row.p, 10 * tol),
    ];
  });
}

function meanDeviations(
  { means }: Analysis,
  term: string,
  expected: readonly MeanRow[],
  tol = relTol,
): string[] {
  return expected.flatMap((row) => {
    const own = means.find((mean) => mean.term === term && mean.levels[term] === row.level);
    return (['mean', 'se', 'df', 'lower', 'upper'] as const).flatMap((key) =>
      deviation(`${key} of ${term} ${row.level}`, own?.[key], row[key], tol),
    );
  });
}

/** p of R's ptukey is good to about 1e-8. */
function pairDeviations(
  analysis: Analysis,
  term: string,
  expected: readonly PairRow[],
  tol = relTol,
): string[] {
  const own = analysis.comparisons.filter((pair) => pair.term === term);
  expect(own).toHaveLength(expected.length);
  const bare = (text: string): string => text.replaceAll(new RegExp(`[() ]|${term}`, 'g'), '');
  return expected.flatMap((row) => {
    const named = (first: string, second: string): boolean =>
      `${bare(first)}-${bare(second)}` === bare(row.contrast);
    const pair = own.find(({ first, second }) => named(first, second) || named(second, first));
    // Levels of ours are in alphabetical order, R's need not be.
    const sign = pair !== undefined && named(pair.first, pair.second) ? 1 : -1;
    return [
      ...deviation(`difference of ${row.contrast}`, pair?.difference, sign * row.difference, tol),
      ...deviation(`se of ${row.contrast}`, pair?.se, row.se, tol),
      ...deviation(`df of ${row.contrast}`, pair?.df, row.df, tol),
      ...(Math.abs((pair?.pAdjusted ?? Number.NaN) - row.p) <= 1e-7
        ? []
        : [`p of ${row.contrast}: ${pair?.pAdjusted}`]),
    ];
  });
}

describe('yates analyse on classic data sets agrees with R', () => {
  it.each(plain.map((one) => [`${one.file} ${one.formula} type ${one.type}`, one] as const))(
    '%s',
    async (_, reference) => {
      const analysis = await analyse(reference);
      expect(rowDeviations(analysis.anova, reference.anova)).toEqual([]);
      const { meansOf } = reference;
      if (meansOf === undefined) return;
      expect(meanDeviations(analysis, meansOf, reference.means)).toEqual([]);
      expect(pairDeviations(analysis, meansOf, reference.pairs)).toEqual([]);
    },
  );

  it('oats.csv as a split plot: strata, means and comparisons with their own errors', async () => {
    const reference = split('oats.csv') as SplitCase &
      Record<'meansV' | 'meansN', MeanRow[]> &
      Record<'pairsV' | 'pairsN', PairRow[]>;
    const analysis = await analyse(reference, ' + Error(P)');
    const [residuals] = reference.between.filter(({ term }) => term === 'Residuals');
    const terms = reference.between.filter(({ term }) => term !== 'Residuals');
    expect(rowDeviations(analysis.anova, [...terms, ...reference.within])).toEqual([]);
    expect(analysis.splitPlot).toMatchObject({
      count: 18,
      terms: ['B', 'V'],
      df: residuals?.df,
      method: 'classical',
    });
    expect(
      deviation('whole-plot error', analysis.splitPlot?.sumSq, residuals?.sumSq ?? null, relTol),
    ).toEqual([]);
    // lme4's REML and Kenward and Roger's df, which are exact here but for its iteration.
    expect(meanDeviations(analysis, 'V', reference.meansV, 1e-5)).toEqual([]);
    expect(meanDeviations(analysis, 'N', reference.meansN, 1e-4)).toEqual([]);
    expect(pairDeviations(analysis, 'V', reference.pairsV, 1e-5)).toEqual([]);
    expect(pairDeviations(analysis, 'N', reference.pairsN, 1e-5)).toEqual([]);
    const joined = await analyse(reference, ' + Error(B:V)');
    expect(rowDeviations(joined.anova, [...terms, ...reference.within])).toEqual([]);
  });

  it.each([
    ['typeOne', 1],
    ['typeTwo', 2],
  ] as const)('oats-unbalanced.csv: plots as random factor, Kenward-Roger, %s', async (name, type) => {
    const reference = split('oats-unbalanced.csv') as SplitCase & {
      readonly variances: readonly [number, number];
    } & Record<'typeOne' | 'typeTwo', readonly TestRow[]>;
    const analysis = await analyse({ ...reference, type }, ' + Error(P)');
    // lme4's optimum is found to some six digits.
    for (const { term, df, denDf, F, p } of reference[name]) {
      const row = analysis.anova.find((one) => one.term === term);
      expect([
        ...deviation(`df of ${term}`, row?.df, df, 0),
        ...deviation(`denominator of ${term}`, row?.denDf, denDf, 1e-5),
        ...deviation(`F of ${term}`, row?.f, F, 1e-5),
        ...deviation(`p of ${term}`, row?.p, p, 1e-4),
      ]).toEqual([]);
    }
    expect(analysis.splitPlot?.method).toBe('reml');
    expect(deviation('between', analysis.splitPlot?.between, reference.variances[0], 1e-4)).toEqual([]);
    expect(deviation('within', analysis.splitPlot?.within, reference.variances[1], 1e-4)).toEqual([]);
  });
});
