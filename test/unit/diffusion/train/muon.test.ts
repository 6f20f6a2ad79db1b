import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { netParameterShapes, sizeOf } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { FlatMuon, matricesOf, orthogonalised } from '../../../../diffusion/train/muon.ts';
import { shippedRecipe } from '../../../../diffusion/train/recipe.ts';

beforeAll(() => installWasm('off'));

const random = seededRandom('muon');

function unitMatrix(size: number): Float32Array {
  const values = Float32Array.from({ length: size }, () => random.normal());
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

/** Gram matrix of the shorter side. */
function gram(matrix: Float32Array, rows: number, columns: number): number[][] {
  const short = Math.min(rows, columns);
  const entry = (line: number, k: number): number =>
    (rows <= columns ? matrix[line * columns + k] : matrix[k * columns + line]) as number;
  return Array.from({ length: short }, (_, i) =>
    Array.from({ length: short }, (__, j) =>
      Array.from({ length: Math.max(rows, columns) }, (___, k) => entry(i, k) * entry(j, k)).reduce(
        (x, y) => x + y,
      ),
    ),
  );
}

describe('orthogonalised', () => {
  test.each([
    [6, 40],
    [40, 6],
    [12, 12],
  ])('a matrix of %i by %i has nearly orthonormal rows or columns', (rows, columns) => {
    const products = gram(orthogonalised(unitMatrix(rows * columns), rows, columns), rows, columns);
    for (const [i, line] of products.entries()) {
      for (const [j, product] of line.entries()) {
        expect(product).toBeGreaterThan(i === j && rows !== columns ? 0.4 : -1);
        expect(Math.abs(product - (i === j ? 0.9 : 0))).toBeLessThan(rows === columns ? 1 : 0.6);
      }
    }
  });

  test('keeps the singular vectors: of a diagonal matrix only the sizes change, towards one', () => {
    const [large, small] = [0.95, 0.3];
    const [first, off, other, second] = orthogonalised(
      Float32Array.of(large, 0, 0, small),
      2,
      2,
    ) as unknown as number[];
    expect([off, other]).toEqual([0, 0]);
    for (const value of [first, second]) {
      expect(value).toBeGreaterThan(0.65);
      expect(value).toBeLessThan(1.25);
    }
  });

  test('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    orthogonalised(unitMatrix(24), 4, 6);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('Muon', () => {
  const places = [{ at: 2, rows: 2, columns: 3 }];

  test('moves matrices against the gradient, by about the step size, and leaves all else to another optimiser', () => {
    const values = new Float32Array(10);
    const gradients = Float32Array.of(7, 7, 1, 0, 0, 0, 1, 0, 7, 7);
    expect(new FlatMuon(10, places).step(values, gradients, 0.1)).toBe(true);
    expect([...values.subarray(0, 2), ...values.subarray(8)]).toEqual([0, 0, 0, 0]);
    expect([...gradients]).toEqual([7, 7, 0, 0, 0, 0, 0, 0, 7, 7]);
    for (const at of [2, 6]) {
      expect(values[at]).toBeLessThan(-0.1 * 0.2 * Math.sqrt(3) * 0.65);
      expect(values[at]).toBeGreaterThan(-0.1 * 0.2 * Math.sqrt(3) * 1.25);
    }
    for (const at of [3, 4, 5, 7]) expect(values[at]).toBeCloseTo(0, 6);
  });

  test('says when a gradient is not finite', () => {
    for (const wrong of [Number.NaN, Infinity]) {
      const gradients = new Float32Array(10).fill(1);
      gradients[4] = wrong;
      expect(new FlatMuon(10, places).step(new Float32Array(10), gradients, 0.1)).toBe(false);
    }
  });
});

describe('the matrices of a net', () => {
  test('are all its weights but norms, biases, and the layers at its ends', () => {
    const shapes = netParameterShapes(planNet(shippedRecipe.net));
    const places = matricesOf(shapes);
    const total = [...shapes.values()].reduce((sum, shape) => sum + sizeOf(shape), 0);
    const covered = places.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    expect(covered / total).toBeGreaterThan(0.95);
    expect(places.every(({ rows, columns }) => rows > 1 && columns > 1)).toBe(true);
    const ends = places.map(({ at, rows, columns }) => [at, at + rows * columns] as const);
    for (const [index, [begin]] of ends.entries()) {
      expect(begin).toBeGreaterThanOrEqual(ends[index - 1]?.[1] ?? 0);
    }
  });
});
