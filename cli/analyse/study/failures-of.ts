import { sameErrorKey } from '../../../base/same-error.ts';
import type { NamedFailure } from '../../../dashboard/view/question.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import { type EndedRun, failurePatterns } from '../../../stats/outcome/failure-pattern.ts';
import type { StudiedTrial } from './studied-trial.ts';

/** Kinds of failure that are named; the others are rare. */
const kindsMax = 12;

/** The failures of a sweep, those that are alike together, with the levels that their trials have in common. */
export function failuresOf(spec: SweepSpec, trials: readonly StudiedTrial[]): NamedFailure[] {
  const first = new Map<string, { faultClass: NamedFailure['faultClass']; message: string }>();
  const runs = trials.flatMap((trial): EndedRun[] => {
    const { state, reference } = trial;
    const hasEnded = state === 'done' || state === 'failed' || state === 'pruned';
    if (reference !== undefined || !hasEnded) return [];
    const levels = Object.fromEntries(
      spec.factors.map(({ name }) => [name, String(trial.settings[name] ?? '')]),
    );
    if (state !== 'failed') return [{ levels, failedAs: undefined }];
    const fault = { faultClass: trial.fault?.faultClass ?? 'unknown', message: trial.error ?? '' } as const;
    const failedAs = sameErrorKey(fault);
    if (!first.has(failedAs)) first.set(failedAs, fault);
    return [{ levels, failedAs }];
  });
  return failurePatterns(runs)
    .slice(0, kindsMax)
    .map((pattern) => ({
      ...pattern,
      faultClass: first.get(pattern.failedAs)?.faultClass ?? 'unknown',
      message: first.get(pattern.failedAs)?.message ?? '',
    }));
}
