import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../../diffusion/score/symmetric-eigen.ts';

const matrices = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: -10, max: 10, noNaN: true })), {
      minLength: n * n,
      maxLength: n * n,
    })
    .map((values) => {
      const matrix = Float64Array.from(values);
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j] as number;
      return { n, matrix };
    }),
);

describe('symmetricEigen', () => {
  it('gives orthonormal vectors that the matrix only stretches', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        const { values, vectors } = symmetricEigen(matrix, n);
        const at = (k: number, i: number): number => vectors[k * n + i] as number;
        for (let k = 0; k < n; k++) {
          for (let i = 0; i < n; i++) {
            let image = 0;
            for (let j = 0; j < n; j++) image += (matrix[i * n + j] as number) * at(k, j);
            expect(Math.abs(image - (values[k] as number) * at(k, i))).toBeLessThan(1e-11);
          }
          for (let other = 0; other <= k; other++) {
            let inner = 0;
            for (let i = 0; i < n; i++) inner += at(k, i) * at(other, i);
            expect(Math.abs(inner - (k === other ? 1 : 0))).toBeLessThan(1e-12);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same values without vectors', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        expect(symmetricEigen(matrix, n, { vectors: false }).values).toEqual(
          symmetricEigen(matrix, n).values,
        );
      }),
      { numRuns: 100 },
    );
  });
});
