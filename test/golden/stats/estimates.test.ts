import { describe, expect, it } from 'vitest';
import type { Analysis, EstimatedMean } from '../../../stats/analysis-result.ts';
import { effectSize } from '../../../stats/anova/effect-size.ts';
import { analyseCase, deviation, referenceCase } from './reference-case.ts';

/** Limits that R has from its noncentral F and studentized range, less exact than its tails (README of the fixtures). */
const quantileTolerance = 1e-5;

interface EffectRow {
  term: string;
  eta2: number;
  partialEta2: number;
  omega2: number;
  partialOmega2: number;
  ncpLower: number;
  ncpUpper: number;
  partialEta2LowerN: number;
  partialEta2UpperN: number;
}

describe('effect sizes', () => {
  it.each([
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', 'effectSizes'],
    ['02-unbalanced-2way', 'A + B + A:B', 'effectSizesII'],
    ['03-sweep320-complete', 'input + output + activation + scale', 'mainEffects_effectSizes'],
    ['13-toothgrowth', 'supp + dose + supp:dose', 'effectSizes'],
    ['16-plantgrowth-toolbox', 'group', 'effectSizes'],
  ])('%s', (name, model, key) => {
    const { relTol, expected } = referenceCase(name);
    const { anova } = analyseCase(referenceCase(name), model);
    const deviations = expected.table<EffectRow>(key).flatMap((row) => {
      const actual = anova.find(({ term }) => term === row.term);
      const [ncp, share] = [actual?.ncpInterval, actual?.partialEta2Interval];
      return [
        ...deviation(`eta2 of ${row.term}`, actual?.eta2, row.eta2, relTol),
        ...deviation(`partialEta2 of ${row.term}`, actual?.partialEta2, row.partialEta2, relTol),
        ...deviation(`omega2 of ${row.term}`, actual?.omega2, row.omega2, relTol),
        ...deviation(`partialOmega2 of ${row.term}`, actual?.partialOmega2, row.partialOmega2, relTol),
        ...deviation(`ncp of ${row.term}`, ncp?.[0], row.ncpLower, quantileTolerance),
        ...deviation(`ncp of ${row.term}`, ncp?.[1], row.ncpUpper, quantileTolerance),
        ...deviation(`interval of ${row.term}`, share?.[0], row.partialEta2LowerN, quantileTolerance),
        ...deviation(`interval of ${row.term}`, share?.[1], row.partialEta2UpperN, quantileTolerance),
      ];
    });
    expect(deviations).toEqual([]);
  });

  it('is not clipped at zero', () => {
    const size = effectSize({ sumSq: 1, df: 2, residualSumSq: 30, residualDf: 20, totalSumSq: 31, n: 23 });
    expect(size.omega2).toBeLessThan(0);
    expect(size.partialOmega2).toBeLessThan(0);
    expect(size.ncpInterval?.[0]).toBe(0);
  });
});

interface MeanRow {
  emmean: number | null;
  SE: number | null;
  lower?: number;
  upper?: number;
  [factor: string]: unknown;
}

function meanDeviations(actual: EstimatedMean | undefined, row: MeanRow, relTol: number): string[] {
  const what = JSON.stringify(actual?.levels);
  return [
    ...deviation(`mean at ${what}`, actual?.mean, row.emmean, relTol),
    ...deviation(`se at ${what}`, actual?.se, row.SE, relTol),
    ...(row.lower === undefined ? [] : deviation(`lower at ${what}`, actual?.lower, row.lower, relTol)),
    ...(row.upper === undefined ? [] : deviation(`upper at ${what}`, actual?.upper, row.upper, relTol)),
    ...((row.emmean === null) === (actual?.reason?.startsWith('not estimable') ?? false)
      ? []
      : [`reason at ${what}: ${actual?.reason}`]),
  ];
}

describe('estimated marginal means', () => {
  it.each([
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', ['A'], 'emmeansA', 'all'],
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', ['A', 'B'], 'emmeansAB', 'all'],
    ['02-unbalanced-2way', 'A + B + A:B', ['A'], 'emmeansA_equal', 'all'],
    ['02-unbalanced-2way', 'A + B + A:B', ['A'], 'emmeansA_proportional', 'proportional'],
    ['02-unbalanced-2way', 'A + B + A:B', ['A'], 'emmeansA_cells', 'cells'],
    ['02-unbalanced-2way', 'A + B', ['B'], 'emmeansB_additive', 'all'],
    ['03-sweep320-complete', 'site + activation + scale', ['site'], 'emmeans_site', 'all'],
    [
      '03-sweep320-complete',
      'site + activation + scale',
      ['activation'],
      'emmeans_activation_siteModel',
      'all',
    ],
    ['06-empty-cells', 'A + B + A:B', ['A'], 'emmeansA_full', 'all'],
    ['06-empty-cells', 'A + B + A:B', ['A', 'B'], 'emmeansAB_full', 'all'],
    ['06-empty-cells', 'A + B', ['A'], 'emmeansA_additive', 'all'],
    ['12-warpbreaks', 'wool + tension + wool:tension', ['wool', 'tension'], 'emmeansTensionByWool', 'all'],
  ] as const)('%s, %s: %s %s', (name, model, factors, key, averaging) => {
    const reference = referenceCase(name);
    const { means } = analyseCase(reference, model, { averaging });
    const deviations = reference.expected.table<MeanRow>(key).flatMap((row) => {
      const actual = means.find(
        ({ term, levels }) =>
          term === factors.join(':') && factors.every((factor) => levels[factor] === row[factor]),
      );
      return meanDeviations(actual, row, reference.relTol);
    });
    expect(deviations).toEqual([]);
  });

  it('03: no input mean is estimable, but each is over its valid outputs', () => {
    const reference = referenceCase('03-sweep320-complete');
    const { means } = analyseCase(reference, 'input + output + activation + scale + input:output');
    const inputs = means.filter(({ term }) => term === 'input');
    const all = inputs.filter(({ over }) => over === 'all');
    const valid = inputs.filter(({ over }) => over === 'valid');
    expect(all.map(({ mean }) => mean)).toEqual(Array.from({ length: 10 }, () => null));
    const expected = reference.expected.table<MeanRow>('input_meanOverValidSites');
    expect(valid.map(({ levels }) => levels['input'])).toEqual(expected.map((row) => row['input']));
    expect(expected.flatMap((row, i) => meanDeviations(valid[i], row, reference.relTol))).toEqual([]);
  });

  it('03: the additive model leaves the inputs alone inestimable and each valid site estimable', () => {
    const reference = referenceCase('03-sweep320-complete');
    const { means } = analyseCase(reference, 'input + output + activation + scale');
    const estimable = (wanted: string, averaging: string) =>
      means.filter(({ term, over, mean }) => term === wanted && over === averaging && mean !== null).length;
    expect(estimable('input', 'all')).toBe(0);
    expect(estimable('input:output', 'all')).toBe(20);
  });
});

interface ComparisonRow {
  contrast: string;
  diff?: number;
  estimate?: number;
  SE?: number;
  lower: number;
  upper: number;
  p?: number;
  pAdj?: number;
}

/** TukeyHSD writes `second-first`, emmeans `first - second`. */
function comparisonDeviations(
  comparisons: Analysis['comparisons'],
  term: string,
  rows: readonly ComparisonRow[],
  relTol: number,
): string[] {
  return rows.flatMap((row) => {
    const reversed = !row.contrast.includes(' - ');
    const names = row.contrast
      .split(/ ?- ?/)
      .map((name) => name.replace(new RegExp(`^${term}(?=[0-9])`), ''));
    const [first, second] = reversed ? names.reverse() : names;
    const actual = comparisons.find(
      (comparison) => comparison.term === term && comparison.first === first && comparison.second === second,
    );
    if (actual === undefined) return [`no comparison ${row.contrast}`];
    const difference = (row.diff ?? row.estimate) as number;
    const [lower, upper] = reversed ? [-row.upper, -row.lower] : [row.lower, row.upper];
    // A difference near 0 is judged against the width of its interval.
    const off = Math.abs((actual.difference as number) - (reversed ? -difference : difference));
    const pOff = Math.abs((actual.pAdjusted as number) - ((row.pAdj ?? row.p) as number));
    return [
      ...(off <= relTol * (upper - lower) ? [] : [`difference ${row.contrast} is off by ${off}`]),
      ...(row.SE === undefined ? [] : deviation(`se ${row.contrast}`, actual.se, row.SE, relTol)),
      ...(pOff <= 1e-8 ? [] : [`p ${row.contrast} is off by ${pOff}`]),
      ...deviation(`lower ${row.contrast}`, actual.lower, lower, quantileTolerance),
      ...deviation(`upper ${row.contrast}`, actual.upper, upper, quantileTolerance),
    ];
  });
}

describe('Tukey-Kramer comparisons', () => {
  it.each([
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', 'A', 'tukeyA'],
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', 'C', 'tukeyC'],
    ['02-unbalanced-2way', 'A + B', 'B', 'pairsB_additive_tukey'],
    ['03-sweep320-complete', 'site + activation + scale', 'activation', 'pairs_activation_tukey'],
    ['03-sweep320-complete', 'site + activation + scale', 'scale', 'pairs_scale_tukey'],
    ['06-empty-cells', 'A + B', 'A', 'pairsA_additive_tukey'],
    ['09-large-offset', 'A + B + A:B', 'A', 'tukeyA'],
    ['12-warpbreaks', 'wool + tension + wool:tension', 'tension', 'tukeyTension'],
    ['13-toothgrowth', 'supp + dose + supp:dose', 'dose', 'tukeyDose'],
    ['16-plantgrowth-toolbox', 'group', 'group', 'tukey'],
  ] as const)('%s, %s: %s', (name, model, factor, key) => {
    const reference = referenceCase(name);
    const { comparisons } = analyseCase(reference, model);
    const rows = reference.expected.table<ComparisonRow>(key);
    expect(comparisonDeviations(comparisons, factor, rows, reference.relTol)).toEqual([]);
  });

  it('03: 22 of 45 differences between inputs are estimable', () => {
    const reference = referenceCase('03-sweep320-complete');
    const { comparisons } = analyseCase(reference, 'input + output + activation + scale');
    const inputs = comparisons.filter(({ term }) => term === 'input');
    const estimable = inputs.filter(({ difference }) => difference !== null);
    expect(inputs).toHaveLength(45);
    expect(estimable).toHaveLength(reference.expected.value('contrasts_input_nEstimable'));
    type Row = { contrast: string; estimate: number; SE: number; t: number; p: number };
    const rows = reference.expected.table<Row>('contrasts_input_atAnyOutput_estimable');
    const deviations = rows.flatMap(({ contrast, estimate, SE, t, p }) => {
      const actual = estimable.find(({ first, second }) => `${first} - ${second}` === contrast);
      return [
        ...deviation(contrast, actual?.difference, estimate, reference.relTol),
        ...deviation(`se ${contrast}`, actual?.se, SE, reference.relTol),
        ...deviation(`t ${contrast}`, actual?.t, t, reference.relTol),
        ...deviation(`p ${contrast}`, actual?.p, p, reference.relTol),
      ];
    });
    expect(deviations).toEqual([]);
    expect(inputs.find(({ difference }) => difference === null)?.reason).toContain('not estimable');
  });
});
