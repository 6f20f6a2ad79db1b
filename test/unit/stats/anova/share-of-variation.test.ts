import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../../base/random.ts';
import { sharesOfVariation } from '../../../../stats/anova/share-of-variation.ts';
import { effectSize } from '../../../../stats/anova/effect-size.ts';
import { noncentralityInterval } from '../../../../stats/distributions/noncentral-f.ts';

describe('the share of the variation', () => {
  const row = { term: 'a', df: 2, sumSq: 30, f: 30 / 2 / (40 / 37), errorDf: 37 };

  it('is omega squared where there is one error', () => {
    const [found] = sharesOfVariation([row], 100);
    const { omega2 } = effectSize({
      sumSq: 30,
      df: 2,
      residualSumSq: 40,
      residualDf: 37,
      totalSumSq: 100,
      n: 50,
    });
    expect(found?.share).toBeCloseTo(omega2 as number, 12);
  });

  it("has Steiger's limits where the term is alone", () => {
    const [found] = sharesOfVariation([row], 70);
    const [lower, upper] = noncentralityInterval(row.f, 2, 37, 0.95);
    expect(found?.lower).toBeCloseTo(lower / (lower + 40), 12);
    expect(found?.upper).toBeCloseTo(upper / (upper + 40), 12);
  });

  it('is small where a tiny effect stands against a tinier error, unlike partial eta squared', () => {
    const tiny = { term: 'b', df: 1, sumSq: 0.8, f: 0.8 / (0.25 / 20), errorDf: 20 };
    const [found] = sharesOfVariation([tiny], 100);
    expect(found?.share).toBeCloseTo(0.008, 3);
    expect(found?.upper).toBeLessThan(0.02);
  });

  it('starts at 0 where the term does no more than chance, and leaves out what was not tested', () => {
    const none = { term: 'b', df: 3, sumSq: 1, f: 0.4, errorDf: 20 };
    const untested = { term: 'c', df: 3, sumSq: 1, f: null, errorDf: null };
    const [found, ...others] = sharesOfVariation([none, untested], 50);
    expect(found).toMatchObject({ term: 'b', lower: 0 });
    expect(found?.share).toBeLessThan(0);
    expect(others).toEqual([]);
    expect(sharesOfVariation([row], 0)).toEqual([]);
  });
});

/** Noncentral chi-squared. */
function chiSquared(random: Random, df: number, ncp = 0): number {
  let sum = (random.normal() + Math.sqrt(ncp)) ** 2;
  for (let i = 1; i < df; i++) sum += random.normal() ** 2;
  return sum;
}

it.each([
  [1, 1, 2],
  [10, 5, 2],
  [50, 200, 3],
  [500, 20, 3],
  [3, 100, 5],
])('holds the truth where the noncentralities are %d and %d, with %d replicates', (a, b, replicates) => {
  const random = seededRandom(`shares ${a} ${b} ${replicates}`);
  const errorDf = 12 * (replicates - 1);
  const truth = a / (a + b + 12 * replicates);
  let held = 0;
  for (let run = 0; run < 500; run++) {
    const [ofA, ofB, both] = [chiSquared(random, 3, a), chiSquared(random, 2, b), chiSquared(random, 6)];
    const error = chiSquared(random, errorDf);
    const row = { term: 'a', df: 3, sumSq: ofA, f: ofA / 3 / (error / errorDf), errorDf };
    const [found] = sharesOfVariation([row], ofA + ofB + both + error);
    if (found !== undefined && found.lower <= truth && truth <= found.upper) held++;
  }
  // Three standard errors below 95% of 500.
  expect(held).toBeGreaterThanOrEqual(460);
});
