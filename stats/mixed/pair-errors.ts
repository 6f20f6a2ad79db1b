import type { PairTest, PairTests } from '../anova/linked-pair.ts';
import type { LaidOut } from '../lay-out.ts';
import { termName } from '../model/term.ts';
import { randomErrors } from './analysis-errors.ts';
import { errorName } from './error-in-words.ts';
import type { DdfMethod } from './error-model.ts';
import { fixedPart } from './fixed-part.ts';
import { hypothesisRows } from './hypothesis.ts';
import { type RandomTerm, randomTermName, randomTermsOf } from './random-term.ts';

/**
 * Tests of the rows of a linked pair where some factors are a sample: the pair as a whole, and its rows in a live look,
 * against their own interaction with the random factor; each other row by the model of errors, which is REML where the
 * two factors are not orthogonal.
 */
export function pairErrors(
  { data, random, byRandom }: LaidOut,
  sampled: readonly string[],
  method: DdfMethod | undefined,
  live: boolean,
): PairTests {
  return (fit, variables, pair) => {
    const { layout } = fit;
    const [group] = layout.blocks.filter(({ term }) => !data.variables.has(term[0] as string));
    const terms = layout.blocks.map(({ term }) => term).filter((term) => term !== group?.term);
    const own = randomTermsOf(sampled, terms);
    const known = new Set(own.map(randomTermName));
    const others = random.filter((term: RandomTerm) => !known.has(randomTermName(term)));
    const fixed = fixedPart(layout, byRandom, fit.trapezoid);
    const mixed = { fixed, variables, random: [...own, ...others] };
    const { model, strata } = randomErrors(mixed, () => fit, { method, live });
    return (base, added): PairTest => {
      const rows = hypothesisRows(fixed, base, added);
      const isWhole =
        added.some((index) => layout.blocks[index]?.name === termName(pair)) && added.length > 1;
      const whole = isWhole || live ? strata?.ownInteraction(rows) : undefined;
      if (whole !== undefined && Number.isFinite(whole.f)) {
        const name = `${sampled.join(':')}:${termName(pair)}`;
        return { f: whole.f, p: whole.p, logP: whole.logP, denDf: whole.denDf, error: name };
      }
      const { f, p, logP, denDf, error } = model.test(rows);
      return { f, p, logP, denDf, error: f === null ? null : errorName(error) };
    };
  };
}
