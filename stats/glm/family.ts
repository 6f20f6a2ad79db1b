/** Distributions of a response that is counted, and how their means are linked to a linear model. */

/** What a response counts. `binomial`: successes out of a number of tries; `poisson`: events without such a number. */
export type Family = 'binomial' | 'poisson';

/** What is asked of a response that is counted. */
export type CountedResponse =
  /** The response is true or false, 1 or 0: one try a row. */
  | { readonly family: 'binomial'; readonly kind: 'binary' }
  /** Columns of successes and failures. */
  | {
      readonly family: 'binomial';
      readonly kind: 'counts';
      readonly successes: string;
      readonly failures: string;
    }
  /** The response is a share of tries, or a number of successes: a column of tries, or one number for all rows. */
  | { readonly family: 'binomial'; readonly kind: 'of'; readonly of: string | number }
  | { readonly family: 'poisson'; readonly kind: 'events' };

interface FamilyFunctions {
  /** Mean of a single try, or of a row, at a linear predictor. */
  readonly mean: (eta: number) => number;
  readonly link: (mean: number) => number;
  /** d mean / d eta, which is also the variance of a single try or row. */
  readonly variance: (mean: number) => number;
  /** Twice the log-likelihood that a mean loses against the observed one. */
  readonly deviance: (y: number, size: number, mean: number) => number;
  /** A mean to start from. */
  readonly start: (y: number, size: number) => number;
}

const yLogRatio = (y: number, expected: number): number => (y > 0 ? y * Math.log(y / expected) : 0);

/** Linear predictor beyond which a probability or a mean counts as 0 or 1. */
const etaMax = 30;

const clamped = (eta: number): number => Math.min(etaMax, Math.max(-etaMax, eta));

export const familyFunctions: Readonly<Record<Family, FamilyFunctions>> = {
  binomial: {
    mean: (eta) => 1 / (1 + Math.exp(-clamped(eta))),
    link: (mean) => Math.log(mean / (1 - mean)),
    variance: (mean) => mean * (1 - mean),
    deviance: (y, size, mean) => 2 * (yLogRatio(y, size * mean) + yLogRatio(size - y, size * (1 - mean))),
    start: (y, size) => (y + 0.5) / (size + 1),
  },
  poisson: {
    mean: (eta) => Math.exp(clamped(eta)),
    link: Math.log,
    variance: (mean) => mean,
    deviance: (y, size, mean) => 2 * (yLogRatio(y, size * mean) - (y - size * mean)),
    start: (y, size) => (y + 0.1) / size,
  },
};
