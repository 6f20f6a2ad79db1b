import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail, logChiSquaredUpperTail } from '../../../stats/distributions/chi-squared.ts';
import {
  fLowerQuantile,
  fLowerTail,
  fUpperQuantile,
  fUpperTail,
  logFUpperTail,
} from '../../../stats/distributions/f-distribution.ts';
import { noncentralFLowerTail, noncentralFUpperTail } from '../../../stats/distributions/noncentral-f.ts';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from '../../../stats/distributions/studentized-range.ts';
import { logTUpperTail, tUpperTail } from '../../../stats/distributions/t-distribution.ts';
import { referenceFile, relativeError } from './reference-file.ts';

/** Where a tail is below what a double can hold, only its logarithm is looked at. */
const tailError = (actual: number, expected: number): number =>
  expected > 1e-300 ? relativeError(actual, expected) : 0;

/** The truth in dist/*.json has 30 to 50 digits (mpmath); what is stated here is what a double can hold of it. */
describe('F', () => {
  type Row = { F: number; df1: number; df2: number; sf: number; logSf: number; cdf: number };
  it.each(referenceFile('dist/f-cdf-sf.json') as Row[])('tails at F=$F, $df1 and $df2 df', (row) => {
    const { F, df1, df2 } = row;
    expect(tailError(fUpperTail(F, df1, df2), row.sf)).toBeLessThan(1e-12);
    expect(relativeError(fLowerTail(F, df1, df2), row.cdf)).toBeLessThan(1e-12);
    // Where the tail is nearly 1, its logarithm is set by the other tail.
    expect(relativeError(logFUpperTail(F, df1, df2), row.logSf)).toBeLessThan(row.sf === 1 ? 1e-90 : 1e-12);
  });

  type Quantile = { p: number; tail: 'lower' | 'upper'; df1: number; df2: number; q: number };
  it.each(referenceFile('dist/f-quantile.json') as Quantile[])('$tail quantile of $p', (row) => {
    const quantile = row.tail === 'lower' ? fLowerQuantile : fUpperQuantile;
    expect(relativeError(quantile(row.p, row.df1, row.df2), row.q)).toBeLessThan(1e-11);
  });
});

describe('t', () => {
  type Row = { t: number; df: number; sf: number; logSf: number };
  it.each(referenceFile('dist/t-sf.json') as Row[])('upper tail at t=$t, $df df', (row) => {
    expect(tailError(tUpperTail(row.t, row.df), row.sf)).toBeLessThan(1e-12);
    expect(relativeError(logTUpperTail(row.t, row.df), row.logSf)).toBeLessThan(1e-12);
  });
});

describe('chi-squared', () => {
  type Row = { x: number; df: number; sf: number; logSf: number };
  it.each(referenceFile('dist/chisq-sf.json') as Row[])('upper tail at $x, $df df', (row) => {
    expect(tailError(chiSquaredUpperTail(row.x, row.df), row.sf)).toBeLessThan(1e-12);
    expect(relativeError(logChiSquaredUpperTail(row.x, row.df), row.logSf)).toBeLessThan(1e-12);
  });
});

describe('noncentral F', () => {
  type Row = { F: number; df1: number; df2: number; ncp: number; cdf: number; sf: number };
  it.each(referenceFile('dist/noncentral-f.json') as Row[])('tails at F=$F, ncp=$ncp', (row) => {
    const { F, df1, df2, ncp } = row;
    expect(relativeError(noncentralFLowerTail(F, df1, df2, ncp), row.cdf)).toBeLessThan(1e-11);
    expect(relativeError(noncentralFUpperTail(F, df1, df2, ncp), row.sf)).toBeLessThan(1e-11);
  });
});

describe('studentized range', () => {
  const tolerance = 1e-11;
  type Row = { q: number; k: number; df: number | 'Inf'; sf: number; relCheck: number };
  it.each((referenceFile('dist/tukey-sf.json') as Row[]).filter((row) => row.relCheck <= tolerance))(
    'upper tail at q=$q, $k groups, $df df',
    ({ q, k, df, sf }) => {
      const actual = studentizedRangeUpperTail(q, k, df === 'Inf' ? Number.POSITIVE_INFINITY : df);
      expect(relativeError(actual, sf)).toBeLessThan(tolerance);
    },
  );

  type Quantile = { p: number; k: number; df: number; q: number };
  it.each(referenceFile('dist/tukey-quantile.json') as Quantile[])('quantile of $p, $k groups', (row) => {
    expect(relativeError(studentizedRangeUpperQuantile(1 - row.p, row.k, row.df), row.q)).toBeLessThan(1e-11);
  });
});
