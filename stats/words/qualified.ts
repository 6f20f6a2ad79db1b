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

/**
 * Tested terms in question: a block is there to be adjusted for, and its F answers nothing that was asked.
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'x', 'y', 'y', 'y']),
 *   day: factorColumn(['1', '2', '3', '1', '2', '3']),
 *   y: numericColumn([1, 2, 4, 6, 7, 8]),
 * });
 * effects(analyse(table, { response: 'y', terms: [['a']], block: 'day' })).map(({ term }) => term); // ['a']
 */
export const effects = ({ anova, block }: Pick<Analysis, 'anova' | 'block'>): AnovaRow[] =>
  anova.filter(({ term, p }) => term !== 'Residuals' && term !== block && p !== null);

/**
 * The interactions that were found and hold all factors of a term, besides others: the term by itself is then an average over
 * effects that differ.
 */
export function qualifiedBy(
  term: string,
  analysis: Pick<Analysis, 'anova' | 'block' | 'oneWay' | 'nested'>,
): AnovaRow[] {
  const own = partsOf(term, analysis);
  // What a factor within it does is a difference of its own.
  const isWithin = (part: string): boolean =>
    own.includes(part) ||
    analysis.nested.some(
      ({ factor, within }) => factor === part && within.every((name) => own.includes(name)),
    );
  return effects(analysis).filter((row) => {
    const parts = partsOf(row.term, analysis);
    return (
      isFound(row) &&
      parts.length > own.length &&
      own.every((part) => parts.includes(part)) &&
      !parts.every(isWithin)
    );
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
  analysis: Pick<Analysis, 'anova' | 'block' | 'oneWay' | 'nested'>,
): string[] => {
  const own = partsOf(term, analysis);
  const all = qualifiedBy(term, analysis).flatMap((row) => partsOf(row.term, analysis));
  return [...new Set(all)].filter((part) => !own.includes(part));
};

/**
 * The nest of a term that is a nested factor by itself, such as `method:rank`; undefined for any other.
 *
 * @example
 * const analysis = { oneWay: [], block: null, nested: [{ factor: 'rank', within: ['method'], absentAt: [], found: false }] };
 * nestOf('method:rank', analysis)?.factor; // 'rank'
 */
export const nestOf = (
  term: string,
  analysis: Pick<Analysis, 'oneWay' | 'block' | 'nested'>,
): Analysis['nested'][number] | undefined => {
  const parts = partsOf(term, analysis);
  return analysis.nested.find(
    ({ factor, within }) =>
      parts.includes(factor) &&
      parts.length === within.length + 1 &&
      within.every((name) => parts.includes(name)),
  );
};

/**
 * A term as a sentence names it: a nested factor as what it is within.
 *
 * @example
 * const analysis = { oneWay: [], block: null, nested: [{ factor: 'rank', within: ['method'], absentAt: [], found: false }] };
 * termInWords('method:rank', analysis); // 'rank within method'
 */
export function termInWords(term: string, analysis: Pick<Analysis, 'oneWay' | 'block' | 'nested'>): string {
  const nest = nestOf(term, analysis);
  return nest === undefined ? term : `${nest.factor} within ${nest.within.join(' and ')}`;
}
