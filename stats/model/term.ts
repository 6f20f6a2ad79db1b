/**
 * One term of a linear model: the columns whose product it is. ['a'] is a main effect, ['a', 'b'] the interaction a:b.
 * The intercept is always in the model and is never written.
 */
export type ModelTerm = readonly string[];

/** As R writes it: `a:b`. */
export const termName = (term: ModelTerm): string => term.join(':');

/** Whether `outer` holds every variable of `inner`: then `inner` is marginal to `outer`. */
export const contains = (outer: ModelTerm, inner: ModelTerm): boolean =>
  inner.every((name) => outer.includes(name));

export const sameTerm = (left: ModelTerm, right: ModelTerm): boolean =>
  left.length === right.length && contains(left, right);

/** A key that is equal for two terms with the same variables in any order. */
export const termKey = (term: ModelTerm): string =>
  term.length === 1 ? (term[0] as string) : term.toSorted().join('`');

/** Each term once, each variable of a term once, main effects before interactions as R orders them. */
export function orderTerms(terms: readonly ModelTerm[]): ModelTerm[] {
  const distinct = new Map<string, ModelTerm>();
  for (const term of terms) {
    const variables = [...new Set(term)];
    const key = termKey(variables);
    if (variables.length > 0 && !distinct.has(key)) distinct.set(key, variables);
  }
  return [...distinct.values()].sort((left, right) => left.length - right.length);
}
