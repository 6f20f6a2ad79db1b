import { describe, expect, test } from 'vitest';
import { agentId, fence } from '../../../../base/ids.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { CoreHarness, ttlMs } from './core-harness.ts';

const orders = (grants: readonly Attempt[]): number[] => grants.map(({ trial }) => trial.plan.plannedOrder);

describe('granting trials', () => {
  test('in planned order, with growing fences, up to the slots asked for and registered', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 6 });
    harness.register('a', { slots: 3 });
    const grants = harness.lease('a', 9);
    expect(orders(grants)).toEqual([0, 1, 2]);
    expect(grants.map(({ fence }) => fence)).toEqual([1, 2, 3]);
    expect(orders(harness.lease('a', 1))).toEqual([3]);
  });

  test('fewer by what is on its way to an agent that has not seen it', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 6 });
    harness.register('a', { slots: 3 });
    const [first] = harness.lease('a', 1);
    const ask = (slots: number, seenFence: number) => {
      const request = { kind: 'lease', agentId: agentId('a'), slots, waitMs: 0 } as const;
      return orders(harness.ask({ ...request, seenFence: fence(seenFence) }).grants);
    };
    expect(ask(3, 0)).toEqual([1, 2]);
    expect(ask(3, 0)).toEqual([]);
    harness.complete(first!);
    expect(ask(1, 3)).toEqual([3]);
  });

  test('again once what was on its way has expired unseen', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 2 });
    harness.register('a', { slots: 1 });
    const ask = () =>
      orders(
        harness.ask({ kind: 'lease', agentId: agentId('a'), slots: 1, waitMs: 0, seenFence: fence(0) })
          .grants,
      );
    expect(ask()).toEqual([0]);
    expect(ask()).toEqual([]);
    harness.pass(harness.state.config.leaseTtlMs + 1);
    expect(ask()).toEqual([0]);
  });

  test('a retry keeps its planned place', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 6 });
    harness.register('a', { slots: 3 });
    const [first, second] = harness.lease('a', 3);
    harness.fail(second!);
    harness.fail(first!);
    expect(orders(harness.lease('a', 3))).toEqual([0, 1, 3]);
    expect(harness.trial(0).realisedOrder).toBe(0);
    expect(harness.trial(3).realisedOrder).toBe(3);
  });

  test('only to agents with the labels and slots that the sweep asks for', () => {
    const harness = new CoreHarness();
    harness.launch({ resources: { slots: 2, labels: { gpu: 'h100' } } });
    harness.register('small', { slots: 1, labels: { gpu: 'h100' } });
    harness.register('other', { slots: 4, labels: { gpu: 'a10' } });
    harness.register('right', { slots: 5, labels: { gpu: 'h100', rack: '7' } });
    expect(harness.lease('small')).toEqual([]);
    expect(harness.lease('other', 4)).toEqual([]);
    expect(orders(harness.lease('right', 5))).toEqual([0, 1]);
  });

  test('to nobody from a paused sweep; from the next sweep instead', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch({ name: 'one' });
    harness.launch({ name: 'two' });
    harness.register('a');
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    expect(harness.lease('a')[0]?.trial.sweep.spec.name).toBe('two');
    harness.ask({ kind: 'resume', sweepId });
    expect(harness.lease('a')[0]?.trial.sweep.spec.name).toBe('one');
  });

  test('not the same trial twice at a time, though two sweeps have it', () => {
    const harness = new CoreHarness();
    harness.launch({ name: 'same', trials: 1 });
    const again = harness.trial(0).plan;
    harness.register('a', { slots: 4 });
    const [first] = harness.lease('a');
    // Another design with the very same trial.
    const { id } = again;
    harness.ask({
      kind: 'launch',
      spec: { ...harness.sweep().spec, name: 'other' },
      designHash: 'other-hash',
      baseVersion: 'base',
      trials: [{ ...again, id }],
      source: '',
      fileName: '',
    });
    expect(harness.lease('a')).toEqual([]);
    harness.complete(first!);
    expect(harness.lease('a')[0]?.trial.plan.id).toBe(id);
  });

  test('an agent that is not registered is told to', () => {
    const harness = new CoreHarness();
    expect(harness.refused({ kind: 'lease', agentId: 'x' as never, slots: 1, waitMs: 0 })).toMatchObject({
      code: 'E_AGENT_UNKNOWN',
    });
  });
});

describe('a lease request that is repeated', () => {
  test('hears of the same grants, also after a restart', () => {
    const harness = new CoreHarness();
    harness.launch();
    harness.register('a', { slots: 2 });
    const first = harness.lease('a', 2, 'again');
    expect(harness.lease('a', 2, 'again')).toEqual(first);
    harness.restart();
    expect(harness.lease('a', 2, 'again').map(({ fence }) => fence)).toEqual(first.map(({ fence }) => fence));
    expect(harness.events.filter(({ type }) => type === 'trial-leased')).toHaveLength(2);
  });

  test('is granted nothing new once its grants have ended or it was answered empty', () => {
    const harness = new CoreHarness();
    harness.register('a');
    expect(harness.lease('a', 1, 'early')).toEqual([]);
    harness.launch();
    expect(harness.lease('a', 1, 'early')).toEqual([]);
    harness.complete(harness.lease('a', 1, 'late')[0]!);
    expect(harness.lease('a', 1, 'late')).toEqual([]);
  });
});

describe('an agent that waits for work', () => {
  test('is served as soon as there is some, the longest wait first', () => {
    const harness = new CoreHarness();
    harness.register('a');
    harness.register('b');
    const polls = [harness.poll('a'), harness.poll('b')];
    expect(polls.map((call) => harness.answer(call))).toEqual([undefined, undefined]);
    harness.launch({ trials: 1 });
    expect(harness.answer(polls[0]!)).toMatchObject({ kind: 'lease', grants: [{ agentId: 'a' }] });
    expect(harness.answer(polls[1]!)).toBeUndefined();
    harness.fail([...harness.state.running.values()][0]!);
    expect(harness.answer(polls[1]!)).toMatchObject({ kind: 'lease', grants: [{ agentId: 'b' }] });
  });

  test('is let go when its time is up, and told whether anything may still come', () => {
    const harness = new CoreHarness();
    harness.register('a');
    const idle = harness.poll('a', 1, 5000);
    harness.pass(6000);
    expect(harness.answer(idle)).toMatchObject({ grants: [], idle: true });
    const sweepId = harness.launch();
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    const waiting = harness.poll('a', 1, 5000);
    harness.pass(6000);
    expect(harness.answer(waiting)).toMatchObject({ grants: [], idle: false });
  });

  test('gets nothing after it hung up', () => {
    const harness = new CoreHarness();
    harness.register('a');
    const call = harness.poll('a');
    harness.callerGone(call);
    harness.launch();
    expect(harness.answer(call)).toBeUndefined();
    expect(harness.sweep().counts.leased).toBe(0);
  });

  test('has one poll out: a newer one takes its place', () => {
    const harness = new CoreHarness();
    harness.register('a');
    const older = harness.poll('a');
    const newer = harness.poll('a');
    expect(harness.answer(older)).toMatchObject({ grants: [] });
    harness.launch();
    expect(harness.answer(newer)).toMatchObject({ grants: [{ agentId: 'a' }] });
    expect(harness.sweep().counts.leased).toBe(1);
  });
});

describe('a trial that failed on one machine', () => {
  test('is left to another for a while', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 2, retry: { user: 5 } });
    harness.register('a');
    harness.register('b');
    harness.fail(harness.lease('a')[0]!);
    expect(orders(harness.lease('a'))).toEqual([1]);
    expect(orders(harness.lease('b'))).toEqual([0]);
  });

  test('goes back to it when the others have gone silent or failed it, too', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 1, retry: { user: 5 } });
    harness.register('a');
    harness.register('b');
    harness.fail(harness.lease('a')[0]!);
    expect(harness.lease('a')).toEqual([]);
    harness.pass(ttlMs + 1000);
    const [again] = harness.lease('a');
    expect(again?.number).toBe(2);
  });
});
