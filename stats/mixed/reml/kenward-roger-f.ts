/** Denominator degrees of freedom and the factor that F is multiplied by. */
export interface ScaledF {
  readonly denDf: number;
  readonly scale: number;
}

/**
 * Matches the mean and the variance of the Wald statistic to those of a scaled F.
 *
 * @param a1 sum over pairs of variances of w_ij tr(Theta Phi P_i Phi) tr(Theta Phi P_j Phi)
 * @param a2 the same with the trace of the product
 * @param numDf rank of the hypothesis
 * @see Kenward and Roger 1997, section 3; Halekoh and Hojsgaard 2014, J. Stat. Software 59(9)
 */
export function kenwardRogerF(a1: number, a2: number, numDf: number): ScaledF {
  const q = numDf;
  const b = (a1 + 6 * a2) / (2 * q);
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
  const scale = 3 * q + 2 * (1 - g);
  const [c1, c2, c3] = [g / scale, (q - g) / scale, (q + 2 - g) / scale];
  const v0 = 1 + c1 * b;
  const v1 = 1 - c2 * b;
  const v2 = 1 - c3 * b;
  const expectation = 1 - a2 / q;
  // Two denominator degrees of freedom: the mean of F does not exist, and both vanish together.
  const ratio = Math.abs(expectation) < 1e-14 && Math.abs(v1) < 1e-14 ? 1 : expectation / v1;
  const rho = (ratio ** 2 * (Math.abs(v0) < 1e-10 ? 0 : v0)) / v2 / q;
  const denDf = 4 + (q + 2) / (q * rho - 1);
  return { denDf, scale: Math.abs(denDf - 2) < 0.01 ? 1 : (denDf * expectation) / (denDf - 2) };
}
