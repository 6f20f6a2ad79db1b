import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differMoreThan } from '../../../../stats/numeric/differ-more-than.ts';

it('counts different numbers as a set does, without NaN', () => {
  const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(Number.NaN), fc.double());
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), fc.nat(40), (values, most) => {
      const different = new Set(values.filter((one) => !Number.isNaN(one))).size;
      expect(differMoreThan(Float64Array.from(values), most)).toBe(different > most);
    }),
  );
});

it('takes both zeros as one number', () => {
  expect(differMoreThan([0, -0], 1)).toBe(false);
});
