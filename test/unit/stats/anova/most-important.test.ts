import { expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { mostImportant } from '../../../../stats/anova/most-important.ts';

const row = { df: 1, errorDf: 40 };

it('says that one term matters more only if the interval of the difference excludes zero', () => {
  const clear = mostImportant(
    [
      { ...row, term: 'a', sumSq: 200, f: 200 },
      { ...row, term: 'b', sumSq: 2, f: 2 },
    ],
    300,
  );
  const close = mostImportant(
    [
      { ...row, term: 'a', sumSq: 60, f: 60 },
      { ...row, term: 'b', sumSq: 50, f: 50 },
    ],
    200,
  );
  expect(clear?.lower).toBeGreaterThan(0);
  expect(close?.lower).toBeLessThan(0);
  expect(close?.terms).toEqual(['a', 'b']);
  expect(mostImportant([{ ...row, term: 'a', sumSq: 60, f: 60 }], 100)).toBeNull();
});

/** A 4 x 4 layout with 3 runs a cell: sums of squares drawn, sigma 1, noncentralities given. */
function drawn(random: ReturnType<typeof seededRandom>, lambdas: readonly [number, number]) {
  const chi = (df: number, shift = 0): number => {
    let sum = (random.normal() + shift) ** 2;
    for (let i = 1; i < df; i++) sum += random.normal() ** 2;
    return sum;
  };
  const error = chi(41) / 41;
  const sums = lambdas.map((lambda) => chi(3, Math.sqrt(lambda)));
  const rows = sums.map((sumSq, i) => ({
    term: 'ab'[i] as string,
    df: 3,
    errorDf: 41,
    sumSq,
    f: sumSq / 3 / error,
  }));
  return mostImportant(rows, (sums[0] as number) + (sums[1] as number) + 41 * error);
}

it('seldom names a leader where two terms matter alike', () => {
  for (const lambda of [5, 20, 80]) {
    const random = seededRandom(`alike ${lambda}`);
    let named = 0;
    for (let run = 0; run < 2000; run++) if ((drawn(random, [lambda, lambda])?.lower ?? -1) > 0) named++;
    // The larger of the two is looked at, so that both sides of the interval count: 100 expected, standard deviation 10.
    expect(named / 2000).toBeLessThan(0.07);
  }
});
