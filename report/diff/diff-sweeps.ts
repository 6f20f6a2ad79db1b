import { YatesError } from '../../base/error.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { designChanges, factorChanges } from './design-changes.ts';
import { environmentChanges } from './environment-changes.ts';
import { responseDifference } from './response-difference.ts';
import type { DiffedSweep, DiffSide, SweepDiff } from './sweep-diff.ts';

/**
 * What two sweeps differ in: their designs, what their runs ran with, and the means of the cells that both have.
 *
 * @param response default: all that both have
 * @throws YatesError E_RESPONSE_UNKNOWN
 */
export function diffSweeps(first: DiffSide, second: DiffSide, response?: string): SweepDiff {
  const factors = factorChanges(first.spec, second.spec);
  const ran = environmentChanges(first, second);
  const unmatched = factors.flatMap(({ factor, onlyIn }) => (onlyIn === null ? [] : [factor]));
  return {
    schema: 'yates/diff/v1',
    sweeps: [factsOf(first), factsOf(second)],
    factors,
    design: designChanges(first, second),
    code: ran?.code ?? null,
    packages: ran?.packages ?? null,
    unmatched,
    responses: responsesOf(first, second, response).map((name) => responseDifference(first, second, name)),
  };
}

const factsOf = ({ name, trials, isRunning, isInferred }: DiffSide): DiffedSweep => ({
  name,
  runs: trials.length,
  results: trials.filter(({ state }) => state === 'done').length,
  isRunning,
  isInferred,
});

/** Responses that either declares and both have values of; the primary one of the first sweep is first. */
function responsesOf(first: DiffSide, second: DiffSide, asked: string | undefined): string[] {
  const [inFirst, inSecond] = [first, second].map(
    ({ trials }) =>
      new Set(trials.flatMap(({ state, metrics }) => (state === 'done' ? Object.keys(metrics) : []))),
  ) as [Set<string>, Set<string>];
  if (asked !== undefined) {
    if (inFirst.has(asked) && inSecond.has(asked)) return [asked];
    const both = [...inFirst].filter((name) => inSecond.has(name));
    throw new YatesError({
      code: 'E_RESPONSE_UNKNOWN',
      place: { file: '--response' },
      message: `no run of ${inFirst.has(asked) ? second.name : first.name} has a "${asked}"`,
      next: both.length === 0 ? 'wait until both have results' : didYouMean(asked, both),
    });
  }
  const declared = [first, second].flatMap(({ spec }) =>
    [spec.primary, ...spec.responses].map(({ name }) => name),
  );
  return [...new Set(declared)].filter((name) => inFirst.has(name) && inSecond.has(name));
}
