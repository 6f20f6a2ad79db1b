import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle } from '../../../base/random.ts';

describe('seededRandom', () => {
  it('gives the same stream for the same seed, on every machine', () => {
    const random = seededRandom(2303);
    expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
      [
        1185250108,
        8034755,
        3334313381,
      ]
    `);
  });

  it('gives other streams for other seeds and labels', () => {
    const first = seededRandom(1);
    const streams = [first, seededRandom(2), first.fork('noise'), first.fork('order')].map((r) => r.uint32());
    expect(new Set(streams).size).toBe(4);
  });

  it('forks by name alone: consuming one stream never shifts another', () => {
    const fresh = seededRandom('a').fork('b').uint32();
    const used = seededRandom('a');
    used.uint32();
    expect(used.fork('b').uint32()).toBe(fresh);
  });

  it('is uniform below a bound', () => {
    const random = seededRandom('below');
    const counts = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw++) {
      const drawn = random.below(7);
      counts[drawn] = (counts[drawn] as number) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(22.5); // chi-square with 6 df: p = .001;
  });

  it('draws standard normals', () => {
    const random = seededRandom('normal');
    const draws = Array.from({ length: 100_000 }, () => random.normal());
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  });

  it('refuses a bound that is no count', () => {
    expect(() => seededRandom(1).below(0)).toThrow(RangeError);
    expect(() => seededRandom(1).below(2.5)).toThrow(RangeError);
  });

  it('shuffles to a permutation', () => {
    const shuffled = shuffle([...Array(100).keys()], seededRandom('deck'));
    expect(shuffled).not.toEqual([...Array(100).keys()]);
    expect([...shuffled].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
  });
});
