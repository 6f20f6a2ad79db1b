/** What a thread that analyses a sweep hears and says. */
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import type { Answer, Question, StudyFacts } from '../../../dashboard/view/question.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import type { StudiedTrial } from '../study/studied-trial.ts';

export type ToAnalysis =
  /** Trials that are new or have changed since the last message, in any order. */
  | { readonly kind: 'trials'; readonly number: number; readonly trials: readonly StudiedTrial[] }
  /** All that was said of trials before is void. */
  | { readonly kind: 'forget' }
  | {
      readonly kind: 'analyse';
      readonly number: number;
      readonly spec: SweepSpec;
      readonly baseVersion: string;
      readonly response: string;
      readonly interim: boolean;
    }
  | {
      readonly kind: 'ask';
      readonly number: number;
      readonly question: Question;
      readonly facts: StudyFacts;
    };

export type FromAnalysis =
  /** The trials of a message were read. */
  | { readonly kind: 'read'; readonly number: number }
  | { readonly kind: 'analysed'; readonly number: number; readonly analysis: Analysis }
  | { readonly kind: 'answered'; readonly number: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };
