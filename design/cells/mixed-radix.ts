import { assert } from '../../base/assert.ts';

/**
 * A cross of finite sets as one range of integers: index <-> one digit for each set, the last varying fastest.
 * Nothing is held but the radices, whatever the size.
 */
export interface MixedRadix {
  readonly radices: readonly number[];
  /** Product of the radices; 1 for no radix. A safe integer. */
  readonly size: number;
  /** Writes the digits of `index` into `digits`, of the length of `radices`. */
  digitsOf(index: number, digits: Int32Array | number[]): void;
  indexOf(digits: ArrayLike<number>): number;
}

/** @param radices integers >= 1 with a product that is a safe integer */
export function mixedRadix(radices: readonly number[]): MixedRadix {
  const size = radices.reduce((product, radix) => product * radix, 1);
  assert(Number.isSafeInteger(size) && size >= 1, `radices ${radices.join(' x ')} give no safe size`);
  return {
    radices,
    size,
    digitsOf(index, digits) {
      let rest = index;
      for (let place = radices.length - 1; place >= 0; place--) {
        const radix = radices[place] as number;
        digits[place] = rest % radix;
        rest = Math.floor(rest / radix);
      }
    },
    indexOf(digits) {
      let index = 0;
      for (const [place, radix] of radices.entries()) index = index * radix + (digits[place] as number);
      return index;
    },
  };
}
