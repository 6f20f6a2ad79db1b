/** What the dashboard shows of an analysis: which rows, in which order, with which words. Numbers stay numbers. */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis, AnovaRow, EstimatedMean } from '../../stats/analysis-result.ts';
import type { ShareOfVariation } from '../../stats/anova/share-of-variation.ts';
import type { AnalysedResponse, DashboardModel } from './model.ts';
import { digestOf } from './trial-digest.ts';

/** Name of the response that the ANOVA tab is on. */
export function shownResponse({ sweep, screen }: DashboardModel): string | undefined {
  const names = responseNames(sweep?.spec);
  return names[Math.min(screen.anova.response, names.length - 1)];
}

/** Primary first. */
export function responseNames(spec: SweepSpec | undefined): string[] {
  if (spec === undefined) return [];
  const others = spec.responses.map(({ name }) => name).filter((name) => name !== spec.primary.name);
  return [spec.primary.name, ...others];
}

export const primaryAnalysis = (model: DashboardModel): AnalysedResponse | undefined =>
  model.sweep?.spec === undefined ? undefined : model.analyses.get(model.sweep.spec.primary.name);

/** In place of an analysis that is not there yet. */
export const analysisToCome = ({ trials }: DashboardModel): string =>
  digestOf(trials).counts.done === 0
    ? 'the analysis starts with the first results'
    : 'the analysis is on its way';

export const isResiduals = ({ term }: AnovaRow): boolean => term === 'Residuals';

/**
 * Terms by their share of the variation, largest first; what could not be tested comes last, in model order. The block is left
 * out: it is adjusted for, and its effect answers no question.
 */
export function termsByShare(analysis: Analysis): AnovaRow[] {
  return analysis.anova
    .filter((row) => !isResiduals(row) && row.term !== analysis.block)
    .sort((a, b) => sizeOf(b, analysis) - sizeOf(a, analysis));
}

/** A response that is counted has no shares: its rows go by partial eta squared, or by their chi-squared. */
function sizeOf(row: AnovaRow, { shares }: Analysis): number {
  if (row.f === null && row.p === null) return Number.NEGATIVE_INFINITY;
  return shares.find(({ term }) => term === row.term)?.share ?? row.partialEta2 ?? row.chisq ?? -1;
}

export const shareOfTerm = (term: string, { shares }: Analysis): ShareOfVariation | undefined =>
  shares.find((one) => one.term === term);

/** Why a row has no F, in a few words; undefined where it has one and nothing needs to be said. */
export function rowRemark(row: AnovaRow): string | undefined {
  const others = row.aliasedWith.join(', ');
  switch (row.status) {
    case 'ok':
      return undefined;
    case 'aliased':
      return others === '' ? 'aliased: not told apart from other terms' : `aliased with ${others}`;
    case 'partlyAliased':
      return others === '' ? 'partly aliased' : `partly aliased with ${others}`;
    case 'emptyCells':
      return 'some combinations were never run';
    case 'oneLevel':
      return 'only one level seen so far';
    case 'noResidual':
      return 'too few trials to test';
    case 'perfectFit':
      return 'no residual error to test against';
    case 'constantResponse':
      return 'the response never varied';
    case 'refused':
      return row.reason ?? 'not tested';
    default:
      return row.status satisfies never;
  }
}

/** True if the row has figures, with the remark beside them; false if the remark stands in their place. */
export const hasTest = (row: AnovaRow): boolean => row.f !== null;

export interface MeansOfFactor {
  readonly factor: string;
  readonly rows: readonly EstimatedMean[];
  /** Said beside the title where the means are not plain averages over all combinations. */
  readonly over: string | undefined;
}

/**
 * Estimated means of each factor, the factor with the largest effect first, levels in the order of the file. Where a
 * mean over all combinations cannot be estimated, the one over valid combinations stands in, and says so.
 */
export function meansByFactor(analysis: Analysis, spec: SweepSpec | undefined): MeansOfFactor[] {
  const order = termsByShare(analysis).map(({ term }) => term);
  const ofOneFactor = analysis.means.filter(({ levels }) => Object.keys(levels).length === 1);
  const present = new Set(ofOneFactor.map(({ term }) => term));
  const factors = [...present].filter((term) => term !== analysis.block);
  const rank = (factor: string): number => (order.includes(factor) ? order.indexOf(factor) : order.length);
  return factors
    .sort((a, b) => rank(a) - rank(b))
    .map((factor) => {
      const levels = spec?.factors.find(({ name }) => name === factor)?.levels.map(String) ?? [];
      const place = ({ levels: own }: EstimatedMean): number => {
        const index = levels.indexOf(own[factor] ?? '');
        return index < 0 ? levels.length : index;
      };
      const rows = bestEstimates(
        ofOneFactor.filter(({ term }) => term === factor),
        factor,
      );
      return { factor, rows: rows.sort((a, b) => place(a) - place(b)), over: overWords(rows) };
    });
}

const overRank: Readonly<Record<EstimatedMean['over'], number>> = {
  all: 0,
  valid: 1,
  proportional: 2,
  cells: 3,
};

/** One kind of average for all levels of a factor: means over different things must not stand in one plot. */
function bestEstimates(means: readonly EstimatedMean[], factor: string): EstimatedMean[] {
  const kinds = [...new Set(means.map(({ over }) => over))].sort((a, b) => overRank[a] - overRank[b]);
  const whole =
    kinds.find((kind) => means.some(({ over, mean }) => over === kind && mean !== null)) ?? kinds[0];
  const seen = new Set<string>();
  return means.filter(({ over, levels }) => {
    const level = levels[factor] ?? '';
    if (over !== whole || seen.has(level)) return false;
    seen.add(level);
    return true;
  });
}

function overWords(rows: readonly EstimatedMean[]): string | undefined {
  const over = rows[0]?.over;
  if (over === 'valid') return 'over valid combinations';
  return over === 'proportional' ? 'over the trials as observed' : undefined;
}
