import { expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { normalUpperTail } from '../../../../stats/distributions/normal.ts';
import { lookP, plannedLooks } from '../../../../stats/sequential/planned-looks.ts';

const times = [0.2, 0.4, 0.6, 0.8, 1];

it.each([0.001, 0.01, 0.05, 0.2])('a look just rejects at level %d where p is its threshold', (alpha) => {
  for (const [k, { rejectBelow }] of plannedLooks(times, alpha).entries()) {
    expect(lookP(rejectBelow, k + 1, 5)).toBeCloseTo(alpha, 8);
    expect(lookP(rejectBelow * 1.01, k + 1, 5)).toBeGreaterThan(alpha);
  }
});

it('is 1 where no level would do, and past the last look', () => {
  expect(lookP(0.9, 1, 5)).toBe(1);
  expect(lookP(1e-9, 6, 5)).toBe(1);
});

it('no more than alpha of sweeps are decided by chance, all looks together', () => {
  const random = seededRandom('looks');
  let decided = 0;
  const sweeps = 4000;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let [sum, least] = [0, 1];
    for (let look = 1; look <= 5; look++) {
      sum += random.normal();
      least = Math.min(least, lookP(2 * normalUpperTail(Math.abs(sum) / Math.sqrt(look)), look, 5));
    }
    if (least <= 0.05) decided++;
  }
  // Four standard errors above the level.
  expect(decided / sweeps).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / sweeps));
});
