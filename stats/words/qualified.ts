import type { Analysis, AnovaRow } from '../analysis-result.ts';
import { isFound } from './alpha.ts';

/**
 * The factors in question of a term.
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'y', 'y']),
 *   b: factorColumn(['u', 'v', 'u', 'v']),
 *   y: numericColumn([1, 2, 4, 6]),
 * });
 * partsOf('a:b', analyse(table, { response: 'y', terms: [['a'], ['b']] })); // ['a', 'b']
 */
export const partsOf = (term: string, { oneWay, block }: Pick<Analysis, 'oneWay' | 'block'>): string[] =>
  term === block || oneWay.some((row) => row.term === term) ? [term] : term.split(':');

/** Tested terms in question: a block is there to be adjusted for, and its F answers nothing that was asked. */
export const effects = ({ anova, block }: Pick<Analysis, 'anova' | 'block'>): AnovaRow[] =>
  anova.filter(({ term, p }) => term !== 'Residuals' && term !== block && p !== null);

/**
 * The interactions that were found and hold all factors of a term, besides others: the term by itself is then an average over
 * effects that differ.
 */
export function qualifiedBy(
  term: string,
  analysis: Pick<Analysis, 'anova' | 'block' | 'oneWay'>,
): AnovaRow[] {
  const own = partsOf(term, analysis);
  return effects(analysis).filter((row) => {
    const parts = partsOf(row.term, analysis);
    return isFound(row) && parts.length > own.length && own.every((part) => parts.includes(part));
  });
}

/**
 * The factors that decide what a term does.
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'x', 'x', 'y', 'y', 'y', 'y']),
 *   b: factorColumn(['u', 'u', 'v', 'v', 'u', 'u', 'v', 'v']),
 *   y: numericColumn([1, 1.1, 4, 4.1, 4, 4.1, 1, 1.1]),
 * });
 * decidersOf('a', analyse(table, { response: 'y', terms: [['a'], ['b'], ['a', 'b']] })); // ['b']
 */
export const decidersOf = (
  term: string,
  analysis: Pick<Analysis, 'anova' | 'block' | 'oneWay'>,
): string[] => {
  const own = partsOf(term, analysis);
  const all = qualifiedBy(term, analysis).flatMap((row) => partsOf(row.term, analysis));
  return [...new Set(all)].filter((part) => !own.includes(part));
};
