/** Trends of numeric factors, factors within others and effects of single runs, against R. */
import { describe, expect, it } from 'vitest';
import type { AnovaRow } from '../../../stats/analysis-result.ts';
import { analyseCase, deviation, referenceCase, type ReferenceRow } from './reference-case.ts';

const rowOf = (anova: readonly AnovaRow[], name: string): AnovaRow =>
  anova.find(({ term }) => term === name) as AnovaRow;

describe('a factor with numeric levels (32)', () => {
  const reference = referenceCase('32-numeric-trend');
  const { anova } = analyseCase(reference, 'act + lr', { scales: { lr: 'log' } });
  const lr = rowOf(anova, 'lr');

  it('splits its sum of squares into trends on its scale', () => {
    const wrong = reference.expected
      .table<{ degree: number; sumSq: number; F: number; p: number }>('trends')
      .flatMap(({ degree, sumSq, F, p }) => {
        const own = lr.trends?.find((row) => row.degree === degree);
        return [
          ...deviation(`sum of squares of degree ${degree}`, own?.sumSq, sumSq, 1e-9),
          ...deviation(`F of degree ${degree}`, own?.f, F, 1e-9),
          ...deviation(`p of degree ${degree}`, own?.p, p, 1e-9),
        ];
      });
    expect(wrong).toEqual([]);
  });

  it('has a parabola, its turning point and its lack of fit', () => {
    const value = (...path: string[]): number => reference.expected.value(...path);
    const { curve } = lr;
    expect([
      ...deviation('linear', curve?.linear, value('quadratic', 'coefficients', 'linear'), 1e-9),
      ...deviation('quadratic', curve?.quadratic, value('quadratic', 'coefficients', 'quadratic'), 1e-9),
      ...deviation(
        'stationary',
        Math.log10(curve?.stationary ?? 0),
        value('quadratic', 'stationaryLog10'),
        1e-9,
      ),
      ...deviation('lack of fit', curve?.lackOfFit?.f, value('quadratic', 'lackOfFit', 'F'), 1e-9),
      ...deviation('its p', curve?.lackOfFit?.p, value('quadratic', 'lackOfFit', 'p'), 1e-9),
    ]).toEqual([]);
    const [lower, upper] = curve?.interval ?? [0, 0];
    expect([lower < (curve?.stationary ?? 0), (curve?.stationary ?? 0) < upper]).toEqual([true, true]);
  });
});

describe('factors within others (33)', () => {
  const reference = referenceCase('33-nested-factors');
  const expected = reference.expected.table<ReferenceRow>('nested');
  const named = (term: string): string => term.replace(/^(\w+)\((\w+)\)$/, '$2:$1');

  it.each([
    ['as the formula says', 'act + method + method:rank + method:width', true],
    ['as the blanks of the table show', 'act + method + rank + width', false],
  ])('%s', (_, model, declared) => {
    const { anova } = analyseCase(reference, model, {
      nests: declared
        ? [
            { factor: 'rank', within: ['method'] },
            { factor: 'width', within: ['method'] },
          ]
        : [],
    });
    const wrong = expected.flatMap(({ term, df, sumSq, F, p }) => {
      const row = rowOf(anova, named(term));
      return [
        ...deviation(`df of ${term}`, row?.df, df, 0),
        ...deviation(`sum of squares of ${term}`, row?.sumSq, sumSq, 1e-9),
        ...deviation(`F of ${term}`, row?.f, F, 1e-9),
        ...deviation(`p of ${term}`, row?.p, p, 1e-9),
        ...(row?.status === 'ok' ? [] : [`${term} is ${row?.status}: ${row?.reason}`]),
      ];
    });
    expect(wrong).toEqual([]);
    expect(rowOf(anova, 'Residuals').sumSq).toBeCloseTo(reference.expected.value('residual', 'sumSq'), 12);
  });
});

describe('an unreplicated factorial (34)', () => {
  const reference = referenceCase('34-lenth');
  const { expected } = reference;

  it.each([
    [
      'all terms',
      'A + B + C + D + A:B + A:C + B:C + A:D + B:D + C:D + A:B:C + A:B:D + A:C:D + B:C:D + A:B:C:D',
    ],
    ['main effects alone', 'A + B + C + D'],
  ])('%s: has its effects and their margins', (_, model) => {
    const { lenth } = analyseCase(reference, model);
    const wrong = [
      ...deviation('pse', lenth?.pse, expected.value('pse'), 1e-9),
      ...deviation('me', lenth?.me, expected.value('me'), 1e-9),
      ...deviation('sme', lenth?.sme, expected.value('sme'), 1e-9),
      ...expected
        .table<{ term: string; effect: number }>('effects')
        .flatMap(({ term, effect }) =>
          deviation(term, lenth?.effects.find((own) => own.term === term)?.effect, effect, 1e-9),
        ),
    ];
    expect(wrong).toEqual([]);
    const active = lenth?.effects.filter(({ effect }) => Math.abs(effect) > lenth.me).map(({ term }) => term);
    expect(active).toEqual(expected.list('active'));
  });
});
