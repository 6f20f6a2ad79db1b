import { describe, expect, it } from 'vitest';
import { yates } from '../../../proto/generated/yates.js';
import {
  agentStates,
  faultClasses,
  outcomeVerdicts,
  renewVerdicts,
  severityFromWire,
  sweepStates,
  trialStates,
  type Vocabulary,
} from '../../../proto/vocabulary.ts';

const { AgentState, FaultClass, RenewVerdict, ResultVerdict, SweepState, TrialState } = yates.v1;

/** `SWEEP_STATE_RUNNING` of the prefix `SWEEP_STATE_` is `running`. */
const camelCase = (name: string): string =>
  name.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const kebabCase = (name: string): string => name.toLowerCase().replaceAll('_', '-');

describe('each enumeration of the wire', () => {
  it.each<[string, object, Vocabulary<number, string>, (name: string) => string]>([
    ['SWEEP_STATE_', SweepState, sweepStates, kebabCase],
    ['TRIAL_STATE_', TrialState, trialStates, kebabCase],
    ['AGENT_STATE_', AgentState, agentStates, kebabCase],
    ['FAULT_CLASS_', FaultClass, faultClasses, camelCase],
    ['RENEW_VERDICT_', RenewVerdict, renewVerdicts, kebabCase],
    [
      'RESULT_VERDICT_',
      ResultVerdict,
      outcomeVerdicts,
      (name) => (name === 'COUNTED' ? 'settled' : kebabCase(name)),
    ],
  ])('%s has one word for every number, both ways', (prefix, numbers, vocabulary, wordOf) => {
    const members = Object.entries(numbers).filter(
      ([name, code]) => typeof code === 'number' && !name.endsWith('_UNSPECIFIED'),
    ) as [string, number][];
    expect(members.length).toBeGreaterThan(3);
    for (const [name, code] of members) {
      const word = wordOf(name.slice(prefix.length));
      expect(vocabulary.fromWire(code)).toBe(word);
      expect(vocabulary.toWire(word)).toBe(code);
    }
    expect(vocabulary.words).toHaveLength(members.length);
  });

  it('gives no word for a number that is unset or unknown', () => {
    for (const code of [undefined, null, 0, 99]) expect(sweepStates.fromWire(code)).toBeUndefined();
  });

  it('takes a severity that it does not know for news', () => {
    expect(['warning', 'error', 'info', 'loud', undefined].map(severityFromWire)).toEqual([
      'warning',
      'error',
      'info',
      'info',
      'info',
    ]);
  });
});

it('spells classes of faults as logs, spools and sweeps that exist have them', () => {
  expect(faultClasses.words).toEqual([
    'user',
    'outOfMemory',
    'diverged',
    'timeout',
    'lost',
    'infrastructure',
    'metricsMissing',
    'machine',
  ]);
});
