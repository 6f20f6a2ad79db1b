import type { Analysis, AnovaRow } from '../analysis-result.ts';
import { adjustP } from './adjust-p.ts';

type Tested = Pick<Analysis, 'anova' | 'block' | 'linkedPairs'>;

/**
 * The p-values of one response that are tests: every row of the table but the block, which is adjusted for and not in
 * question, and each linked pair as a whole.
 *
 * @example
 * const table = dataTable({ a: factorColumn(['x', 'x', 'y', 'y']), y: numericColumn([1, 2, 4, 6]) });
 * testsOf(analyse(table, { response: 'y', terms: [['a']] })); // [0.0886776]
 */
export const testsOf = (analysis: Tested): number[] =>
  [...testedRows(analysis), ...wholePairs(analysis)].flatMap(({ p }) => (p === null ? [] : [p]));

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

const testedRows = ({ anova, block }: Tested): AnovaRow[] =>
  anova.filter(({ term, p }) => p !== null && term !== 'Residuals' && term !== block);

const wholePairs = ({ linkedPairs }: Tested) => linkedPairs.flatMap(({ rows }) => rows.slice(0, 1));
