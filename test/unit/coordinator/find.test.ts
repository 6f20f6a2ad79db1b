import { describe, expect, test } from 'vitest';
import { findSweep, findTrial } from '../../../coordinator/find.ts';
import { Desk, launchOf } from './core/desk.ts';

const coded = (code: string) => expect.objectContaining({ code }) as unknown;

describe('naming a sweep', () => {
  const desk = new Desk();
  for (const name of ['quick', 'quiet', 'paper']) desk.launch({ name });
  const find = (text: string): string => findSweep(desk.state, text).spec.name;

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
    expect(() => findSweep(new Desk().state, '')).toThrow(/no sweep was launched/);
  });

  test('means the newest of several with one name', () => {
    const twice = new Desk();
    twice.launch({ name: 'same' });
    twice.ask({ ...launchOf({ name: 'same' }), designHash: 'another' });
    expect(findSweep(twice.state, 'same').designHash).toBe('another');
  });
});

describe('naming a trial', () => {
  const desk = new Desk();
  desk.launch({ name: 'quick', trials: 12 });

  test('by its id or the beginning of it', () => {
    expect(findTrial(desk.state, 'quick-1').plan.plannedOrder).toBe(1);
    expect(findTrial(desk.state, 'quick-11').plan.plannedOrder).toBe(11);
    expect(() => findTrial(desk.state, 'quick')).toThrow(coded('E_TRIAL_AMBIGUOUS'));
    for (const text of ['', 'slow'])
      expect(() => findTrial(desk.state, text)).toThrow(coded('E_TRIAL_UNKNOWN'));
  });
});
