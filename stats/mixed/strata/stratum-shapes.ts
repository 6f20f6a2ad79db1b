import type { FactorVariable } from '../../model/model-matrix.ts';
import type { RandomTerm } from '../random-term.ts';
import { type Crossing, membersOf, type Subset, subsetDf } from './crossing.ts';

/** An error stratum without its mean square. */
export interface StratumShape {
  /** `seed:site`; `residual` for the error of single runs. */
  readonly name: string;
  readonly df: number;
  /** [K], how often the variance of each random term is in the expected mean square; the residual is in it once. */
  readonly expectation: Float64Array;
}

/** What rests on pure error and on what no term distinguishes. */
const residualStratum = 'residual';

/** Directions that belong to one term, each orthogonal to those before. */
export interface Piece {
  /** '' for the mean. */
  readonly name: string;
  /** First direction and one past the last. */
  readonly start: number;
  readonly end: number;
  /** False for what random terms alone distinguish. */
  readonly isFixed: boolean;
  /** True where every random term spreads over these directions evenly. */
  readonly even: boolean;
  /** Pieces, by index, that a random term spreads over together with this one: their errors are not independent. */
  readonly coupledWith: readonly number[];
  /** True where the piece is even and coupled with none. */
  readonly balanced: boolean;
  /** [K], how often the effect of one level of each random term is in a direction of the piece, squared. */
  readonly shares: Float64Array;
}

const tolerance = 1e-8;

/** Gathers strata: balanced pieces with the same expected mean square are one, any other has strata of its own. */
export class StratumShapes {
  readonly #strata: { name: string; df: number; expectation: Float64Array; own: boolean }[] = [];
  readonly #crossing: Pick<Crossing, 'factors' | 'levels'>;
  readonly #random: readonly RandomTerm[];

  constructor(crossing: Pick<Crossing, 'factors' | 'levels'>, random: readonly RandomTerm[]) {
    this.#crossing = crossing;
    this.#random = random;
  }

  /**
   * @param width number of the part's directions; default: those that it has
   * @returns [2^m], the stratum of each interaction of the part with random factors
   */
  add(part: Piece, width = part.end - part.start): Int32Array {
    const { levels, factors } = this.#crossing;
    const result = new Int32Array(1 << levels.length).fill(-1);
    if (!part.even || width === 0) return result;
    for (let subset = part.isFixed ? 1 : 0; subset < result.length; subset++) {
      const names = membersOf(subset, factors).map(({ name }) => name);
      const df = subsetDf(subset, levels) * width;
      const name = [...names, ...(part.name === '' ? [] : [part.name])].join(':');
      result[subset] = this.#stratum(this.#expectation(part, subset), df, name, !part.balanced);
    }
    return result;
  }

  /** @param df of what no term distinguishes, and of runs within cells: they are the residual */
  finish(df: number): StratumShape[] {
    if (df > 0) this.#stratum(new Float64Array(this.#random.length), df, residualStratum, false);
    return this.#strata;
  }

  #stratum(expectation: Float64Array, df: number, name: string, own: boolean): number {
    const isResidual = !own && expectation.every((entry) => entry === 0);
    const same = this.#strata.findIndex(
      (one) =>
        !own &&
        !one.own &&
        one.expectation.every(
          (entry, k) =>
            Math.abs(entry - (expectation[k] as number)) <= tolerance * Math.max(1, Math.abs(entry)),
        ),
    );
    if (same < 0)
      return this.#strata.push({ name: isResidual ? residualStratum : name, df, expectation, own }) - 1;
    const known = this.#strata[same] as { name: string; df: number };
    known.df += df;
    return same;
  }

  #expectation({ shares }: Piece, subset: Subset): Float64Array {
    const { factors, levels } = this.#crossing;
    return Float64Array.from(this.#random, ({ groups }, k) => {
      if (!membersOf(subset, factors).every(({ name }) => groups.includes(name))) return 0;
      const share = shares[k] as number;
      const repeats = levels.reduce(
        (product, own, i) => (groups.includes((factors[i] as FactorVariable).name) ? product : product * own),
        1,
      );
      return share < 1e-9 ? 0 : share * repeats;
    });
  }
}
