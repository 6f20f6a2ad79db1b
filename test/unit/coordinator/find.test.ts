import { describe, expect, test } from 'vitest';
import { findAgent, findSweep, findTrial, sweepsWith } from '../../../coordinator/find.ts';
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
    expect(() => find('nothing')).toThrow(/name one of paper-/);
    expect(() => find('papre')).toThrow(/no sweep "papre" here; did you mean paper\?/);
    expect(() => findSweep(new CoreHarness().state, '')).toThrow(/no sweep has been launched/);
  });

  test('means the newest of several with one name', () => {
    const twice = new CoreHarness();
    twice.launch({ name: 'same' });
    twice.ask({ ...launchOf({ name: 'same' }), designHash: 'another' });
    expect(findSweep(twice.state, 'same').designHash).toBe('another');
  });
});

test('a mistyped name of an agent is answered with the one that was meant', () => {
  const harness = new CoreHarness();
  harness.register('box-one');
  expect(findAgent(harness.state, 'box-one').card.name).toBe('box-one');
  expect(() => findAgent(harness.state, 'box-oen')).toThrow(
    /no agent "box-oen" here; did you mean box-one\?/,
  );
  expect(() => findAgent(harness.state, 'other')).toThrow(/name one of box-one/);
});

describe('naming a trial', () => {
  const harness = new CoreHarness();
  harness.launch({ name: 'quick', trials: 12 });

  test('by its id or the beginning of it', async () => {
    expect((await findTrial(harness.state, 'quick-1')).plan.plannedOrder).toBe(1);
    expect((await findTrial(harness.state, 'quick-11')).plan.plannedOrder).toBe(11);
    await expect(findTrial(harness.state, 'quick')).rejects.toThrow(coded('E_TRIAL_AMBIGUOUS'));
    for (const text of ['', 'slow'])
      await expect(findTrial(harness.state, text)).rejects.toThrow(coded('E_TRIAL_UNKNOWN'));
  });

  test('by its number, from 1, in the newest sweep or in that which is named', async () => {
    expect((await findTrial(harness.state, '1')).plan.id).toBe('quick-0');
    expect((await findTrial(harness.state, '12')).plan.id).toBe('quick-11');
    const two = new CoreHarness();
    const first = two.launch({ name: 'first', trials: 3 });
    two.launch({ name: 'second', trials: 2 });
    expect((await findTrial(two.state, '2')).plan.id).toBe('second-1');
    expect((await findTrial(two.state, '3', first)).plan.id).toBe('first-2');
    await expect(findTrial(two.state, '3')).rejects.toThrow(
      /sweep second-\S+ has trials 1 to 2, and no trial 3/,
    );
    const digits = new CoreHarness();
    digits.launch({ name: '77', trials: 1 });
    await expect(findTrial(digits.state, '77')).rejects.toThrow(/has trials 1 to 1, and no trial 77/);
    expect((await findTrial(digits.state, '77-')).plan.id).toBe('77-0');
    await expect(findTrial(two.state, '0')).rejects.toThrow(/there is no trial "0" here/);
    await expect(findTrial(two.state, '1', 'third')).rejects.toThrow(coded('E_SWEEP_UNKNOWN'));
  });

  test('that two sweeps have means the newest, or that of the sweep that is named', async () => {
    const twice = new CoreHarness();
    const old = twice.launch({ name: 'same' });
    const { sweepId: young } = twice.ask({ ...launchOf({ name: 'same' }), designHash: 'another' });
    expect((await findTrial(twice.state, 'same-2')).sweep.id).toBe(young);
    const trial = await findTrial(twice.state, 'same-2', old);
    expect(trial.sweep.id).toBe(old);
    expect(sweepsWith(twice.state, trial).map(({ id }) => id)).toEqual([young, old]);
  });
});
