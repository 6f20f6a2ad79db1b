import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { product } from '../../../../stats/mixed/matrix/products.ts';
import { symmetricEigen } from '../../../../stats/mixed/matrix/symmetric-eigen.ts';
import {
  inverse,
  solveEachRow,
  solveRows,
  solveTransposedRows,
  tryCholesky,
} from '../../../../stats/mixed/matrix/triangular.ts';
import { orthonormalRows } from '../../../../stats/mixed/orthonormal-rows.ts';
import { nonNegativeMinimum } from '../../../../stats/mixed/reml/bounded-quadratic.ts';
import { kenwardRogerF } from '../../../../stats/mixed/reml/kenward-roger-f.ts';
import { satterthwaiteDenDf } from '../../../../stats/mixed/satterthwaite-f.ts';
import { sumsOfSquares } from '../../../../stats/mixed/strata/crossing.ts';

/** A'A + I for a random A, row-major [n x n]. */
function positiveDefinite(n: number, label: string): Float64Array {
  const random = seededRandom(label);
  const a = Float64Array.from({ length: n * n }, () => random.normal());
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += (a[k * n + i] as number) * (a[k * n + j] as number);
      result[i * n + j] = sum;
    }
  }
  return result;
}

const distance = (one: Float64Array, other: Float64Array): number =>
  Math.max(...one.map((value, i) => Math.abs(value - (other[i] as number))));

const identity = (n: number): Float64Array =>
  Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));

const transposed = (a: Float64Array, n: number): Float64Array =>
  a.map((_, i) => a[(i % n) * n + Math.floor(i / n)] as number);

describe('triangles', () => {
  for (const n of [1, 2, 5, 9, 14]) {
    it(`${n} by ${n}: factors, solves and inverts`, () => {
      const a = positiveDefinite(n, `triangle ${n}`);
      const l = tryCholesky(a, n);
      if (l === undefined) throw new Error('not positive definite');
      expect(distance(product(l, transposed(l, n), n, n, n), a)).toBeLessThan(1e-12);
      const inverted = inverse(a, n);
      expect(distance(product(a, inverted as Float64Array, n, n, n), identity(n))).toBeLessThan(1e-11);
      const forward = Float64Array.from(a);
      solveRows(l, n, forward, n);
      expect(distance(forward, transposed(l, n))).toBeLessThan(1e-12);
      const back = Float64Array.from(forward);
      solveTransposedRows(l, n, back, n);
      expect(distance(back, identity(n))).toBeLessThan(1e-12);
      const each = Float64Array.from(a);
      solveEachRow(l, n, each, n);
      expect(distance(each, l)).toBeLessThan(1e-12);
    });
  }

  it('what is not positive definite has none', () => {
    expect(tryCholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
  });
});

it('eigenvectors rebuild their matrix', () => {
  for (const n of [1, 3, 8]) {
    const a = positiveDefinite(n, `eigen ${n}`);
    const { values, vectors } = symmetricEigen(a, n);
    const scaled = vectors.map((value, i) => value * (values[Math.floor(i / n)] as number));
    expect(distance(product(transposed(vectors, n), scaled, n, n, n), a)).toBeLessThan(1e-12);
    expect(Array.from(values)).toEqual(Array.from(values).toSorted((x, y) => x - y));
  }
});

describe('a quadratic over what is not negative', () => {
  it('satisfies the conditions of a minimum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 10_000 }), (n, label) => {
        const h = positiveDefinite(n, `h ${label}`);
        const random = seededRandom(`c ${label}`);
        const c = Float64Array.from({ length: n }, () => 3 * random.normal());
        const x = nonNegativeMinimum(h, c);
        const gradient = product(h, x, n, n, 1).map((value, i) => value - (c[i] as number));
        for (let i = 0; i < n; i++) {
          expect(x[i]).toBeGreaterThanOrEqual(0);
          const slope = gradient[i] as number;
          expect((x[i] as number) > 0 ? Math.abs(slope) : -slope).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

it('orthonormal rows span no more than the rows they come from', () => {
  const rows = [
    Float64Array.of(1, 1, 0),
    Float64Array.of(0, 1, 1),
    Float64Array.of(1, 2, 1),
    new Float64Array(3),
  ];
  const basis = orthonormalRows(rows);
  expect(basis).toHaveLength(2);
  const [first, second] = basis as [Float64Array, Float64Array];
  expect(first.reduce((sum, value, i) => sum + value * (second[i] as number), 0)).toBeCloseTo(0, 14);
});

describe('denominators', () => {
  it('Kenward-Roger gives back an exact F', () => {
    for (const numDf of [1, 2, 3, 7]) {
      for (const denDf of [3, 4, 6, 12, 38]) {
        const found = kenwardRogerF((2 * numDf * numDf) / denDf, (2 * numDf) / denDf, numDf);
        expect(found.denDf).toBeCloseTo(denDf, 8);
        expect(found.scale).toBeCloseTo(1, 8);
      }
    }
  });

  it('Satterthwaite: the common one, or 2 where no mean exists', () => {
    expect(satterthwaiteDenDf([12, 12, 12])).toBe(12);
    expect(satterthwaiteDenDf([1.5, 20])).toBe(2);
    // 2 E / (E - 2), E = 6/4 + 10/8.
    expect(satterthwaiteDenDf([6, 10])).toBeCloseTo(5.5 / 0.75, 12);
  });
});

it('sums of squares over crossed random factors add up, and see what is there', () => {
  const values = Float64Array.from({ length: 6 }, (_, i) => 10 * Math.floor(i / 3) + (i % 3));
  const squares = sumsOfSquares(values, [2, 3]);
  expect(squares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
    values.reduce((sum, value) => sum + value * value, 0),
    10,
  );
  // Two rows of three: 6 (6)^2; rows differ by 10; columns by 0, 1, 2; no interaction.
  expect(Array.from(squares, (value) => Math.round(value * 1e9) / 1e9)).toEqual([216, 150, 4, 0]);
});
