/** Of the analysis as JSON: what it says of columns of numbers, and of factors within others. */
import { z } from 'zod';
import { count, defined, degrees, number, probability } from './schema-numbers.ts';

const interval = z.tuple([number, number]);

/** Fields that a row of the table has where its term's values are numbers. */
export const numericRow = {
  scale: z.enum(['linear', 'log']).optional(),
  trends: z.array(z.strictObject({ degree: count, sumSq: defined, f: defined, p: probability })).optional(),
  curve: z
    .strictObject({
      linear: number,
      quadratic: number,
      stationary: defined,
      kind: z.enum(['highest', 'lowest']).nullable(),
      interval: interval.nullable(),
      lackOfFit: z.strictObject({ df: count, f: number, p: number }).nullable(),
    })
    .optional(),
  slope: z
    .strictObject({
      value: number,
      se: defined,
      df: degrees.nullable(),
      lower: defined,
      upper: defined,
      from: number,
      to: number,
    })
    .optional(),
  wholeInterval: interval.nullable().optional(),
};

/** Fields that a row has where the response is counted. */
export const countedRow = { chisq: defined.optional(), quasiP: probability.optional() };

export const countsResult = z.strictObject({
  family: z.enum(['binomial', 'poisson']),
  link: z.enum(['logit', 'log']),
  successes: number,
  tries: number,
  deviance: number,
  nullDeviance: number,
  residualDf: number,
  dispersion: defined,
  dispersionP: probability,
  intervals: z.enum(['exact', 'wald', 'profile']),
  separated: z.boolean(),
});

export const lenth = z.strictObject({
  pse: number,
  me: number,
  sme: number,
  effects: z.array(
    z.strictObject({ term: z.string(), effect: number, aliasedWith: z.array(z.string()).optional() }),
  ),
});

export const boxCox = z.strictObject({
  lambda: number,
  lower: number,
  upper: number,
  advice: z.enum(['log', 'sqrt', 'inverse', 'inverse sqrt', 'square']).nullable(),
});

export const reading = z.strictObject({
  column: z.string(),
  as: z.enum(['amount', 'factor']),
  values: count,
});

export const nest = z.strictObject({
  factor: z.string(),
  within: z.array(z.string()),
  absentAt: z.array(z.string()),
  found: z.boolean(),
});
