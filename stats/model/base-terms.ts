import type { ModelLayout, TermBlock } from './model-matrix.ts';
import { contains, sameTerm } from './term.ts';

/**
 * Which terms a term is adjusted for: type 1, those before it; 2, those that do not contain it; 3, all others.
 *
 * @param index into `layout.blocks`
 * @returns indices into `layout.blocks`
 */
export function baseTerms({ blocks }: ModelLayout, index: number, type: 1 | 2 | 3): number[] {
  const own = (blocks[index] as TermBlock).term;
  return blocks.flatMap(({ term }, other) => {
    if (other === index) return [];
    if (type === 1) return other < index ? [other] : [];
    if (type === 3) return [other];
    return contains(term, own) && !sameTerm(term, own) ? [] : [other];
  });
}
