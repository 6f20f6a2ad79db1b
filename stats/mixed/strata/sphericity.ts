import { chiSquaredUpperTail } from '../../distributions/chi-squared.ts';
import { fUpperTail } from '../../distributions/f-distribution.ts';
import { dot } from '../matrix/products.ts';
import { tryCholesky } from '../matrix/triangular.ts';
import type { StrataError } from './strata-error.ts';

/** How alike the differences that a test pools vary over the levels of the random factor. */
export interface Sphericity {
  /** Degrees of freedom of the term, d. */
  readonly numDf: number;
  /** Levels of the random factor less 1. */
  readonly levelsDf: number;
  /** 1 where all differences vary alike, 1 / d at worst. */
  readonly greenhouseGeisser: number;
  /** At most 1. */
  readonly huynhFeldt: number;
  /** p of F with both degrees of freedom times `greenhouseGeisser`; null without an F. */
  readonly pGreenhouseGeisser: number | null;
  /** The same with `huynhFeldt`. */
  readonly pHuynhFeldt: number | null;
  readonly mauchly: Mauchly;
}

type Mauchly =
  | { readonly tested: true; readonly w: number; readonly p: number }
  /** `oneDifference`: nothing to be alike. `tooFewLevels`: the test needs more levels than the term has df. */
  | { readonly tested: false; readonly why: 'oneDifference' | 'tooFewLevels' | 'noVariation' };

/**
 * Sphericity of some differences over the levels of one random factor.
 *
 * @param rows of L, as for `test`
 * @param f of their test; left out: none
 * @returns undefined where the rows are not estimable, or with several random factors
 * @see Mauchly 1940, Ann. Math. Stat. 11; Greenhouse and Geisser 1959, Psychometrika 24; Huynh and Feldt 1976
 */
export function sphericity(
  error: StrataError,
  rows: readonly Float64Array[],
  f?: number,
): Sphericity | undefined {
  const { combinations, factors } = error.structure.crossing;
  const found = error.contrasts(rows);
  if (factors.length !== 1 || combinations < 2 || found === undefined || found.length === 0) return undefined;
  const d = found.length;
  const contrasts = found.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / combinations;
    return values.map((value) => value - mean);
  });
  const products = Float64Array.from({ length: d * d }, (_, i) =>
    dot(contrasts[Math.floor(i / d)] as Float64Array, contrasts[i % d] as Float64Array),
  );
  let trace = 0;
  for (let i = 0; i < d; i++) trace += products[i * d + i] as number;
  const levelsDf = combinations - 1;
  const epsilon = trace > 0 ? Math.min(1, trace ** 2 / (d * dot(products, products))) : 1;
  // Where the denominator is not positive nothing needs correcting.
  const room = d * (levelsDf - d * epsilon);
  const huynhFeldt = room > 0 ? Math.min(1, ((levelsDf + 1) * d * epsilon - 2) / room) : 1;
  const pWith = (share: number): number | null =>
    f === undefined ? null : fUpperTail(f, share * d, share * d * levelsDf);
  return {
    numDf: d,
    levelsDf,
    greenhouseGeisser: epsilon,
    huynhFeldt,
    pGreenhouseGeisser: pWith(epsilon),
    pHuynhFeldt: pWith(huynhFeldt),
    mauchly: mauchly(products, trace, d, levelsDf),
  };
}

/** W and the upper tail of its likelihood ratio, with the second term of the expansion. @see Anderson 2003, 10.7.3 */
function mauchly(products: Float64Array, trace: number, d: number, levelsDf: number): Mauchly {
  if (d === 1) return { tested: false, why: 'oneDifference' };
  if (levelsDf < d) return { tested: false, why: 'tooFewLevels' };
  const triangle = trace > 0 ? tryCholesky(products, d) : undefined;
  if (triangle === undefined) return { tested: false, why: 'noVariation' };
  let logW = -d * Math.log(trace / d);
  for (let i = 0; i < d; i++) logW += 2 * Math.log(triangle[i * d + i] as number);
  const rho = 1 - (2 * d * d + d + 2) / (6 * d * levelsDf);
  const second =
    ((d + 2) * (d - 1) * (d - 2) * (2 * d ** 3 + 6 * d * d + 3 * d + 2)) / (288 * (levelsDf * d * rho) ** 2);
  const df = (d * (d + 1)) / 2 - 1;
  const statistic = -levelsDf * rho * logW;
  const first = chiSquaredUpperTail(statistic, df);
  return {
    tested: true,
    w: Math.exp(logW),
    p: Math.min(1, Math.max(0, first + second * (chiSquaredUpperTail(statistic, df + 4) - first))),
  };
}
