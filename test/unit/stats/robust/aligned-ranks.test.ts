import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import type { FactorVariable } from '../../../../stats/model/model-matrix.ts';
import { alignedRanks } from '../../../../stats/robust/aligned-ranks.ts';

const logit = (u: number): number => Math.log(u / (1 - u));

const n = 60;
const rows = Int32Array.from({ length: n }, (_, i) => i);
const factor = (name: string, levels: number, every: number): FactorVariable => ({
  kind: 'factor',
  name,
  levels: Array.from({ length: levels }, (_, level) => `${name}${level}`),
  codes: Int32Array.from({ length: n }, (_, i) => Math.floor(i / every) % levels),
});
const a = factor('a', 3, 1);
const b = factor('b', 2, 3);
const at = (variable: FactorVariable, i: number): number => variable.codes[i] as number;

function run(mean: (i: number) => number, noise: (i: number) => number) {
  const response = Float64Array.from({ length: n }, (_, i) => mean(i) + noise(i));
  const tests = alignedRanks(response, rows, [a, b]);
  return Object.fromEntries((tests ?? []).map(({ term, p }) => [term, p ?? Number.NaN]));
}

/** Tails heavier than the normal's. */
function logistic(seed: string): (i: number) => number {
  const random = seededRandom(seed);
  const values = Array.from({ length: n }, () => logit(random.uniform()));
  return (i) => values[i] as number;
}

describe('aligned rank transform', () => {
  it('finds main effects and makes no interaction of them', () => {
    const p = run((i) => 4 * at(a, i) + 6 * at(b, i), logistic('main'));
    expect(p['a']).toBeLessThan(0.01);
    expect(p['b']).toBeLessThan(0.01);
    expect(p['a:b']).toBeGreaterThan(0.05);
  });

  it('finds a crossing interaction and makes no main effect of it', () => {
    const p = run((i) => (at(a, i) - 1) * (at(b, i) - 0.5) * 12, logistic('cross'));
    expect(p['a:b']).toBeLessThan(0.01);
    expect(p['b']).toBeGreaterThan(0.05);
  });

  it('is right about the level under the null', () => {
    let rejected = 0;
    for (let k = 0; k < 400; k++) {
      if ((run(() => 0, logistic(`null ${k}`))['a:b'] as number) < 0.05) rejected++;
    }
    // Four standard errors about 5%.
    expect(rejected).toBeGreaterThan(3);
    expect(rejected).toBeLessThan(38);
  });

  it('gives up where a combination is empty', () => {
    const some = rows.filter((i) => at(a, i) !== 2 || at(b, i) !== 1);
    expect(alignedRanks(new Float64Array(n), some, [a, b])).toBeUndefined();
  });
});
