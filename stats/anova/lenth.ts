import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import type { Cells } from '../model/cells.ts';
import type { FactorVariable } from '../model/model-matrix.ts';

/** Effects of an unreplicated design of two-level factors, and how large chance alone makes them. */
export interface Lenth {
  /** Pseudo standard error of an effect. */
  readonly pse: number;
  /** Margin of error: an effect beyond it is found, if it is looked at alone. */
  readonly me: number;
  /** Simultaneous margin: an effect beyond it is found among all of them. */
  readonly sme: number;
  readonly effects: readonly LenthEffect[];
}

export interface LenthEffect {
  /** Of the terms that these runs cannot tell apart, the one of the fewest factors. */
  readonly term: string;
  /** Mean at the second level less that at the first; of an interaction, of the product of its factors' signs. */
  readonly effect: number;
  /** The other terms of one or two factors that it may as well be, in a fraction; left out where there are none. */
  readonly aliasedWith?: readonly string[] | undefined;
}

/** Runs beyond which the effects are not listed. */
const runsMax = 512;
/** Terms that are tried, so that a design whose effects do not suffice costs no time. */
const termsMax = 100_000;

/**
 * Lenth's analysis of a design of two-level factors in which every cell was run once: as there is no error to test against, the
 * bulk of the effects, which are small, serves as one.
 *
 * @param factors those of the model
 * @param cells folded by these factors
 * @returns null for any other design: replicates, more levels, fewer than eight runs, or effects that are not orthogonal
 * @see Lenth 1989, Technometrics 31
 */
export function lenthOf(factors: readonly FactorVariable[], cells: Cells): Lenth | null {
  const n = cells.count;
  const isFit =
    factors.length >= 3 &&
    factors.every(({ levels }) => levels.length === 2) &&
    n >= 8 &&
    n <= runsMax &&
    (n & (n - 1)) === 0 &&
    cells.rows.length === n;
  if (!isFit) return null;
  const signs = factors.map(({ codes }) =>
    Int8Array.from(cells.exampleRow, (row) => (codes[row] === 1 ? 1 : -1)),
  );
  const found = orthogonalEffects(factors, signs, n);
  if (found === undefined) return null;
  const effects = found.map(
    ({ term, column, aliases }): LenthEffect => ({
      term,
      effect: column.reduce((sum, sign, i) => sum + sign * (cells.mean[i] as number), 0) / (n / 2),
      ...(aliases.length === 0 ? {} : { aliasedWith: aliases }),
    }),
  );
  const sizes = effects.map(({ effect }) => Math.abs(effect));
  const first = 1.5 * median(sizes);
  const pse = 1.5 * median(sizes.filter((size) => size < 2.5 * first));
  if (!(pse > 0)) return null;
  const m = effects.length;
  const df = m / 3;
  return {
    pse,
    me: tTwoSidedQuantile(0.05, df) * pse,
    sme: tTwoSidedQuantile(1 - 0.95 ** (1 / m), df) * pse,
    effects,
  };
}

interface OrthogonalEffect {
  readonly term: string;
  /** [n], signs. */
  readonly column: Int8Array;
  /** Other terms of one or two factors that have this column, or its opposite. */
  readonly aliases: string[];
}

/** n - 1 effects, main effects first; undefined where the design has fewer, or some that are correlated. */
function orthogonalEffects(
  factors: readonly FactorVariable[],
  signs: readonly Int8Array[],
  n: number,
): readonly OrthogonalEffect[] | undefined {
  const found = new Map<string, OrthogonalEffect>();
  const intercept = new Int8Array(n).fill(1).join();
  let tried = 0;
  for (let order = 1; order <= factors.length; order++) {
    if (order > namedOrderMax && found.size === n - 1) break;
    for (const members of combinations(factors.length, order)) {
      if (++tried > termsMax) return undefined;
      const column = Int8Array.from({ length: n }, (_, i) =>
        members.reduce((product, factor) => product * (signs[factor]?.[i] as number), 1),
      );
      const start = column[0] as number;
      const key = column.map((sign) => sign * start).join();
      if (key === intercept) continue;
      const term = members.map((factor) => factors[factor]?.name).join(':');
      const known = found.get(key);
      if (known !== undefined) {
        if (order <= namedOrderMax) known.aliases.push(term);
        continue;
      }
      if (column.reduce((sum, sign) => sum + sign, 0) !== 0) return undefined;
      for (const one of found.values()) {
        if (one.column.reduce((sum, sign, i) => sum + sign * (column[i] as number), 0) !== 0)
          return undefined;
      }
      found.set(key, { term, column, aliases: [] });
      if (found.size === n - 1 && order > namedOrderMax) break;
    }
  }
  return found.size === n - 1 ? [...found.values()] : undefined;
}

/** Factors of a term that is named as an alias. */
const namedOrderMax = 2;

/** Choices of `size` of the numbers from 0 to `count` - 1, the first ones first. */
function* combinations(count: number, size: number, from = 0): Generator<number[], void, undefined> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= count - size; first++) {
    for (const rest of combinations(count, size - 1, first + 1)) yield [first, ...rest];
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
