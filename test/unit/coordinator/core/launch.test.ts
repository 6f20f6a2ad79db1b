import { describe, expect, test } from 'vitest';
import { Desk, launchOf } from './desk.ts';

describe('launching', () => {
  test('keeps the whole run sheet, in events of bounded size', () => {
    const desk = new Desk();
    desk.launch({ trials: 2500 });
    expect(desk.events.map(({ type }) => type)).toEqual([
      'sweep-launched',
      'trials-planned',
      'trials-planned',
      'trials-planned',
    ]);
    expect(desk.sweep().trials.map(({ plan }) => plan)).toEqual(launchOf({ trials: 2500 }).trials);
  });

  test('keeps runs of references, which have settings of their own', () => {
    const { trials, ...wish } = launchOf({ trials: 5 });
    const beside = trials.map((trial, at) =>
      at === 0 || at === 3 ? { ...trial, settings: { adapter: 'none' }, reference: 'no adapter' } : trial,
    );
    const desk = new Desk();
    desk.ask({ ...wish, trials: beside });
    expect(desk.sweep().trials.map(({ plan }) => plan)).toEqual(beside);
    desk.restart();
    expect(desk.sweep().trials.map(({ plan }) => plan)).toEqual(beside);
  });

  test('the same design is launched once, and the same request hears the same answer', () => {
    const desk = new Desk();
    const first = desk.ask(launchOf(), 'one');
    expect(first).toMatchObject({ created: true, trials: 4 });
    expect(desk.ask(launchOf(), 'one')).toEqual(first);
    expect(desk.ask(launchOf(), 'two')).toEqual({ ...first, created: false });
    expect(desk.state.sweeps.size).toBe(1);
    desk.restart();
    expect(desk.ask(launchOf(), 'one')).toEqual(first);
  });

  test('a cancelled sweep that is launched again goes on with what it had', () => {
    const desk = new Desk();
    const sweepId = desk.launch({}, 'one');
    desk.register('a');
    desk.complete(desk.lease('a')[0]!);
    desk.ask({ kind: 'cancel', sweepId });
    expect(desk.sweep().counts).toMatchObject({ done: 1, cancelled: 3 });
    expect(desk.ask(launchOf(), 'two')).toMatchObject({ sweepId, created: false });
    expect(desk.sweep()).toMatchObject({ status: 'running', endedAtMs: undefined });
    expect(desk.sweep().counts).toMatchObject({ done: 1, queued: 3, cancelled: 0 });
    expect(desk.lease('a')[0]?.trial.plan.plannedOrder).toBe(1);
  });

  test.each(['while it runs', 'while it is cancelled'])(
    'a launch request that found the sweep %s reopens nothing when it is repeated',
    (found) => {
      const desk = new Desk();
      const sweepId = desk.launch({}, 'one');
      if (found === 'while it is cancelled') desk.ask({ kind: 'cancel', sweepId });
      const answer = desk.ask(launchOf(), 'two');
      expect(desk.sweep().status).toBe('running');
      desk.ask({ kind: 'cancel', sweepId });
      desk.restart();
      for (const id of ['one', 'two']) {
        expect(desk.ask(launchOf(), id)).toEqual({ ...answer, created: id === 'one' });
        expect(desk.sweep().status).toBe('cancelled');
      }
      desk.ask(launchOf(), 'three');
      expect(desk.sweep().status).toBe('running');
    },
  );

  test('ids are readable, and longer where two designs begin alike', () => {
    const desk = new Desk();
    const wish = launchOf({ name: 'My Sweep!' });
    expect(desk.ask({ ...wish, designHash: 'abcdef0123456789' }).sweepId).toBe('my-sweep-abcdef01');
    expect(desk.ask({ ...wish, designHash: 'abcdef01ffff0000' }).sweepId).toBe('my-sweep-abcdef01f');
  });
});
