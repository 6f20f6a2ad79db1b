/** Values of a score that stand for nothing and for all of what can be asked. */
export interface Range {
  readonly floor: number;
  readonly ceiling: number;
}

/** Where a value lies between floor (0) and ceiling (1); beyond both where it does. */
export const shareOf = (value: number, { floor, ceiling }: Range): number =>
  (value - floor) / (ceiling - floor);

/**
 * Identity and prompt fidelity in one number: one minus the root mean square distance from the ideal, where a share above 1
 * is as good as 1.
 *
 *     joint = 1 - sqrt((max(0, 1 - i)^2 + max(0, 1 - f)^2) / 2)
 *
 * i is the share of identity, from ordinary members of the class (0) to the subject's own training pictures (1); f is the
 * share of prompt fidelity, from the training pictures whatever the prompt (0) to ordinary members that show what it asks for
 * (1). Drawing the class and copying the training pictures are worth the same, 0.29; both halfway are worth 0.5.
 *
 * @example jointScore(1, 1) // 1
 * @see Hwang and Yoon 1981 (TOPSIS), for distances from an ideal
 */
export function jointScore(identityShare: number, fidelityShare: number): number {
  const missing = [identityShare, fidelityShare].map((share) => Math.max(0, 1 - share) ** 2);
  return 1 - Math.sqrt(((missing[0] as number) + (missing[1] as number)) / 2);
}
