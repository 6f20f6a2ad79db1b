import { seededRandom } from '../../base/random.ts';
import type { Robust, RobustOneWay } from './robust-result.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import type { PreparedData } from '../model/prepare.ts';
import { type Group, momentsOf } from './groups.ts';
import { alignedRanks } from './aligned-ranks.ts';
import { freedmanLane, wildBootstrap } from './permutation.ts';
import { dunn, kruskalWallis } from './ranks.ts';
import { robustWald } from './robust-wald.ts';
import { gamesHowell, welch } from './unequal-variances.ts';
import { codesOf } from '../numeric/per-row.ts';

export interface RobustOptions {
  readonly block?: string | undefined;
  readonly permutations?: number | undefined;
  readonly seed?: string | number | undefined;
}

/** Everything that can be tested with fewer assumptions than the F of the table. */
export function robustTests(
  fit: LinearFit,
  data: PreparedData,
  factors: readonly FactorVariable[],
  options: RobustOptions,
): Robust {
  const { block, permutations = 9999, seed = 0 } = options;
  const random = seededRandom(seed);
  const blockVariable = block === undefined ? undefined : data.variables.get(block);
  const blockOf =
    blockVariable?.kind === 'factor'
      ? codesOf(fit.cells.rows, (row) => blockVariable.codes[row] as number)
      : new Int32Array(fit.n);
  return {
    hc3: robustWald(fit, data.response),
    permutation: fit.layout.blocks.flatMap(({ name }, index) => {
      if (name === block) return [];
      // A stream of its own for each term: adding a term changes no other p.
      const test = freedmanLane(fit, index, data.response, random.fork(name), { permutations, blockOf });
      return test === undefined ? [] : [test];
    }),
    bootstrap: fit.layout.blocks.flatMap(({ name }, index) => {
      if (name === block) return [];
      const test = wildBootstrap(fit, index, data.response, random.fork(`signs ${name}`), permutations);
      return test === undefined ? [] : [test];
    }),
    alignedRanks:
      block === undefined && isFactorial(fit, factors)
        ? (alignedRanks(data.response, fit.cells.rows, factors) ?? [])
        : [],
    oneWay: factors.map((factor) => oneWayTests(factor, data)),
  };
}

/** Factors from which every term of the factorial is no longer ranked: 2^k - 1 terms. */
const rankedFactorsMax = 4;

/** True for a model of two factors or more alone, each with two levels or more. */
const isFactorial = ({ layout }: LinearFit, factors: readonly FactorVariable[]): boolean =>
  factors.length > 1 &&
  factors.length <= rankedFactorsMax &&
  layout.nests.length === 0 &&
  factors.every(({ levels }) => levels.length > 1) &&
  layout.variables.size === factors.length;

function oneWayTests(factor: FactorVariable, { response, cells }: PreparedData): RobustOneWay {
  const groups: Group[] = factor.levels.map((level, index) => ({
    level,
    values: Array.from(cells.rows)
      .filter((row) => factor.codes[row] === index)
      .map((row) => (response[row] as number) - cells.offset),
  }));
  const spread = groups.length > 1 && groups.map(momentsOf).every(({ n, variance }) => n > 1 && variance > 0);
  const ranked = groups.length > 1 && cells.rows.length > groups.length && cells.totalSumSq > 0;
  return {
    term: factor.name,
    welch: spread ? welch(groups) : null,
    gamesHowell: spread ? gamesHowell(groups) : [],
    kruskalWallis: ranked ? kruskalWallis(groups) : null,
    dunn: ranked ? dunn(groups) : [],
    reason: spread
      ? null
      : groups.length < 2
        ? 'fewer than two levels occur'
        : 'a level has a single row or no spread, so its variance is unknown',
  };
}
