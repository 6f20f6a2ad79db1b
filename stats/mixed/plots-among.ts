import { YatesError } from '../../base/error.ts';
import { type CodedPredictor, numberCells } from '../model/cells.ts';
import { coded, type PreparedData } from '../model/prepare.ts';
import type { ModelTerm } from '../model/term.ts';
import { randomIntercept, type RandomTerm, randomTermName } from './random-term.ts';

/** Whole plots beside other random terms. */
export interface PlotsAmong {
  readonly term: RandomTerm;
  /** The random term whose levels are the plots, such as seed:base; then the plots are no term of their own. */
  readonly alias: string | undefined;
}

/**
 * Whole plots where other factors are a sample: a random factor too, unless their levels are those of another random term.
 *
 * @returns undefined where no factor is a sample: then the plots have the errors of a split plot
 * @throws YatesError E_MODEL_PLOTS
 */
export function plotsAmong(
  random: readonly RandomTerm[],
  wholePlots: string,
  terms: readonly ModelTerm[],
  { variables, cells }: PreparedData,
): PlotsAmong | undefined {
  if (terms.some((term) => term.includes(wholePlots))) {
    throw new YatesError({
      code: 'E_MODEL_PLOTS',
      message: `"${wholePlots}" numbers the whole plots and is also a term of the model`,
      next: 'take it out of the model: whole plots have an error of their own',
    });
  }
  if (random.length === 0) return undefined;
  const codesOf = (names: readonly string[]): CodedPredictor[] =>
    names.flatMap((name) => {
      const variable = variables.get(name);
      return variable === undefined ? [] : [coded(variable, cells.exampleRow)];
    });
  const countOf = (predictors: readonly CodedPredictor[]): number =>
    numberCells(predictors, cells.exampleRow).count;
  const own = codesOf([wholePlots]);
  const alias = random.find(({ groups, within }) => {
    const other = codesOf([...groups, ...within]);
    const together = countOf([...own, ...other]);
    return countOf(own) === together && countOf(other) === together;
  });
  return {
    term: randomIntercept(wholePlots),
    alias: alias === undefined ? undefined : randomTermName(alias),
  };
}
