import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { Desk, ttlMs } from './desk.ts';

const orders = (grants: readonly Attempt[]): number[] => grants.map(({ trial }) => trial.plan.plannedOrder);

describe('granting trials', () => {
  test('in planned order, with growing fences, up to the slots asked for and registered', () => {
    const desk = new Desk();
    desk.launch({ trials: 6 });
    desk.register('a', { slots: 3 });
    const grants = desk.lease('a', 9);
    expect(orders(grants)).toEqual([0, 1, 2]);
    expect(grants.map(({ fence }) => fence)).toEqual([1, 2, 3]);
    expect(orders(desk.lease('a', 1))).toEqual([3]);
  });

  test('a retry keeps its planned place', () => {
    const desk = new Desk();
    desk.launch({ trials: 6 });
    desk.register('a', { slots: 3 });
    const [first, second] = desk.lease('a', 3);
    desk.fail(second!);
    desk.fail(first!);
    expect(orders(desk.lease('a', 3))).toEqual([0, 1, 3]);
    expect(desk.trial(0).realisedOrder).toBe(0);
    expect(desk.trial(3).realisedOrder).toBe(3);
  });

  test('only to agents with the labels and slots that the sweep asks for', () => {
    const desk = new Desk();
    desk.launch({ resources: { slots: 2, labels: { gpu: 'h100' } } });
    desk.register('small', { slots: 1, labels: { gpu: 'h100' } });
    desk.register('other', { slots: 4, labels: { gpu: 'a10' } });
    desk.register('right', { slots: 5, labels: { gpu: 'h100', rack: '7' } });
    expect(desk.lease('small')).toEqual([]);
    expect(desk.lease('other', 4)).toEqual([]);
    expect(orders(desk.lease('right', 5))).toEqual([0, 1]);
  });

  test('to nobody from a paused sweep; from the next sweep instead', () => {
    const desk = new Desk();
    const sweepId = desk.launch({ name: 'one' });
    desk.launch({ name: 'two' });
    desk.register('a');
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    expect(desk.lease('a')[0]?.trial.sweep.spec.name).toBe('two');
    desk.ask({ kind: 'resume', sweepId });
    expect(desk.lease('a')[0]?.trial.sweep.spec.name).toBe('one');
  });

  test('not the same trial twice at a time, though two sweeps have it', () => {
    const desk = new Desk();
    desk.launch({ name: 'same', trials: 1 });
    const again = desk.trial(0).plan;
    desk.register('a', { slots: 4 });
    const [first] = desk.lease('a');
    // Another design with the very same trial.
    const { id } = again;
    desk.ask({
      kind: 'launch',
      spec: { ...desk.sweep().spec, name: 'other' },
      designHash: 'other-hash',
      baseVersion: 'base',
      trials: [{ ...again, id }],
      source: '',
      fileName: '',
    });
    expect(desk.lease('a')).toEqual([]);
    desk.complete(first!);
    expect(desk.lease('a')[0]?.trial.plan.id).toBe(id);
  });

  test('an agent that is not registered is told to', () => {
    const desk = new Desk();
    expect(desk.refused({ kind: 'lease', agentId: 'x' as never, slots: 1, waitMs: 0 })).toMatchObject({
      code: 'E_AGENT_UNKNOWN',
    });
  });
});

describe('a lease request that is repeated', () => {
  test('hears of the same grants, also after a restart', () => {
    const desk = new Desk();
    desk.launch();
    desk.register('a', { slots: 2 });
    const first = desk.lease('a', 2, 'again');
    expect(desk.lease('a', 2, 'again')).toEqual(first);
    desk.restart();
    expect(desk.lease('a', 2, 'again').map(({ fence }) => fence)).toEqual(first.map(({ fence }) => fence));
    expect(desk.events.filter(({ type }) => type === 'trial-leased')).toHaveLength(2);
  });

  test('is granted nothing new once its grants have ended or it was answered empty', () => {
    const desk = new Desk();
    desk.register('a');
    expect(desk.lease('a', 1, 'early')).toEqual([]);
    desk.launch();
    expect(desk.lease('a', 1, 'early')).toEqual([]);
    desk.complete(desk.lease('a', 1, 'late')[0]!);
    expect(desk.lease('a', 1, 'late')).toEqual([]);
  });
});

describe('an agent that waits for work', () => {
  test('is served as soon as there is some, the longest wait first', () => {
    const desk = new Desk();
    desk.register('a');
    desk.register('b');
    const polls = [desk.poll('a'), desk.poll('b')];
    expect(polls.map((call) => desk.answer(call))).toEqual([undefined, undefined]);
    desk.launch({ trials: 1 });
    expect(desk.answer(polls[0]!)).toMatchObject({ kind: 'lease', grants: [{ agentId: 'a' }] });
    expect(desk.answer(polls[1]!)).toBeUndefined();
    desk.fail([...desk.state.running.values()][0]!);
    expect(desk.answer(polls[1]!)).toMatchObject({ kind: 'lease', grants: [{ agentId: 'b' }] });
  });

  test('is let go when its time is up, and told whether anything may still come', () => {
    const desk = new Desk();
    desk.register('a');
    const idle = desk.poll('a', 1, 5000);
    desk.pass(6000);
    expect(desk.answer(idle)).toMatchObject({ grants: [], idle: true });
    const sweepId = desk.launch();
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    const waiting = desk.poll('a', 1, 5000);
    desk.pass(6000);
    expect(desk.answer(waiting)).toMatchObject({ grants: [], idle: false });
  });

  test('gets nothing after it hung up', () => {
    const desk = new Desk();
    desk.register('a');
    const call = desk.poll('a');
    desk.hangUp(call);
    desk.launch();
    expect(desk.answer(call)).toBeUndefined();
    expect(desk.sweep().counts.leased).toBe(0);
  });

  test('has one poll out: a newer one takes its place', () => {
    const desk = new Desk();
    desk.register('a');
    const older = desk.poll('a');
    const newer = desk.poll('a');
    expect(desk.answer(older)).toMatchObject({ grants: [] });
    desk.launch();
    expect(desk.answer(newer)).toMatchObject({ grants: [{ agentId: 'a' }] });
    expect(desk.sweep().counts.leased).toBe(1);
  });
});

describe('a trial that failed on one machine', () => {
  test('is left to another for a while', () => {
    const desk = new Desk();
    desk.launch({ trials: 2, retry: { user: 5 } });
    desk.register('a');
    desk.register('b');
    desk.fail(desk.lease('a')[0]!);
    expect(orders(desk.lease('a'))).toEqual([1]);
    expect(orders(desk.lease('b'))).toEqual([0]);
  });

  test('goes back to it when the others have gone silent or failed it, too', () => {
    const desk = new Desk();
    desk.launch({ trials: 1, retry: { user: 5 } });
    desk.register('a');
    desk.register('b');
    desk.fail(desk.lease('a')[0]!);
    expect(desk.lease('a')).toEqual([]);
    desk.pass(ttlMs + 1000);
    const [again] = desk.lease('a');
    expect(again?.number).toBe(2);
  });
});
