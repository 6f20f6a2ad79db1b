import { describe, expect, test } from 'vitest';
import { findSweep, findTrial } from '../../../coordinator/find.ts';
import { CoreHarness, launchOf } from './core/core-harness.ts';

const coded = (code: string) => expect.objectContaining({ code }) as unknown;

describe('naming a sweep', () => {
  const harness = new CoreHarness();
  for (const name of ['quick', 'quiet', 'paper']) harness.launch({ name });
  const find = (text: string): string => findSweep(harness.state, text).spec.name;

  test.each([
    ['', 'paper'],
    ['quick', 'quick'],
    ['quick-quick-h', 'quick'],
    ['pa', 'paper'],
  ])('%j means %s', (text, name) => {
    expect(find(text)).toBe(name);
  });

  test('fails with what there is', () => {
    expect(() => find('qui')).toThrow(coded('E_SWEEP_AMBIGUOUS'));
    expect(() => find('qui')).toThrow(/quiet-\S+, quick-/);
    expect(() => find('nothing')).toThrow(coded('E_SWEEP_UNKNOWN'));
    expect(() => findSweep(new CoreHarness().state, '')).toThrow(/no sweep has been launched/);
  });

  test('means the newest of several with one name', () => {
    const twice = new CoreHarness();
    twice.launch({ name: 'same' });
    twice.ask({ ...launchOf({ name: 'same' }), designHash: 'another' });
    expect(findSweep(twice.state, 'same').designHash).toBe('another');
  });
});

describe('naming a trial', () => {
  const harness = new CoreHarness();
  harness.launch({ name: 'quick', trials: 12 });

  test('by its id or the beginning of it', () => {
    expect(findTrial(harness.state, 'quick-1').plan.plannedOrder).toBe(1);
    expect(findTrial(harness.state, 'quick-11').plan.plannedOrder).toBe(11);
    expect(() => findTrial(harness.state, 'quick')).toThrow(coded('E_TRIAL_AMBIGUOUS'));
    for (const text of ['', 'slow'])
      expect(() => findTrial(harness.state, text)).toThrow(coded('E_TRIAL_UNKNOWN'));
  });
});
