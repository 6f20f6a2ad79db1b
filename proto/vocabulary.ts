/**
 * The enumerations of the wire: for each number that travels, the one word that the code has for it. A table that misses
 * a number, or names one twice, does not compile or does not load.
 */
import { assert } from '../base/assert.ts';
import type { FaultClass } from '../design/sweep-spec.ts';
import { yates } from './generated/yates.js';

const v1 = yates.v1;

export interface Vocabulary<Code extends number, Word extends string> {
  readonly words: readonly Word[];
  toWire(word: Word): Code;
  /** @returns undefined for a number that is unset, or that only a newer peer knows */
  fromWire(code: number | null | undefined): Word | undefined;
}

/** The words of a vocabulary, as a union. */
export type WordOf<Words> = Words extends Vocabulary<number, infer Word> ? Word : never;

export const sweepStates = vocabulary({
  [v1.SweepState.SWEEP_STATE_RUNNING]: 'running',
  [v1.SweepState.SWEEP_STATE_PAUSED]: 'paused',
  [v1.SweepState.SWEEP_STATE_FINISHED]: 'finished',
  [v1.SweepState.SWEEP_STATE_CANCELLED]: 'cancelled',
} as const satisfies Table<Exclude<yates.v1.SweepState, yates.v1.SweepState.SWEEP_STATE_UNSPECIFIED>>);

export const trialStates = vocabulary({
  [v1.TrialState.TRIAL_STATE_QUEUED]: 'queued',
  [v1.TrialState.TRIAL_STATE_LEASED]: 'leased',
  [v1.TrialState.TRIAL_STATE_DONE]: 'done',
  [v1.TrialState.TRIAL_STATE_FAILED]: 'failed',
  [v1.TrialState.TRIAL_STATE_PRUNED]: 'pruned',
  [v1.TrialState.TRIAL_STATE_CANCELLED]: 'cancelled',
} as const satisfies Table<Exclude<yates.v1.TrialState, yates.v1.TrialState.TRIAL_STATE_UNSPECIFIED>>);

export const agentStates = vocabulary({
  [v1.AgentState.AGENT_STATE_ONLINE]: 'online',
  [v1.AgentState.AGENT_STATE_LOST]: 'lost',
  [v1.AgentState.AGENT_STATE_LEFT]: 'left',
  [v1.AgentState.AGENT_STATE_SET_ASIDE]: 'set-aside',
} as const satisfies Table<Exclude<yates.v1.AgentState, yates.v1.AgentState.AGENT_STATE_UNSPECIFIED>>);

/** Spelled as the events of a log, the spool and the retry policy of a sweep have them. */
export const faultClasses = vocabulary({
  [v1.FaultClass.FAULT_CLASS_USER]: 'user',
  [v1.FaultClass.FAULT_CLASS_OUT_OF_MEMORY]: 'outOfMemory',
  [v1.FaultClass.FAULT_CLASS_DIVERGED]: 'diverged',
  [v1.FaultClass.FAULT_CLASS_TIMEOUT]: 'timeout',
  [v1.FaultClass.FAULT_CLASS_LOST]: 'lost',
  [v1.FaultClass.FAULT_CLASS_INFRASTRUCTURE]: 'infrastructure',
  [v1.FaultClass.FAULT_CLASS_METRICS_MISSING]: 'metricsMissing',
  [v1.FaultClass.FAULT_CLASS_MACHINE]: 'machine',
} as const satisfies Table<
  Exclude<yates.v1.FaultClass, yates.v1.FaultClass.FAULT_CLASS_UNSPECIFIED>,
  FaultClass
>);

export const renewVerdicts = vocabulary({
  [v1.RenewVerdict.RENEW_VERDICT_RENEWED]: 'renewed',
  [v1.RenewVerdict.RENEW_VERDICT_CANCEL]: 'cancel',
  [v1.RenewVerdict.RENEW_VERDICT_PAUSE]: 'pause',
  [v1.RenewVerdict.RENEW_VERDICT_LOST]: 'lost',
} as const satisfies Table<Exclude<yates.v1.RenewVerdict, yates.v1.RenewVerdict.RENEW_VERDICT_UNSPECIFIED>>);

/**
 * What an agent hears of an outcome. The wire's COUNTED is `settled` here: it also answers an attempt that failed, whose
 * trial is tried again or given up.
 */
export const outcomeVerdicts = vocabulary({
  [v1.ResultVerdict.RESULT_VERDICT_COUNTED]: 'settled',
  [v1.ResultVerdict.RESULT_VERDICT_LATE]: 'late',
  [v1.ResultVerdict.RESULT_VERDICT_DUPLICATE]: 'duplicate',
  [v1.ResultVerdict.RESULT_VERDICT_UNKNOWN]: 'unknown',
} as const satisfies Table<
  Exclude<yates.v1.ResultVerdict, yates.v1.ResultVerdict.RESULT_VERDICT_UNSPECIFIED>
>);

export const checkpointVerdicts = vocabulary({
  [v1.CheckpointVerdict.CHECKPOINT_VERDICT_KEPT]: 'kept',
  [v1.CheckpointVerdict.CHECKPOINT_VERDICT_LATE]: 'late',
  [v1.CheckpointVerdict.CHECKPOINT_VERDICT_OVER_QUOTA]: 'over-quota',
  [v1.CheckpointVerdict.CHECKPOINT_VERDICT_UNWANTED]: 'unwanted',
} as const satisfies Table<
  Exclude<yates.v1.CheckpointVerdict, yates.v1.CheckpointVerdict.CHECKPOINT_VERDICT_UNSPECIFIED>
>);

/** Travels as the word itself. */
export type Severity = 'info' | 'warning' | 'error';

/** @returns `info` for a word that only a newer peer knows */
export const severityFromWire = (text: string | null | undefined): Severity =>
  text === 'warning' || text === 'error' ? text : 'info';

/** What an entry of the log is about. */
export const logKinds = ['trial', 'fault', 'agent', 'steering'] as const;
export type LogKind = (typeof logKinds)[number];

/** @returns undefined for a kind that only a newer coordinator knows */
export const logKindFromWire = (text: string | null | undefined): LogKind | undefined =>
  logKinds.find((kind) => kind === text);

type Table<Code extends number, Word extends string = string> = Readonly<Record<Code, Word>>;

function vocabulary<const Names extends Readonly<Record<number, string>>>(
  names: Names,
): Vocabulary<keyof Names & number, Names[keyof Names] & string> {
  type Word = Names[keyof Names] & string;
  type Code = keyof Names & number;
  const words = new Map<number, Word>();
  const codes = new Map<Word, Code>();
  for (const [code, word] of Object.entries(names)) {
    words.set(Number(code), word as Word);
    codes.set(word as Word, Number(code));
  }
  assert(words.size === codes.size, 'no word stands for two numbers of the wire');
  return {
    words: [...codes.keys()],
    toWire: (word) => {
      const code = codes.get(word);
      assert(code !== undefined, `${word} is a word of the wire`);
      return code;
    },
    fromWire: (code) => words.get(code ?? 0),
  };
}
