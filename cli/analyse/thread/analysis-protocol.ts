/** What a thread that analyses a sweep hears and says. */
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import type { TrialRecord } from '../../../report/trial-record.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';

export type ToAnalysis =
  /** Trials that are new or have changed since the last message, in any order. */
  | { readonly kind: 'trials'; readonly trials: readonly TrialRecord[] }
  /** All that was said of trials before is void. */
  | { readonly kind: 'forget' }
  | {
      readonly kind: 'analyse';
      readonly number: number;
      readonly spec: SweepSpec;
      readonly baseVersion: string;
      readonly response: string;
      readonly interim: boolean;
    };

export type FromAnalysis =
  | { readonly kind: 'analysed'; readonly number: number; readonly analysis: Analysis }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
