import { adjustP } from '../anova/adjust-p.ts';
import type { Comparison } from '../analysis-result.ts';
import { studentizedRangeUpperTail } from '../distributions/studentized-range.ts';
import { tTwoSided } from '../distributions/t-distribution.ts';
import { meanFunction, type ModelCells } from '../means/estimated-means.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import type { GlmFit } from './fit-glm.ts';
import type { GlmModel } from './glm-table.ts';
import { etaMax, heldDeviance } from './held-deviance.ts';

/** What a deviance may lose at a difference that counts as endless. */
const noLoss = 1e-3;

/** A model with a combination that has no success, no failure or no event at all. */
export interface SeparatedModel {
  readonly model: GlmModel;
  readonly glm: GlmFit;
  readonly fit: ModelCells;
  /** By which rows vary more than counting lets them; 1 where they do not. */
  readonly scale: number;
  /** Degrees of freedom of the scale. */
  readonly df: number;
}

/**
 * The comparisons of levels, with a likelihood-ratio test where a difference has no end: its standard error is endless too, so
 * that Wald's test would find nothing however many successes stand against none. `t` is the signed root of the ratio; limits
 * are left out. Where the data allow a difference any value, nothing is tested.
 *
 * @param comparisons by Wald's tests, of the levels of one factor each
 */
export function separatedComparisons(
  of: SeparatedModel,
  factors: readonly FactorVariable[],
  comparisons: readonly Comparison[],
): Comparison[] {
  return factors.flatMap((factor) => {
    const own = comparisons.filter(({ term }) => term === factor.name);
    const redone = own.map((one) => byRatio(of, factor, one));
    return adjusted(redone, factor.levels.length);
  });
}

function byRatio(
  { model, glm, fit, scale, df }: SeparatedModel,
  factor: FactorVariable,
  one: Comparison,
): Comparison {
  const at = (level: string): Float64Array =>
    meanFunction(fit, [factor], [factor.levels.indexOf(level)], 'all') as Float64Array;
  if (one.difference === null) return one;
  const other = at(one.second);
  const l = at(one.first).map((entry, i) => entry - (other[i] as number));
  const held = heldDeviance(model, l);
  const isFree = (value: number): boolean => held(value) - glm.deviance < noLoss;
  const [down, up] = [isFree(-etaMax), isFree(etaMax)];
  if (!down && !up) return one;
  const untested = { ...one, difference: null, se: null, lower: null, upper: null };
  if (down && up) {
    const reason = 'combinations without a success, a failure or an event allow the difference any value';
    return { ...untested, t: null, p: null, pAdjusted: null, df: null, reason };
  }
  const root = Math.sqrt(Math.max(0, held(0) - glm.deviance) / scale);
  const t = up ? root : -root;
  const reason = 'the difference has no end: one of the two has no success, no failure or no event';
  return { ...untested, t, p: tTwoSided(t, df), reason };
}

/** Adjusted p of a family of which some tests were done again. */
function adjusted(family: readonly Comparison[], levels: number): Comparison[] {
  const isRedone = ({ difference, t }: Comparison): boolean => difference === null && t !== null;
  if (!family.some(isRedone)) return [...family];
  const tested = family.filter(({ p }) => p !== null);
  const holm = adjustP(
    tested.map(({ p }) => p as number),
    'holm',
  );
  return family.map((one) => {
    const place = tested.indexOf(one);
    if (place < 0) return one;
    if (one.method === 'holm') return { ...one, pAdjusted: holm[place] as number };
    return isRedone(one)
      ? {
          ...one,
          pAdjusted: studentizedRangeUpperTail(
            Math.abs(one.t as number) * Math.SQRT2,
            levels,
            one.df as number,
          ),
        }
      : one;
  });
}
