/**
 * What a view asks of the thread that analyses the sweep, beyond the analysis that is always there: more than is needed all the time, and only
 * asked for while it is looked at.
 */
import type { FaultClass } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis, Evidence } from '../../stats/analysis-result.ts';
import type { ResidualPicture } from '../../stats/assumptions/residual-picture.ts';
import type { NamedFailure as NamedPattern } from '../../stats/outcome/failure-pattern.ts';
import type { PairTable } from '../../stats/outcome/pair-table.ts';

export type Question =
  /** Everything that a finished sweep's analysis has, but for the residual of each row. */
  | { readonly kind: 'full'; readonly response: string; readonly type: 1 | 2 | 3 }
  | { readonly kind: 'pair'; readonly response: string; readonly across: string; readonly down: string }
  | { readonly kind: 'evidence'; readonly response: string }
  | { readonly kind: 'failures' };

export interface FullAnswer {
  readonly kind: 'full';
  /** Its `residuals` are left out: they stand in `residuals` below. */
  readonly analysis: Analysis;
  readonly residuals: ResidualPicture;
}

export interface PairAnswer {
  readonly kind: 'pair';
  readonly table: PairTable;
}

/** The evidence as it stood after some number of results. */
export interface EvidenceLook {
  readonly results: number;
  readonly evidence: readonly Evidence[];
}

export interface EvidenceAnswer {
  readonly kind: 'evidence';
  /** By number of results. */
  readonly looks: readonly EvidenceLook[];
  /** False while further looks into the past can be had by asking again. */
  readonly isWhole: boolean;
}

export type NamedFailure = NamedPattern<FaultClass>;

interface FailuresAnswer {
  readonly kind: 'failures';
  readonly failures: readonly NamedFailure[];
}

export type Answer = FullAnswer | PairAnswer | EvidenceAnswer | FailuresAnswer;

/** An answer, and the state of the results that it rests on. */
export interface KnownAnswer {
  readonly answer: Answer;
  readonly of: string;
}

export interface StudyFacts {
  readonly spec: SweepSpec;
  readonly baseVersion: string;
  readonly interim: boolean;
}

/** The same for questions that ask the same. */
export const questionKey = (question: Question): string => JSON.stringify(question);

/** Answers that are kept: those that were asked for last. */
const answersMax = 12;

export function withAnswer(
  answers: ReadonlyMap<string, KnownAnswer>,
  question: Question,
  known: KnownAnswer,
): Map<string, KnownAnswer> {
  const next = new Map(answers);
  const key = questionKey(question);
  next.delete(key);
  next.set(key, known);
  for (const oldest of next.keys()) {
    if (next.size <= answersMax) break;
    next.delete(oldest);
  }
  return next;
}

/** True if nothing would be gained by asking again while the results are the same. */
export const isSettled = ({ answer, of }: KnownAnswer, state: string): boolean =>
  of === state && (answer.kind !== 'evidence' || answer.isWhole);

/** The answer that is known, be it of the present results or of those before. */
export function answerTo<Kind extends Question['kind']>(
  { answers }: { readonly answers: ReadonlyMap<string, KnownAnswer> },
  question: Extract<Question, { kind: Kind }>,
): Extract<Answer, { kind: Kind }> | undefined {
  // An answer is kept under its own question.
  return answers.get(questionKey(question))?.answer as Extract<Answer, { kind: Kind }> | undefined;
}
