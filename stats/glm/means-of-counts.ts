import type { EstimatedMean } from '../analysis-result.ts';
import type { LaidOut } from '../lay-out.ts';
import { meanFunction } from '../means/estimated-means.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import type { CountedRows } from './counted-rows.ts';
import { exactInterval } from './exact-interval.ts';
import { type Family, familyFunctions } from './family.ts';
import { type GlmFit, separatedAt } from './fit-glm.ts';
import type { GlmModel } from './glm-table.ts';
import { profileInterval } from './profile-interval.ts';

/** A mean on the scale of the response; the bound itself where a model is separated and the predictor grows towards it without end. */
export function meanOf(eta: number, { separated }: GlmFit, family: Family): number {
  const isEndless = separated && Math.abs(eta) > separatedAt && (eta < 0 || family === 'binomial');
  if (!isEndless) return familyFunctions[family].mean(eta);
  return eta < 0 ? 0 : 1;
}

/** A mean of the linear predictor as a share or a number of events, with limits. */
export function meanMaker(of: {
  readonly model: GlmModel;
  readonly glm: GlmFit;
  readonly laidOut: LaidOut;
  readonly rows: CountedRows;
  readonly exact: boolean;
  readonly factors: readonly FactorVariable[];
  readonly family: Family;
}): (mean: EstimatedMean) => EstimatedMean {
  const { model, glm, laidOut, rows, exact, factors, family } = of;
  const functions = familyFunctions[family];
  const { cells } = laidOut.data;
  return (own) => {
    const at = factors.filter(({ name }) => name in own.levels);
    const indices = at.map(({ name, levels }) => levels.indexOf(own.levels[name] as string));
    let [y, size] = [0, 0];
    for (const row of cells.rows) {
      if (!at.every(({ codes }, i) => codes[row] === indices[i])) continue;
      y += rows.y[row] as number;
      size += rows.size[row] as number;
    }
    const rawMean = size > 0 ? y / size : null;
    if (own.mean === null) return { ...own, rawMean };
    const share = { ...own, ...limitsAt(own, functions), rawMean, df: null, reason: null };
    if (exact && own.n > 0) {
      const [lower, upper] = exactInterval(y, size);
      return { ...share, mean: y / size, lower, upper };
    }
    if (!glm.separated) return share;
    const l = meanFunction({ layout: model.layout, cells }, at, indices, own.over);
    if (l === undefined) return share;
    const [lower, upper] = profileInterval(model, l, own.mean, glm.deviance);
    const isEndless = !Number.isFinite(lower) || !Number.isFinite(upper);
    const isBound = y === 0 || (family === 'binomial' && y === size);
    return isEndless && !isBound
      ? {
          ...share,
          mean: averageRate(at, indices),
          se: null,
          lower: null,
          upper: null,
          reason: noLogsToAverage,
        }
      : {
          ...share,
          mean: isEndless ? y / size : share.mean,
          se: null,
          lower: atLimit(lower, family),
          upper: atLimit(upper, family),
        };
  };

  /** Over the cells of some levels, each counting equally. */
  function averageRate(at: readonly FactorVariable[], indices: readonly number[]): number {
    const own = [...cells.exampleRow].flatMap((row, cell) =>
      at.every(({ codes }, i) => codes[row] === indices[i])
        ? [meanOf(glm.eta[cell] as number, glm, family)]
        : [],
    );
    return own.reduce((sum, mean) => sum + mean, 0) / own.length;
  }
}

/** Why a mean is an average of rates, without limits. */
const noLogsToAverage =
  'a combination has no success, no failure or no event, so that logarithms have no average: rates are averaged instead, without limits';

const atLimit = (eta: number, family: Family): number | null => {
  if (Number.isFinite(eta)) return familyFunctions[family].mean(eta);
  return eta < 0 ? 0 : family === 'binomial' ? 1 : null;
};

function limitsAt(
  { mean, se, lower, upper }: Pick<EstimatedMean, 'mean' | 'se' | 'lower' | 'upper'>,
  { mean: meanAt, variance }: (typeof familyFunctions)[Family],
): { readonly mean: number } & Pick<EstimatedMean, 'se' | 'lower' | 'upper'> {
  const own = meanAt(mean ?? 0);
  return {
    mean: own,
    se: se === null ? null : se * variance(own),
    lower: lower === null ? null : meanAt(lower),
    upper: upper === null ? null : meanAt(upper),
  };
}
