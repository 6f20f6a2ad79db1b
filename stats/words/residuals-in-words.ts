import type { Analysis } from '../analysis-result.ts';
import { listWords } from './wording.ts';

/**
 * What the row Residuals is where no term is tested against it; undefined where one is. With random factors it is what the terms leave of a
 * model without them, and each term has an error of its own.
 *
 * @example
 * const ids = ['1', '2', '3', '1', '2', '3'];
 * const table = dataTable({ id: factorColumn(ids), a: factorColumn(['x', 'x', 'x', 'y', 'y', 'y']), y: numericColumn([1, 3, 4, 2, 5, 5]) });
 * residualsInWords(analyse(table, { response: 'y', terms: [['a']], random: ['id'] }));
 * // 'Residuals: all that the terms above leave, with it what levels of id differ by; no term is tested against it.'
 */
export function residualsInWords({ anova, random }: Pick<Analysis, 'anova' | 'random'>): string | undefined {
  const tested = anova.filter(({ f, term }) => f !== null && term !== 'Residuals');
  const hasRow = anova.some(({ term }) => term === 'Residuals');
  if (random.length === 0 || !hasRow || tested.length === 0) return undefined;
  if (tested.some(({ error }) => error === 'Residuals')) return undefined;
  return `Residuals: all that the terms above leave, with it what levels of ${listWords(random)} differ by; no term is tested against it.`;
}
