import type { AnovaRow } from '../analysis-result.ts';
import { isUnalike } from '../anova/holm-family.ts';
import type { SphericityRow } from '../error-result.ts';
import type { LaidOut } from '../lay-out.ts';
import type { AnalysisErrors } from './analysis-errors.ts';
import { fixedPart } from './fixed-part.ts';
import { termHypothesis } from './hypothesis.ts';
import { randomIntercept } from './random-term.ts';
import { type Sphericity, sphericity } from './strata/sphericity.ts';
import { type StrataError, strataError } from './strata/strata-error.ts';
import { strataStructure } from './strata/structure.ts';

/**
 * Sphericity of each tested term of several degrees of freedom: of complete layouts with one random factor, seeds,
 * subjects, or the units of a repeated measurement. Rows by REML assume nothing of the kind, and have none.
 */
export function sphericityToReport(
  laidOut: LaidOut,
  { strata, split, anova }: Pick<AnalysisErrors, 'strata' | 'split' | 'anova'>,
  type: 1 | 2 | 3,
): SphericityRow[] {
  const own = strataOf(laidOut, { strata, split });
  if (own === undefined) return [];
  return laidOut.layout.blocks.flatMap(({ name }, index) => {
    const row = anova.find(({ term }) => term === name) as AnovaRow;
    if (row.f === null || row.df < 2) return [];
    const rows = termHypothesis(own.structure.fixed, index, type);
    if (!own.isExactFor(rows)) return [];
    const found = sphericity(own, rows, row.f);
    return found === undefined ? [] : [rowOf(name, found)];
  });
}

/**
 * The p of some differences by Greenhouse and Geisser, where Mauchly's test finds that just these do not vary alike; undefined
 * elsewhere. Where several strata make up their error they are tested against their own interaction with the random factor.
 *
 * @returns a function of the rows of L, as for `test`
 * @see Greenhouse and Geisser 1959, Psychometrika 24
 */
export function pWhereUnalike(
  laidOut: LaidOut,
  errors: Pick<AnalysisErrors, 'strata' | 'split'>,
): (rows: readonly Float64Array[]) => number | undefined {
  const own = strataOf(laidOut, errors);
  return (rows) => {
    if (own === undefined || rows.length < 2) return undefined;
    const f = own.ownInteraction(rows)?.f;
    const found = f === undefined || !Number.isFinite(f) ? undefined : sphericity(own, rows, f);
    return found?.mauchly.tested === true && isUnalike(found.mauchly)
      ? (found.pGreenhouseGeisser ?? undefined)
      : undefined;
  };
}

/** Strata of a complete layout with random factors, or of a repeated measurement. */
function strataOf(
  laidOut: LaidOut,
  { strata, split }: Pick<AnalysisErrors, 'strata' | 'split'>,
): StrataError | undefined {
  return strata ?? (split?.error.terms.length === 0 ? unitsAsRandom(laidOut, split.error.plots) : undefined);
}

/** The units of a repeated measurement, each of which holds every setting. */
function unitsAsRandom({ layout, data, byRandom }: LaidOut, units: string): StrataError | undefined {
  const structure = strataStructure({
    fixed: fixedPart(layout, byRandom),
    variables: data.variables,
    random: [randomIntercept(units)],
  });
  return structure && strataError(structure);
}

function rowOf(term: string, found: Sphericity): SphericityRow {
  const { mauchly, greenhouseGeisser, huynhFeldt, pGreenhouseGeisser, pHuynhFeldt, levelsDf, numDf } = found;
  return {
    term,
    mauchly: mauchly.tested ? { w: mauchly.w, p: mauchly.p } : null,
    greenhouseGeisser,
    huynhFeldt,
    pGreenhouseGeisser,
    pHuynhFeldt,
    reason: mauchly.tested ? null : reasonOf(mauchly.why, levelsDf, numDf),
  };
}

function reasonOf(
  why: 'oneDifference' | 'tooFewLevels' | 'noVariation',
  levelsDf: number,
  df: number,
): string {
  switch (why) {
    case 'oneDifference':
      return 'one difference has nothing to be alike with';
    case 'tooFewLevels':
      return `too few levels of the random factor to test it: ${levelsDf + 1}, and ${df + 1} are needed`;
    case 'noVariation':
      return 'the differences do not vary';
    default:
      return why satisfies never;
  }
}
