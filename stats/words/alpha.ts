/** p below which an effect is called found. */
export const alpha = 0.05;

/**
 * True for a test that is found among all tests of its family.
 *
 * @example
 * isFound({ pAdjusted: 0.03 }); // true
 */
export const isFound = ({ pAdjusted }: { readonly pAdjusted: number | null }): boolean =>
  pAdjusted !== null && pAdjusted < alpha;
