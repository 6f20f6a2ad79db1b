import type { Analysis, AnovaRow, LinkedPair } from '../analysis-result.ts';
import type { GlmResult } from '../glm/glm-result.ts';
import { adjustP } from './adjust-p.ts';

type Tested = Pick<Analysis, 'anova' | 'block' | 'linkedPairs'> &
  Partial<Pick<Analysis, 'sphericity'>> & {
    readonly counts?: Pick<GlmResult, 'dispersion'> | null;
  };

/** p of Mauchly's test below which the differences of a term are taken to vary unalike. */
const mauchlyAlpha = 0.05;

/** True where Mauchly's test finds that the differences of a term do not vary alike. */
export const isUnalike = ({ p }: { readonly p: number }): boolean => p < mauchlyAlpha;

/**
 * The p that a term is judged by: where its differences do not vary alike, Greenhouse and Geisser's.
 *
 * @see Greenhouse and Geisser 1959, Psychometrika 24
 */
function judgedBy(
  {
    term,
    p,
    quasiP,
  }: { readonly term: string; readonly p: number | null; readonly quasiP?: number | null | undefined },
  { sphericity = [], counts }: Tested,
): number | null {
  // Rows that differ more than counting lets them: the quasi F allows for that.
  if ((counts?.dispersion ?? 0) > 1 && quasiP !== undefined && quasiP !== null) return quasiP;
  const found = sphericity.find((row) => row.term === term);
  if (p === null || found === undefined || found.mauchly === null || !isUnalike(found.mauchly)) return p;
  return found.pGreenhouseGeisser ?? p;
}

/** True for a term whose adjusted p is made from Greenhouse and Geisser's. */
export const isCorrected = (term: string, { sphericity }: Pick<Analysis, 'sphericity'>): boolean =>
  sphericity.some((row) => row.term === term && row.mauchly !== null && isUnalike(row.mauchly));

/**
 * The p-values of one response that are tests: every row of the table but the block, which is adjusted for and not in
 * question, and each linked pair as a whole that no term asks for. Where the differences of a term do not vary alike it is Greenhouse and Geisser's p.
 *
 * @example
 * const table = dataTable({ a: factorColumn(['x', 'x', 'y', 'y']), y: numericColumn([1, 2, 4, 6]) });
 * testsOf(analyse(table, { response: 'y', terms: [['a']] })); // [0.0886776]
 */
export const testsOf = (analysis: Tested): number[] =>
  [...testedRows(analysis), ...wholePairs(analysis)].flatMap((row) => judgedBy(row, analysis) ?? []);

/**
 * The rows with Holm's adjusted p. One family holds all tests of the primary response; another all tests of all secondary
 * responses, whose p-values are `others` for each of them.
 *
 * @param others p-values of the tests of the family's other responses
 * @see Holm 1979
 */
export function withHolm<Part extends Tested>(analysis: Part, others: readonly number[] = []): Part {
  const adjusted = adjustP([...testsOf(analysis), ...others]).values();
  const next = (p: number | null): number | null => (p === null ? null : (adjusted.next().value ?? null));
  const isTest = new Set<object>([...testedRows(analysis), ...wholePairs(analysis)]);
  return {
    ...analysis,
    anova: analysis.anova.map((row) => (isTest.has(row) ? { ...row, pAdjusted: next(row.p) } : row)),
    linkedPairs: analysis.linkedPairs.map((pair) => ({
      ...pair,
      rows: pair.rows.map((row) => (isTest.has(row) ? { ...row, pAdjusted: next(row.p) } : row)),
    })),
  };
}

/** The term that asks the same as a linked pair as a whole: where the other factor has no difference of its own. */
export const termOfPair = (
  { factors, rows }: Pick<LinkedPair, 'factors' | 'rows'>,
  { anova }: Pick<Analysis, 'anova'>,
): string | undefined => {
  const [whole] = rows;
  if (whole === undefined || whole.sumSq === null) return undefined;
  const { df, sumSq } = whole;
  return anova.find(
    (row) =>
      factors.includes(row.term) &&
      row.df === df &&
      row.sumSq !== null &&
      Math.abs(row.sumSq - sumSq) <= 1e-8 * sumSq,
  )?.term;
};

const testedRows = ({ anova, block }: Tested): AnovaRow[] =>
  anova.filter(({ term, p }) => p !== null && term !== 'Residuals' && term !== block);

const wholePairs = ({ linkedPairs, anova }: Tested) =>
  linkedPairs.flatMap((pair) => (termOfPair(pair, { anova }) === undefined ? pair.rows.slice(0, 1) : []));
