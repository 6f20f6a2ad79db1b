import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { summarise } from '../../../../stats/words/summary.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';

const random = seededRandom('robust');
const rows = Array.from({ length: 48 }, (_, i) => ({
  seed: `r${i % 4}`,
  site: `s${Math.floor(i / 4) % 3}`,
  scale: `c${Math.floor(i / 12) % 2}`,
  y: (Math.floor(i / 4) % 3 === 1 ? 3 : 0) + random.normal() * (1 + (Math.floor(i / 4) % 3)),
}));
const table = dataTable({
  seed: factorColumn(rows.map(({ seed }) => seed)),
  site: factorColumn(rows.map(({ site }) => site)),
  scale: factorColumn(rows.map(({ scale }) => scale)),
  y: numericColumn(rows.map(({ y }) => y)),
});
const request = {
  response: 'y',
  terms: [['site'], ['scale']],
  block: 'seed',
  robust: true,
  permutations: 499,
  goal: 'maximise',
} as const;

describe('robust tests', () => {
  const analysis = analyse(table, request);

  it('agree on a large effect and on none', () => {
    const p = (tests: readonly { term: string; p: number | null }[] | undefined, term: string) =>
      tests?.find((test) => test.term === term)?.p ?? Number.NaN;
    for (const tests of [analysis.anova, analysis.robust?.hc3, analysis.robust?.permutation]) {
      expect(p(tests, 'site')).toBeLessThan(0.01);
      expect(p(tests, 'scale')).toBeGreaterThan(0.05);
    }
    const [site] = analysis.robust?.oneWay ?? [];
    expect(site).toMatchObject({ term: 'site', reason: null });
    expect(site?.welch?.p).toBeLessThan(0.01);
    expect(site?.kruskalWallis?.p).toBeLessThan(0.01);
    expect([site?.gamesHowell.length, site?.dunn.length]).toEqual([3, 3]);
  });

  it('do not test the block, and are the same for the same seed', () => {
    expect(analysis.robust?.permutation.map(({ term }) => term)).toEqual(['site', 'scale']);
    expect(analyse(table, request)).toEqual(analysis);
    const other = analyse(table, { ...request, seed: 2 }).robust?.permutation;
    expect(other).not.toEqual(analysis.robust?.permutation);
  });

  it('are left out unless asked for', () => {
    expect(analyse(table, { ...request, robust: false }).robust).toBeNull();
  });

  it('say why there is none for a level with a single row', () => {
    const few = dataTable({
      site: factorColumn(['a', 'a', 'a', 'b']),
      y: numericColumn([1, 2, 3, 4]),
    });
    const { robust } = analyse(few, { response: 'y', terms: [['site']], robust: true, permutations: 99 });
    expect(robust?.oneWay[0]).toMatchObject({ welch: null, gamesHowell: [] });
    expect(robust?.oneWay[0]?.reason).toContain('single row');
    expect(robust?.hc3[0]).toMatchObject({ f: null });
    expect(robust?.hc3[0]?.reason).toContain('fitted exactly');
    expect(JSON.parse(JSON.stringify(robust))).toEqual(robust);
  });
});

describe('levels that may be the best', () => {
  it('excludes those that are worse for sure, and says so', () => {
    const { bestLevels } = analyse(table, request);
    const site = bestLevels.find(({ term }) => term === 'site');
    expect(site?.levels.map(({ level, mayBeBest }) => [level, mayBeBest])).toEqual([
      ['s0', false],
      ['s1', true],
      ['s2', false],
    ]);
    const words = summarise(analyse(table, request)).join(' ');
    expect(words).toContain(
      'Levels that may be the best on that average, in these runs, with 95% confidence for each factor: site s1; scale any.',
    );
  });

  it('turns round with the goal', () => {
    const { bestLevels } = analyse(table, { ...request, goal: 'minimise' });
    expect(bestLevels[0]?.levels[1]?.mayBeBest).toBe(false);
  });

  it('gives no verdict without a goal or where differences are not estimable', () => {
    const { goal: _, ...noGoal } = request;
    expect(analyse(table, noGoal).bestLevels).toEqual([]);
    const apart = dataTable({
      a: factorColumn(['1', '1', '2', '2', '3', '3']),
      b: factorColumn(['x', 'y', 'x', 'y', 'z', 'z']),
      y: numericColumn([1, 2, 3, 4.5, 5, 6.2]),
    });
    const { bestLevels } = analyse(apart, { response: 'y', terms: [['a'], ['b']], goal: 'maximise' });
    expect(bestLevels[0]).toMatchObject({ levels: [] });
    expect(bestLevels[0]?.reason).toContain('not estimable');
  });
});

it('a block of six levels has a variance of its own, one of four is only adjusted for', () => {
  expect(analyse(table, request).blockVariance).toBeNull();
  const six = dataTable({
    day: factorColumn(rows.map((_, i) => `d${i % 6}`)),
    site: factorColumn(rows.map(({ site }) => site)),
    y: numericColumn(rows.map(({ y }, i) => y + 5 * (i % 6))),
  });
  const { blockVariance } = analyse(six, { response: 'y', terms: [['site']], block: 'day' });
  expect(blockVariance).toMatchObject({ block: 'day', atBoundary: false });
  expect(blockVariance?.intraclassCorrelation).toBeGreaterThan(0.8);
});
