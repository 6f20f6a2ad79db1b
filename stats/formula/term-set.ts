import { limits } from '../../base/limits.ts';
import { type ModelTerm, termKey } from '../model/term.ts';

/** Why a formula is refused, in words; the parser adds the place. */
export class TooManyTerms extends Error {}

/** Terms of a formula, each once, in the order in which they were added. */
export class TermSet {
  readonly #terms = new Map<string, ModelTerm>();
  #names = 0;

  constructor(terms: Iterable<ModelTerm> = []) {
    this.add(terms);
  }

  get size(): number {
    return this.#terms.size;
  }

  /** Names in all of the terms together. */
  get names(): number {
    return this.#names;
  }

  [Symbol.iterator](): Iterator<ModelTerm> {
    return this.#terms.values();
  }

  /** @throws TooManyTerms beyond the limit for a formula */
  add(terms: Iterable<ModelTerm>): this {
    for (const term of terms) {
      const key = termKey(term);
      if (this.#terms.has(key)) continue;
      this.#terms.set(key, term);
      this.#names += term.length;
      if (this.#terms.size > limits.formulaTerms) throw new TooManyTerms();
    }
    return this;
  }

  remove(terms: Iterable<ModelTerm>): this {
    for (const term of terms) if (this.#terms.delete(termKey(term))) this.#names -= term.length;
    return this;
  }
}

/** The product of each term of `left` with each of `right`. */
export function* cross(left: TermSet, right: TermSet): Generator<ModelTerm, void, undefined> {
  const factors = [...right];
  for (const a of left) for (const b of factors) yield [...new Set([...a, ...b])];
}
