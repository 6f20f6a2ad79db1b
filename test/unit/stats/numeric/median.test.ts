import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median } from '../../../../stats/numeric/median.ts';

function bySorting(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const middle = ascending.length >> 1;
  const upper = ascending[middle] as number;
  return ascending.length % 2 === 1 ? upper : ((ascending[middle - 1] as number) + upper) / 2;
}

it('is what sorting gives, of any values', () => {
  const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (values) => {
      expect(median(Float64Array.from(values))).toBe(bySorting(values.map((one) => one + 0)) + 0);
    }),
  );
});

it('is what sorting gives of long runs in order, against it, and all equal', () => {
  for (const of of [(i: number) => i, (i: number) => -i, () => 3, (i: number) => Math.abs(i - 500)]) {
    const values = Array.from({ length: 1001 }, (_, i) => of(i));
    expect(median(Float64Array.from(values))).toBe(bySorting(values));
  }
});

it('leaves the values as they are, and is NaN without any', () => {
  const values = Float64Array.of(3, 1, 2);
  expect(median(values)).toBe(2);
  expect([...values]).toEqual([3, 1, 2]);
  expect(median(new Float64Array(0))).toBe(Number.NaN);
});
