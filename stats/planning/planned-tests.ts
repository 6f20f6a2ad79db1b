import { hypothesisBasis, termHypothesis } from '../mixed/hypothesis.ts';
import { fewest } from '../numeric/fewest.ts';
import { type Directions, everyDirection } from './direction.ts';
import { powerOfF, smallestDetectableF } from './power.ts';
import type { SampledDesign } from './sampled-design.ts';

/** The test of one term in a design with random factors. */
export interface PlannedTest {
  readonly term: string;
  readonly df: number;
  /** Null, like all below, where nothing tests the term. */
  readonly denDf: number | null;
  /** Names of the strata that it is tested against. */
  readonly error: readonly string[];
  /** False where the analysis will estimate the error by REML, and its degrees of freedom here are about those. */
  readonly exact: boolean;
  /**
   * Smallest effect f that is found with the wanted power: standard deviation of the term's effects over that of single
   * runs of one cell and one level of each random factor.
   */
  readonly smallestF: number | null;
  /** For each draw the number of it that finds `wantedF`, the others as planned; null: none asked for, or none does. */
  readonly needed: readonly (number | null)[];
}

export interface PlannedTestsOptions {
  /** Variance of each random term over that of single runs, by name. */
  readonly ratios: ReadonlyMap<string, number>;
  readonly power: number;
  readonly alpha: number;
  readonly wantedF?: number | undefined;
  /** How much of an effect's size each test sees, by term; default: all of it. */
  readonly directions?: ReadonlyMap<string, Directions> | undefined;
}

/**
 * What each term of a design with random factors can tell, against the error that the analysis will test it with.
 *
 * @example
 * const design = sampledDesign({
 *   cells: dataTable({ lr: factorColumn(['low', 'high']) }),
 *   terms: [['lr']],
 *   random: [{ name: 'subject', levels: 5 }],
 * });
 * const tests = plannedTests(design, { ratios: new Map([['subject:lr', 1]]), power: 0.8, alpha: 0.05 });
 * tests.map(({ term, error, denDf }) => [term, error[0], denDf]); // [['lr', 'subject:lr', 4]]
 */
export function plannedTests(
  design: SampledDesign,
  { ratios, power, alpha, wantedF, directions }: PlannedTestsOptions,
): PlannedTest[] {
  const { fixed } = design.structure;
  const planned = design.draws.map((draw) => draw.planned);
  const now = design.errors(ratios);
  return fixed.layout.blocks.map(({ name }, index): PlannedTest => {
    const basis = hypothesisBasis(fixed, termHypothesis(fixed, index, 2)) ?? [];
    const df = basis.length;
    const { average, worst } = directions?.get(name) ?? everyDirection;
    const found = now.test(basis);
    const findsF = (f: number, counts: readonly number[]): boolean => {
      const errors = design.errors(ratios, counts);
      const own = errors.test(basis);
      if (own === undefined) return false;
      return powerOfF(f / Math.sqrt(own.variance), errors.n, df, own.df, alpha) >= power;
    };
    const needed = design.draws.map(({ kind }, draw) =>
      wantedF === undefined || df === 0
        ? null
        : (fewest(kind === 'levels' ? 2 : 1, (count) =>
            findsF(wantedF * Math.sqrt(worst), planned.with(draw, count)),
          ) ?? null),
    );
    if (found === undefined)
      return { term: name, df, denDf: null, error: [], exact: false, smallestF: null, needed };
    const { df: denDf, variance, strata: error, exact } = found;
    const least = smallestDetectableF(now.n, df, denDf, power, alpha);
    const smallestF = least === undefined ? null : least * Math.sqrt(variance / average);
    return { term: name, df, denDf, error, exact, smallestF, needed };
  });
}
