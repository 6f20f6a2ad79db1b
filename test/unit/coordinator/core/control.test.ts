import { describe, expect, test } from 'vitest';
import { describeEvent } from '../../../../coordinator/watch/describe-event.ts';
import { Desk } from './desk.ts';

function running(): Desk {
  const desk = new Desk();
  desk.launch();
  desk.register('a', { slots: 2 });
  desk.lease('a', 2);
  return desk;
}

describe('what users do to a sweep', () => {
  test('pause, resume, cancel and retry say how many trials they touch, and say the same when repeated', () => {
    const desk = running();
    const sweepId = desk.sweep().id;
    const pause = { kind: 'pause', sweepId, stopRunning: true } as const;
    expect(desk.ask(pause, 'p')).toEqual({ sweepId, trialsChanged: 2 });
    expect(desk.ask({ kind: 'resume', sweepId }, 'r')).toEqual({ sweepId, trialsChanged: 2 });
    // A copy of the pause that was held up must not pause again.
    expect(desk.ask(pause, 'p')).toEqual({ sweepId, trialsChanged: 2 });
    expect(desk.sweep().status).toBe('running');
    expect(desk.ask({ kind: 'cancel', sweepId }, 'c')).toEqual({ sweepId, trialsChanged: 4 });
    desk.restart();
    expect(desk.ask(pause, 'p')).toEqual({ sweepId, trialsChanged: 2 });
    expect(desk.sweep().status).toBe('cancelled');
  });

  test('a pause keeps its reason in the log and tells it', () => {
    const desk = running();
    const sweepId = desk.sweep().id;
    desk.ask({
      kind: 'pause',
      sweepId,
      stopRunning: false,
      reason: 'decided after 23 results: tuned (E 31)',
    });
    const event = desk.events.at(-1);
    expect(event).toMatchObject({ type: 'sweep-paused', reason: 'decided after 23 results: tuned (E 31)' });
    expect(event && describeEvent(desk.state, event)?.text).toBe(
      'paused; running trials finish: decided after 23 results: tuned (E 31)',
    );
  });

  test('asking for what is so already changes nothing', () => {
    const desk = running();
    const sweepId = desk.sweep().id;
    const before = desk.events.length;
    expect(desk.ask({ kind: 'resume', sweepId }).trialsChanged).toBe(0);
    expect(desk.ask({ kind: 'retry-failed', sweepId }).trialsChanged).toBe(0);
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    desk.ask({ kind: 'cancel', sweepId });
    desk.ask({ kind: 'cancel', sweepId });
    const types = desk.events.slice(before).map(({ type }) => type);
    expect(types.filter((type) => type !== 'request-noted')).toEqual(['sweep-paused', 'sweep-cancelled']);
  });

  test.each([true, false])(
    'nor does its repeat change anything once it is no longer so (restarted in between: %s)',
    (isRestarted) => {
      const desk = running();
      const sweepId = desk.sweep().id;
      const later = (): void => {
        if (isRestarted) desk.restart();
      };
      const resume = { kind: 'resume', sweepId } as const;
      const pause = { kind: 'pause', sweepId, stopRunning: false } as const;
      const cancel = { kind: 'cancel', sweepId } as const;
      desk.ask(resume, 'running already');
      desk.ask(pause, 'one');
      later();
      expect(desk.ask(resume, 'running already').trialsChanged).toBe(0);
      expect(desk.sweep().status).toBe('paused');
      desk.ask(pause, 'paused already');
      desk.ask(resume, 'two');
      later();
      desk.ask(pause, 'paused already');
      expect(desk.sweep().status).toBe('running');
      desk.ask(cancel, 'three');
      desk.ask(cancel, 'cancelled already');
      desk.launch({}, 'again');
      later();
      desk.ask(cancel, 'cancelled already');
      expect(desk.sweep().status).toBe('running');
    },
  );

  test('a paused sweep finishes when what runs was all there was', () => {
    const desk = new Desk();
    const sweepId = desk.launch({ trials: 1 });
    desk.register('a');
    const [attempt] = desk.lease('a');
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    desk.complete(attempt!);
    expect(desk.sweep().status).toBe('finished');
  });

  test('failed trials get a fresh budget', () => {
    const desk = new Desk();
    const sweepId = desk.launch({ trials: 1, retry: { user: 0 } });
    desk.register('a');
    desk.fail(desk.lease('a')[0]!);
    expect(desk.sweep().status).toBe('finished');
    expect(desk.ask({ kind: 'retry-failed', sweepId }).trialsChanged).toBe(1);
    expect(desk.sweep()).toMatchObject({ status: 'running', endedAtMs: undefined });
    const [second] = desk.lease('a');
    expect(second?.number).toBe(2);
    desk.complete(second!);
    expect(desk.sweep().status).toBe('finished');
  });

  test.each([
    ['pause', 'cancelled'],
    ['resume', 'cancelled'],
    ['retry-failed', 'cancelled'],
    ['pause', 'finished'],
    ['cancel', 'finished'],
  ] as const)('%s is refused when the sweep is %s', (kind, status) => {
    const desk = running();
    const sweepId = desk.sweep().id;
    if (status === 'cancelled') {
      desk.ask({ kind: 'cancel', sweepId });
    } else {
      for (const attempt of desk.state.running.values()) desk.complete(attempt);
      for (const attempt of desk.lease('a', 2)) desk.complete(attempt);
    }
    expect(desk.sweep().status).toBe(status);
    const before = desk.events.length;
    expect(desk.refused({ kind, sweepId, stopRunning: false })).toMatchObject({
      code: 'E_SWEEP_STATE',
      message: `sweep ${sweepId} is ${status}`,
    });
    expect(desk.events.length).toBe(before);
  });

  test('a sweep that is not there is unknown', () => {
    const desk = new Desk();
    expect(desk.refused({ kind: 'cancel', sweepId: 'x' as never }).code).toBe('E_SWEEP_UNKNOWN');
  });
});
