import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../../coordinator/core/fault.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { CoreHarness } from './core-harness.ts';

function unproven(...names: string[]): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: 40, retry: { user: 9, metricsMissing: 9, diverged: 9 }, isUnproven: true });
  for (const name of names) harness.register(name, { slots: 4 });
  return harness;
}

function fail(harness: CoreHarness, { agentId, trial, fence }: Attempt, fault: Partial<Fault>): void {
  const whole = { faultClass: 'user', message: 'boom', outputTail: '', ...fault } as const;
  harness.ask({ kind: 'fail', agentId, trialId: trial.plan.id, fence, fault: whole });
}

describe('a sweep that has shown no sign of life', () => {
  test('runs one trial an agent, until one has reported a step', () => {
    const harness = unproven('a', 'b');
    const [first, ...rest] = harness.lease('a', 4);
    expect(rest).toEqual([]);
    expect(harness.lease('a', 3)).toEqual([]);
    expect(harness.lease('b', 4)).toHaveLength(1);
    const waiting = harness.poll('a', 3);
    harness.progress(first!, 1, {});
    // The report itself serves those who wait.
    expect(harness.answer(waiting)).toMatchObject({ grants: { length: 3 } });
  });

  test.each<[string, (harness: CoreHarness, attempt: Attempt) => void]>([
    ['succeeded', (harness, attempt) => harness.complete(attempt)],
    [
      'run for five minutes',
      (harness, attempt) => {
        for (let passed = 0; passed < 300_000; passed += 10_000) {
          harness.renew('a', attempt);
          harness.pass(10_000);
        }
      },
    ],
  ])('and then as many as there are slots, once one has %s', (_what, live) => {
    const harness = unproven('a');
    live(harness, harness.lease('a', 4)[0]!);
    expect(harness.lease('a', 3)).toHaveLength(3);
  });

  test('leaves the other slots to other sweeps', () => {
    const harness = unproven('a');
    harness.launch({ name: 'other' });
    expect(harness.lease('a', 4).map(({ trial }) => trial.sweep.spec.name)).toEqual([
      'sweep',
      'other',
      'other',
      'other',
    ]);
  });

  test('is paused after the same error three times, whatever numbers are in it, and says what to do', () => {
    const harness = unproven('a', 'b');
    for (const [at, name] of ['a', 'b', 'a'].entries()) {
      expect(harness.sweep().status).toBe('running');
      fail(harness, harness.lease(name)[0]!, { message: `ValueError at step ${at}` });
    }
    expect(harness.sweep()).toMatchObject({
      status: 'paused',
      stopRunning: false,
      pauseReason:
        'the same error 3 times, and no trial had succeeded: ValueError at step 2; read its output with yates logs, mend it, then run yates resume sweep-sweep-ha',
    });
    harness.restart();
    expect(harness.sweep().status).toBe('paused');
    harness.ask({ kind: 'resume', sweepId: harness.sweep().id });
    expect(harness.sweep().pauseReason).toBeUndefined();
    harness.register('a', { slots: 4 });
    for (let again = 0; again < 3; again++) {
      expect(harness.sweep().status).toBe('running');
      fail(harness, harness.lease('a')[0]!, { message: 'ValueError at step 9' });
    }
    expect(harness.sweep().status).toBe('paused');
  });

  test('tells a program that only prints which line to print', () => {
    const harness = unproven('a');
    for (let times = 0; times < 3; times++) harness.complete(harness.lease('a')[0]!, {});
    expect(harness.sweep().pauseReason).toContain('one line of JSON, such as {"result":{"score":0.5}}');
  });

  test('goes on after different errors, diverged trials, faults of machines, and any error once one has succeeded', () => {
    const harness = unproven('a');
    for (const message of ['one', 'two', 'three', 'four']) fail(harness, harness.lease('a')[0]!, { message });
    for (let times = 0; times < 5; times++) fail(harness, harness.lease('a')[0]!, { faultClass: 'diverged' });
    for (let times = 0; times < 5; times++)
      fail(harness, harness.lease('a')[0]!, { faultClass: 'infrastructure' });
    harness.complete(harness.lease('a')[0]!);
    for (let times = 0; times < 5; times++) fail(harness, harness.lease('a')[0]!, {});
    expect(harness.sweep().status).toBe('running');
  });

  test('is not paused for one machine that fails what another runs: that machine is set aside', () => {
    const harness = unproven('bad', 'good');
    harness.lease('good');
    for (let times = 0; times < 3; times++) fail(harness, harness.lease('bad')[0]!, {});
    expect(harness.sweep().status).toBe('running');
    expect(harness.state.agents.get('bad' as never)?.setAside).toBeDefined();
    expect(harness.sweep().errors.size).toBe(0);
  });
});

describe('a trial beyond its retry budget', () => {
  const faulty = (...names: string[]): CoreHarness => {
    const harness = new CoreHarness();
    harness.launch({ trials: 1, retry: { user: 0 } });
    for (const name of names) harness.register(name);
    return harness;
  };

  test('goes to a machine that has not failed it, while those that did have finished none', () => {
    const harness = faulty('bad', 'good');
    expect(harness.fail(harness.lease('bad')[0]!).willRetry).toBe(true);
    for (let passed = 0; passed < 120_000; passed += 10_000) {
      harness.renew('good');
      harness.renew('bad');
      harness.pass(10_000);
    }
    expect(harness.lease('bad')).toEqual([]);
    harness.complete(harness.lease('good')[0]!);
    expect(harness.sweep().status).toBe('finished');
  });

  test('is given up where there is no other machine, or after three', () => {
    const harness = faulty('a', 'b', 'c', 'd');
    for (const name of ['a', 'b']) expect(harness.fail(harness.lease(name)[0]!).willRetry).toBe(true);
    expect(harness.fail(harness.lease('c')[0]!).willRetry).toBe(false);
    const alone = faulty('only');
    expect(alone.fail(alone.lease('only')[0]!).willRetry).toBe(false);
  });
});
