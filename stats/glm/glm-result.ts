import type { Family } from './family.ts';

/** What an analysis says of a response that is counted. */
export interface GlmResult {
  readonly family: Family;
  readonly link: 'logit' | 'log';
  /** Successes and tries over all rows used; tries are rows where events are counted. */
  readonly successes: number;
  readonly tries: number;
  /** Of the model, against a mean for every row. */
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly residualDf: number;
  /**
   * Pearson's chi-squared over its degrees of freedom: how much more rows differ than pure counting lets them. Null where rows
   * are single tries, which cannot show it, and where nothing is left over.
   */
  readonly dispersion: number | null;
  /** p of Pearson's test that it is 1. */
  readonly dispersionP: number | null;
  /** How the limits of means were found. */
  readonly intervals: 'exact' | 'wald' | 'profile';
  /** True where some levels have no success or no failure at all. */
  readonly separated: boolean;
}

/** What a row of the table has in place of sums of squares. */
export interface GlmRow {
  /** Likelihood-ratio chi-squared; `p` belongs to it. */
  readonly chisq?: number | null | undefined;
  /** p of the quasi F (`f`, with `errorDf`), which allows for the dispersion; Holm goes by it where the dispersion is above 1. */
  readonly quasiP?: number | null | undefined;
}
