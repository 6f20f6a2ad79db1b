import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import {
  analyseCase as analyseFully,
  anovaDeviations,
  deviation,
  type ReferenceCase,
  type ReferenceRow,
  referenceCase,
} from './reference-case.ts';

/** The tables alone: comparisons and assumptions have tests of their own. */
const analyseCase = (reference: ReferenceCase, model: string, options: Partial<AnalysisRequest> = {}) =>
  analyseFully(reference, model, { detail: 'live', ...options });

describe('01 balanced three factors', () => {
  const reference = referenceCase('01-balanced-3factor');
  const model = 'A + B + C + A:B + A:C + B:C + A:B:C';

  it.each([1, 2, 3] as const)('type %i', (type) => {
    const { anova } = analyseCase(reference, model, { type });
    const expected = reference.expected.rows(`type${'I'.repeat(type)}`);
    expect(anovaDeviations(anova, expected, reference.relTol)).toEqual([]);
    expect(anova).toHaveLength(expected.length);
  });

  it('R squared, sigma', () => {
    const { rSquared, adjustedRSquared, sigma } = analyseCase(reference, model);
    expect(deviation('R squared', rSquared, reference.expected.value('r2'), reference.relTol)).toEqual([]);
    expect(
      deviation('adjusted', adjustedRSquared, reference.expected.value('adjR2'), reference.relTol),
    ).toEqual([]);
    expect(deviation('sigma', sigma, reference.expected.value('sigma'), reference.relTol)).toEqual([]);
  });
});

describe('02 unbalanced two-way', () => {
  const reference = referenceCase('02-unbalanced-2way');
  const { expected, relTol } = reference;

  it('type I in both orders', () => {
    expect(
      anovaDeviations(
        analyseCase(reference, 'A + B + A:B', { type: 1 }).anova,
        expected.rows('typeI_AB'),
        relTol,
      ),
    ).toEqual([]);
    expect(
      anovaDeviations(
        analyseCase(reference, 'B + A + B:A', { type: 1 }).anova,
        expected.rows('typeI_BA'),
        relTol,
      ),
    ).toEqual([]);
  });
  it('type II', () => {
    expect(
      anovaDeviations(analyseCase(reference, 'A + B + A:B').anova, expected.rows('typeII'), relTol),
    ).toEqual([]);
    expect(
      anovaDeviations(analyseCase(reference, 'A + B').anova, expected.rows('additive_typeII'), relTol),
    ).toEqual([]);
  });
  it('type III', () => {
    expect(
      anovaDeviations(
        analyseCase(reference, 'A + B + A:B', { type: 3 }).anova,
        expected.rows('typeIII'),
        relTol,
      ),
    ).toEqual([]);
  });
});

describe('03 sweep of 320 cells, input and output linked', () => {
  const reference = referenceCase('03-sweep320-complete');
  const { expected, relTol } = reference;
  const mainEffects = 'input + output + activation + scale';
  const siteModel = 'site + activation + scale';

  it('one-way F of each factor', () => {
    const { oneWay } = analyseCase(reference, mainEffects);
    for (const row of oneWay) {
      const rows = expected.table<ReferenceRow>(`onewayPaper.${row.term}`);
      const [between, within] = rows as [ReferenceRow, ReferenceRow];
      expect([row.df, row.residualDf]).toEqual([between.df, within.df]);
      expect(deviation('sumSq', row.sumSq, between.sumSq, relTol)).toEqual([]);
      expect(deviation('within', row.residualSumSq, within.sumSq, relTol)).toEqual([]);
      expect(deviation('F', row.f, between.F, relTol)).toEqual([]);
      expect(deviation('log p', row.logP, between.logp ?? null, relTol)).toEqual([]);
    }
    expect(oneWay).toHaveLength(4);
  });

  it('main effects: types I and II with partly aliased input and output', () => {
    const analysis = analyseCase(reference, mainEffects);
    expect(analysis.rank).toBe(expected.value('mainEffects_rank'));
    expect(anovaDeviations(analysis.anova, expected.rows('mainEffects_typeII'), relTol)).toEqual([]);
    expect(
      anovaDeviations(
        analyseCase(reference, mainEffects, { type: 1 }).anova,
        expected.rows('mainEffects_typeI'),
        relTol,
      ),
    ).toEqual([]);
    const [input, output, activation] = analysis.anova;
    expect(input).toMatchObject({ status: 'partlyAliased', aliasedWith: ['output'] });
    expect(output).toMatchObject({ status: 'partlyAliased', aliasedWith: ['input'] });
    expect(activation).toMatchObject({ status: 'ok', aliasedWith: [], reason: null });
    expect(input?.reason).toBe('2 of 9 degrees of freedom cannot be told apart from output');
  });

  it('type III is refused with the reason', () => {
    for (const row of analyseCase(reference, mainEffects, { type: 3 }).anova.slice(0, -1)) {
      expect(row).toMatchObject({ status: 'refused', f: null, p: null });
      expect(row.reason).toContain('use type 2');
    }
  });

  it('site model, with and without two-way interactions', () => {
    expect(
      anovaDeviations(analyseCase(reference, siteModel).anova, expected.rows('site_typeII'), relTol),
    ).toEqual([]);
    const twoWay = `${siteModel} + site:activation + site:scale + activation:scale`;
    expect(
      anovaDeviations(analyseCase(reference, twoWay).anova, expected.rows('site2way_typeII'), relTol),
    ).toEqual([]);
  });

  it('all two-way interactions of four factors, 62 columns aliased', () => {
    const pairs =
      'input:output + input:activation + input:scale + output:activation + output:scale + activation:scale';
    const analysis = analyseCase(reference, `${mainEffects} + ${pairs}`);
    expect(analysis.rank).toBe(expected.value('io2way_rank'));
    expect(anovaDeviations(analysis.anova, expected.rows('io2way_typeII'), relTol)).toEqual([]);
  });

  it('decomposition of the site', () => {
    const [pair] = analyseCase(reference, `${mainEffects} + input:output`).linkedPairs;
    expect(pair?.factors).toEqual(['input', 'output']);
    expect(pair?.rows).toHaveLength(expected.rows('siteDecomposition').length);
    for (const [index, row] of expected.rows('siteDecomposition').entries()) {
      const actual = pair?.rows[index];
      expect(actual?.df).toBe(row.df);
      expect(deviation(row.term, actual?.sumSq, row.sumSq, relTol)).toEqual([]);
      expect(deviation(row.term, actual?.f, row.F, relTol)).toEqual([]);
      expect(deviation(row.term, actual?.p, row.p, relTol)).toEqual([]);
    }
    expect(pair?.components).toHaveLength(3);
    for (const [first] of pair?.components ?? []) {
      expect(new Set(first.map((level) => expected.value('connectedComponents', level))).size).toBe(1);
    }
    expect(pair?.words.join(' ')).toContain('2 degrees of freedom confounded');
  });
});

describe('06 empty cells', () => {
  const reference = referenceCase('06-empty-cells');
  const { expected, relTol } = reference;

  it('types I and II, with the interaction short of two df', () => {
    const analysis = analyseCase(reference, 'A + B + A:B');
    expect(analysis.rank).toBe(expected.value('rank'));
    expect(anovaDeviations(analysis.anova, expected.rows('typeII'), relTol)).toEqual([]);
    expect(
      anovaDeviations(
        analyseCase(reference, 'A + B + A:B', { type: 1 }).anova,
        expected.rows('typeI'),
        relTol,
      ),
    ).toEqual([]);
    expect(
      anovaDeviations(analyseCase(reference, 'A + B').anova, expected.rows('additive_typeII'), relTol),
    ).toEqual([]);
    expect(analysis.anova[2]).toMatchObject({ status: 'emptyCells', aliasedWith: [] });
  });

  it('type III is refused and names the empty cells', () => {
    const [a] = analyseCase(reference, 'A + B + A:B', { type: 3 }).anova;
    expect(a).toMatchObject({ status: 'refused', f: null });
    expect(a?.reason).toContain('2 combinations of A:B never occurred');
  });
});

describe('09 large offset', () => {
  const reference = referenceCase('09-large-offset');
  it('loses no digits to 1e9', () => {
    const { anova } = analyseCase(reference, 'A + B + A:B');
    expect(anovaDeviations(anova, reference.expected.rows('typeII'), reference.relTol)).toEqual([]);
  });
});

describe('11 npk, N:P:K confounded with blocks', () => {
  const reference = referenceCase('11-npk');
  const model = 'block + N + P + K + N:P + N:K + P:K + N:P:K';
  it('types I and II; the aliased term is named', () => {
    const { anova } = analyseCase(reference, model);
    expect(anovaDeviations(anova, reference.expected.rows('fixedBlock_typeII'), reference.relTol)).toEqual(
      [],
    );
    expect(
      anovaDeviations(
        analyseCase(reference, model, { type: 1 }).anova,
        reference.expected.rows('fixedBlock_typeI'),
        reference.relTol,
      ),
    ).toEqual([]);
    expect(anova.find(({ term }) => term === 'N:P:K')).toMatchObject({
      status: 'aliased',
      df: 0,
      f: null,
      p: null,
      aliasedWith: ['block'],
    });
  });
});

it.each([
  ['12-warpbreaks', 'wool + tension + wool:tension', 'anova'],
  ['13-toothgrowth', 'supp + dose + supp:dose', 'anova'],
  ['16-plantgrowth-toolbox', 'group', 'anova'],
  ['18-rcbd', 'block + A + B + A:B', 'fixedBlock'],
  ['18-rcbd', 'A + B + A:B', 'ignoringBlock'],
  ['19-varcomp-unbalanced', 'agent', 'anova'],
  ['21-exact-permutation', 'g', 'asymptotic'],
])('%s: %s', (name, model, key) => {
  const reference = referenceCase(name);
  expect(
    anovaDeviations(analyseCase(reference, model).anova, reference.expected.rows(key), reference.relTol),
  ).toEqual([]);
});
