import { describe, expect, test } from 'vitest';
import { CoreHarness, launchOf } from './core-harness.ts';

describe('launching', () => {
  test('keeps the whole run sheet, in events of bounded size', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 2500 });
    expect(harness.events.map(({ type }) => type)).toEqual([
      'sweep-launched',
      'trials-planned',
      'trials-planned',
      'trials-planned',
    ]);
    expect([...harness.sweep().trials].map(({ plan }) => plan)).toEqual(launchOf({ trials: 2500 }).trials);
  });

  test('keeps runs of references, which have settings of their own', () => {
    const { trials, ...wish } = launchOf({ trials: 5 });
    const beside = trials.map((trial, at) =>
      at === 0 || at === 3 ? { ...trial, settings: { adapter: 'none' }, reference: 'no adapter' } : trial,
    );
    const harness = new CoreHarness();
    harness.ask({ ...wish, trials: beside });
    expect([...harness.sweep().trials].map(({ plan }) => plan)).toEqual(beside);
    harness.restart();
    expect([...harness.sweep().trials].map(({ plan }) => plan)).toEqual(beside);
  });

  test('keeps seeds of their own; those that are the replicate are not written', () => {
    const { trials, ...wish } = launchOf({ trials: 1200 });
    const own = trials.map((trial, at) => ({ ...trial, seed: 7919 * (at + 1) }));
    const harness = new CoreHarness();
    harness.ask({ ...wish, trials: own });
    harness.restart();
    expect([...harness.sweep().trials].map(({ plan }) => plan)).toEqual(own);
    const shared = new CoreHarness();
    shared.launch({ trials: 3 });
    expect(shared.events.filter((event) => 'seeds' in event)).toEqual([]);
  });

  test('the same design is launched once, and the same request hears the same answer', () => {
    const harness = new CoreHarness();
    const first = harness.ask(launchOf(), 'one');
    expect(first).toMatchObject({ created: true, trials: 4 });
    expect(harness.ask(launchOf(), 'one')).toEqual(first);
    expect(harness.ask(launchOf(), 'two')).toEqual({ ...first, created: false });
    expect(harness.state.sweeps.size).toBe(1);
    harness.restart();
    expect(harness.ask(launchOf(), 'one')).toEqual(first);
  });

  test('a cancelled sweep that is launched again goes on with what it had', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch({}, 'one');
    harness.register('a');
    harness.complete(harness.lease('a')[0]!);
    harness.ask({ kind: 'cancel', sweepId });
    expect(harness.sweep().counts).toMatchObject({ done: 1, cancelled: 3 });
    expect(harness.ask(launchOf(), 'two')).toMatchObject({ sweepId, created: false });
    expect(harness.sweep()).toMatchObject({ status: 'running', endedAtMs: undefined });
    expect(harness.sweep().counts).toMatchObject({ done: 1, queued: 3, cancelled: 0 });
    expect(harness.lease('a')[0]?.trial.plan.plannedOrder).toBe(1);
  });

  test.each(['while it runs', 'while it is cancelled'])(
    'a launch request that found the sweep %s reopens nothing when it is repeated',
    (found) => {
      const harness = new CoreHarness();
      const sweepId = harness.launch({}, 'one');
      if (found === 'while it is cancelled') harness.ask({ kind: 'cancel', sweepId });
      const answer = harness.ask(launchOf(), 'two');
      expect(harness.sweep().status).toBe('running');
      harness.ask({ kind: 'cancel', sweepId });
      harness.restart();
      for (const id of ['one', 'two']) {
        expect(harness.ask(launchOf(), id)).toEqual({ ...answer, created: id === 'one' });
        expect(harness.sweep().status).toBe('cancelled');
      }
      harness.ask(launchOf(), 'three');
      expect(harness.sweep().status).toBe('running');
    },
  );

  test('ids are readable, and longer where two designs begin alike', () => {
    const harness = new CoreHarness();
    const wish = launchOf({ name: 'My Sweep!' });
    expect(harness.ask({ ...wish, designHash: 'abcdef0123456789' }).sweepId).toBe('my-sweep-abcdef01');
    expect(harness.ask({ ...wish, designHash: 'abcdef01ffff0000' }).sweepId).toBe('my-sweep-abcdef01f');
  });
});

describe('a run sheet that comes in stretches', () => {
  const whole = launchOf({ trials: 6 });
  const begun = { ...whole, trials: whole.trials.slice(0, 2), trialCount: 6 };

  test('gives out no trial before it is whole, and then in planned order', () => {
    const harness = new CoreHarness();
    harness.register('box');
    const { sweepId, planned, trials } = harness.ask(begun);
    expect({ planned, trials }).toEqual({ planned: 2, trials: 6 });
    expect(harness.lease('box')).toEqual([]);
    harness.restart();
    expect(harness.ask({ kind: 'plan', sweepId, from: 2, trials: whole.trials.slice(2, 4) })).toEqual({
      sweepId,
      planned: 4,
    });
    expect(harness.lease('box')).toEqual([]);
    harness.ask({ kind: 'plan', sweepId, from: 4, trials: whole.trials.slice(4) });
    expect([...harness.sweep().trials].map(({ plan }) => plan)).toEqual(whole.trials);
    expect(harness.lease('box').map(({ trial }) => trial.plan.plannedOrder)).toEqual([0]);
  });

  test('takes each stretch once, in its place, and says where to go on', () => {
    const harness = new CoreHarness();
    const { sweepId } = harness.ask(begun);
    const next = { kind: 'plan' as const, sweepId, from: 2, trials: whole.trials.slice(2, 4) };
    harness.ask(next);
    expect(harness.ask(next).planned).toBe(4);
    expect(harness.ask({ ...next, from: 5, trials: whole.trials.slice(5) }).planned).toBe(4);
    // Launched again after a crash, the file goes on with what is there.
    expect(harness.ask(begun)).toMatchObject({ created: false, planned: 4, trials: 6 });
  });

  test('is not extended before it is whole, and takes nothing once it is cancelled', () => {
    const harness = new CoreHarness();
    const { sweepId } = harness.ask(begun);
    const { designHash: parentHash, spec } = whole;
    const more = { parentHash, hash: 'more', spec, what: 'more', notes: [], trials: whole.trials.slice(2) };
    expect(harness.refused({ kind: 'extend', sweepId, ...more })).toMatchObject({ code: 'E_SWEEP_STATE' });
    harness.ask({ kind: 'cancel', sweepId });
    const next = { kind: 'plan' as const, sweepId, from: 2, trials: whole.trials.slice(2) };
    expect(harness.refused(next)).toMatchObject({ code: 'E_SWEEP_STATE' });
    harness.ask(begun);
    expect(harness.ask(next).planned).toBe(6);
  });
});
