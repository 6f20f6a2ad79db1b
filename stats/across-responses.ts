import { adjustP } from './anova/adjust-p.ts';
import type { Analysis } from './analysis-result.ts';

/** A test of a secondary response, corrected for how many of them there are. */
export interface SecondaryTest {
  readonly response: string;
  readonly term: string;
  readonly p: number;
  /** Holm over all secondary responses and terms. */
  readonly pHolm: number;
}

/**
 * The primary response is fixed before the sweep and tested as it is; whatever is found in the others is one of many
 * looks. Blocks are not tests and are not counted.
 *
 * @param secondary analyses of the other responses
 */
export function holmAcrossResponses(secondary: readonly Analysis[]): SecondaryTest[] {
  const tests = secondary.flatMap(({ response, anova, block }) =>
    anova.flatMap(({ term, p }) => (p === null || term === block ? [] : [{ response, term, p }])),
  );
  const adjusted = adjustP(tests.map(({ p }) => p));
  return tests.map((test, i) => ({ ...test, pHolm: adjusted[i] as number }));
}
