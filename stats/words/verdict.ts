import { formatWithin } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import type { Analysis, AnovaRow } from '../analysis-result.ts';
import { isSameCell } from '../means/best-result.ts';
import { isDecided } from '../sequential/decision.ts';
import { alpha, isFound } from './alpha.ts';
import { ofPopulation, populationInWords } from './population.ts';
import { effects, qualifiedBy, termInWords } from './qualified.ts';
import { formatShare, listWords } from './wording.ts';

/** Terms that one sentence names. */
const namedMax = 3;

/**
 * What was found, in one sentence: what matters, and where the best result was seen. `summarise` says how sure all of it is.
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'y', 'y', 'z', 'z']),
 *   y: numericColumn([1, 2, 4, 5, 7, 9]),
 * });
 * verdict(analyse(table, { response: 'y', terms: [['a']], goal: 'maximise' }));
 * // 'a (87.1% of its variation) matters for y in these runs; the best cell by its runs, and by the model, is a z, with 8.'
 */
export function verdict(analysis: Analysis): string {
  const { n, response, rSquared } = analysis;
  if (n === 0) return `No run has a value of ${response} yet, so there is nothing to say.`;
  if (rSquared === null)
    return `${response} is the same in all ${plural(n, 'run')}: nothing made a difference.`;
  const best = bestClause(analysis);
  return `${analysis.interim ? interimClause(analysis) : foundClause(analysis)}${best === '' ? '' : `; ${best}`}.`;
}

/**
 * The terms that were found and are no average over effects that differ, the one with the largest share first.
 *
 * @example
 * const table = dataTable({ a: factorColumn(['x', 'x', 'y', 'y']), y: numericColumn([1, 2, 8, 9]) });
 * foundTerms(analyse(table, { response: 'y', terms: [['a']] })).map(({ term }) => term); // ['a']
 */
export const foundTerms = (analysis: Analysis): AnovaRow[] =>
  effects(analysis)
    .filter((row) => isFound(row) && qualifiedBy(row.term, analysis).length === 0)
    .toSorted((a, b) => (shareOf(b, analysis) ?? 0) - (shareOf(a, analysis) ?? 0));

/** With chance taken off; null where the response is counted. */
const shareOf = ({ term }: AnovaRow, { shares }: Analysis): number | null =>
  shares.find((one) => one.term === term)?.share ?? null;

function foundClause(analysis: Analysis): string {
  const { response, population, mostImportant } = analysis;
  const found = foundTerms(analysis);
  if (found.length === 0) {
    return `no effect on ${response} ${ofPopulation(population)} stands out from chance`;
  }
  const named = found.slice(0, namedMax).map((row) => {
    const share = shareOf(row, analysis);
    return `${nameOf(row.term, analysis)}${share === null ? '' : ` (${formatShare(share)} of its variation)`}`;
  });
  const more = found.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  const leads =
    found.length > 1 &&
    mostImportant !== null &&
    mostImportant.lower > 0 &&
    mostImportant.terms[0] === found[0]?.term;
  if (leads) {
    const [first, ...others] = all;
    return `${first} matters most for ${response} ${populationInWords(population)}, before ${listWords(others)}`;
  }
  return `${listWords(all)} ${all.length === 1 ? 'matters' : 'matter'} for ${response} ${populationInWords(population)}`;
}

/** An interaction as a sentence has it: `a together with b`. */
const nameOf = (term: string, analysis: Analysis): string => {
  const name = termInWords(term, analysis);
  return name === term ? term.replaceAll(':', ' together with ') : name;
};

/** While runs arrive only the evidence that may be looked at again and again decides. */
function interimClause({ evidence, response, n }: Analysis): string {
  const decided = evidence.filter((one) => isDecided(one, alpha)).map(({ term }) => term);
  const runs = `The sweep still runs: ${plural(n, 'run')} so far`;
  return decided.length === 0
    ? `${runs} ${n === 1 ? 'does' : 'do'} not suffice to say what matters for ${response}`
    : `${runs} ${n === 1 ? 'suffices' : 'suffice'} to say that ${listWords(decided)} ${decided.length === 1 ? 'matters' : 'matter'} for ${response}`;
}

function bestClause({ best, goal }: Analysis): string {
  if (best === null || goal === null) return '';
  const { observed, modelled } = best;
  const name = (levels: Readonly<Record<string, string>>): string =>
    Object.entries(levels)
      .map((pair) => pair.join(' '))
      .join(', ');
  const seen = `${name(observed.levels)}, with ${formatWithin(observed.mean, best)}`;
  return isSameCell(observed, modelled)
    ? `the best cell by its runs, and by the model, is ${seen}`
    : `the best cell by its runs is ${seen}, while the model prefers ${name(modelled.levels)}`;
}
