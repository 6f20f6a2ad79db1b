import { YatesError } from '../../base/error.ts';

/**
 * Kernel Inception distance: the unbiased estimate of the squared maximum mean discrepancy with the cubic kernel
 * (x.y / d + 1)^3. Unlike FID its expectation does not depend on the size of the sets; it may fall below zero, and does
 * half of the time when both sets come from one distribution.
 *
 * @param first rows of d features, on the extractor that made them (`extractorName`)
 * @throws YatesError E_SCORE_SAMPLES with fewer than two rows in a set
 * @see Binkowski et al. 2018, "Demystifying MMD GANs", eq. 4
 */
export function kernelInceptionDistance(
  first: readonly Float32Array[],
  second: readonly Float32Array[],
): number {
  const fewest = Math.min(first.length, second.length);
  if (fewest < 2) {
    throw new YatesError({
      code: 'E_SCORE_SAMPLES',
      message: `a kernel distance needs at least 2 images a set, not ${fewest}`,
      next: 'score more images',
    });
  }
  return meanOfPairs(first) + meanOfPairs(second) - 2 * meanAcross(first, second);
}

/** Mean over pairs of different rows: a row with itself would bias the estimate upwards. */
function meanOfPairs(rows: readonly Float32Array[]): number {
  let sum = 0;
  for (let i = 1; i < rows.length; i++) {
    for (let j = 0; j < i; j++) sum += cubicKernel(rows[i] as Float32Array, rows[j] as Float32Array);
  }
  return (2 * sum) / (rows.length * (rows.length - 1));
}

function meanAcross(first: readonly Float32Array[], second: readonly Float32Array[]): number {
  let sum = 0;
  for (const left of first) for (const right of second) sum += cubicKernel(left, right);
  return sum / (first.length * second.length);
}

function cubicKernel(left: Float32Array, right: Float32Array): number {
  let dot = 0;
  for (let k = 0; k < left.length; k++) dot += (left[k] as number) * (right[k] as number);
  return (dot / left.length + 1) ** 3;
}
