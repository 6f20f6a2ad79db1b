import { sameErrorKey } from '../base/same-error.ts';
import type { Fault } from '../client/facts.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import { type EndedRun, failurePatterns, type NamedFailure } from '../stats/outcome/failure-pattern.ts';
import type { TrialRecord } from './trial-record.ts';

type EndedTrial = Pick<TrialRecord, 'state' | 'reference' | 'settings' | 'fault'> & {
  /** Message of the failure that it ended with. */
  readonly error?: string | undefined;
};
type FaultClass = Fault['faultClass'];

/** Kinds of failure that are named; the others are rare. */
const kindsMax = 12;

/** The failures of a sweep, those that are alike together, with the levels that their trials have in common. */
export function failuresOf(spec: SweepSpec, trials: readonly EndedTrial[]): NamedFailure<FaultClass>[] {
  const first = new Map<string, { faultClass: FaultClass; message: string }>();
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
