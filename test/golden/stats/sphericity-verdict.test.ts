/**
 * Nine data sets by four methods, one of which varies far more than the others. R's anova(mlm, X = ~1, test = "Spherical") and
 * mauchly.test: W = 0.0054574, p = 2.083e-06; F = 3.725, p = .02490707702, with Greenhouse and Geisser's correction .08554363933.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unicodeDrawing } from '../../../report/tables/grid.ts';
import { interactionSections } from '../../../report/tables/interaction-section.ts';
import { analyse } from '../../../stats/analysis.ts';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';
import { summarise } from '../../../stats/words/summary.ts';

const file = new URL('../../fixtures/stats/answer/unlike-differences.csv', import.meta.url);
const { table } = tableFromCsv(readFileSync(file, 'utf8'), 'unlike-differences.csv', ['dataset', 'method']);
const base: AnalysisRequest = { response: 'y', terms: [['method']] };

it.each([
  ['a random factor', { ...base, random: ['dataset'] }],
  ['whole plots', { ...base, wholePlots: 'dataset' }],
])('calls no effect clear that hangs on differences that vary alike when they do not: %s', (_, request) => {
  const analysis = analyse(table, request);
  const row = analysis.anova.find(({ term }) => term === 'method');
  expect(row?.p).toBeCloseTo(0.02490707702, 9);
  expect(row?.pAdjusted).toBeCloseTo(0.08554363933, 8);
  const words = summarise(analysis).join(' ');
  expect(words).toContain('No clear effect of method (p = .025, adjusted p = .086');
  expect(words).toContain(
    "Differences do not vary alike (Mauchly's test) for method (p = 2.1e-6; corrected p = .086)",
  );
});

it('says that a conclusion hangs on it where too few levels are there to test it', () => {
  const few = tableFromCsv(
    [
      's,m,y',
      ...[0, 1, 2].flatMap((s) =>
        [0, 1, 2, 3].map((m) => `s${s},m${m},${(s + 0.4 * m * (1 + s) + 0.1 * ((s * m) % 3)).toFixed(3)}`),
      ),
    ].join('\n'),
    'few.csv',
    ['s', 'm'],
  ).table;
  const analysis = analyse(few, { response: 'y', terms: [['m']], random: ['s'] });
  const [row] = analysis.sphericity;
  expect(row?.mauchly).toBeNull();
  expect(analysis.anova[0]?.pAdjusted).toBeLessThan(0.05);
  expect(row?.pGreenhouseGeisser).toBeGreaterThan(0.05);
  expect(summarise(analysis).join(' ')).toMatch(
    /nobody can test if differences vary alike; .* for m \(p = \.\d+\)/,
  );
});

/** R's anova(mlm, X = ~1, test = "Spherical") of the four methods at either size: W = 0.017985 and 0.69165, p by Greenhouse and Geisser below. */
it.each([
  ['a random factor', { random: ['dataset'] }],
  ['whole plots', { wholePlots: 'dataset' }],
])('corrects the simple effect whose own differences vary unalike, and no other: %s', (_, errors) => {
  const text = readFileSync(
    new URL('../../fixtures/stats/answer/unlike-simple-effects.csv', import.meta.url),
    'utf8',
  );
  const cells = tableFromCsv(text, 'unlike-simple-effects.csv', ['dataset', 'method', 'size']).table;
  const analysis = analyse(cells, {
    response: 'y',
    terms: [['method'], ['size'], ['method', 'size']],
    ...errors,
  });
  const effects = analysis.interactions[0]?.simpleEffects ?? [];
  expect(effects).toHaveLength(6);
  const [large, ...others] = effects;
  expect(large?.within).toEqual({ size: 'large' });
  expect(large?.pGreenhouseGeisser).toBeCloseTo(0.00050122392, 10);
  // Holm: the second smallest of six, in place of a p of 5e-14.
  expect(large?.pAdjusted).toBeCloseTo(5 * 0.00050122392, 9);
  expect(others.map(({ pGreenhouseGeisser }) => pGreenhouseGeisser)).toEqual(others.map(() => undefined));
  expect(interactionSections(analysis, 100, unicodeDrawing).flat().join('\n')).toContain(
    "p of method is Greenhouse and Geisser's in 1 row",
  );
});
