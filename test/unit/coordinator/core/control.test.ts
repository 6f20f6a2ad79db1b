import { describe, expect, test } from 'vitest';
import { describeEvent } from '../../../../coordinator/watch/describe-event.ts';
import { sweepView } from '../../../../coordinator/wire/views.ts';
import { CoreHarness } from './core-harness.ts';

function running(): CoreHarness {
  const harness = new CoreHarness();
  harness.launch();
  harness.register('a', { slots: 2 });
  harness.lease('a', 2);
  return harness;
}

describe('what users do to a sweep', () => {
  test('pause, resume, cancel and retry say how many trials they touch, and say the same when repeated', () => {
    const harness = running();
    const sweepId = harness.sweep().id;
    const pause = { kind: 'pause', sweepId, stopRunning: true } as const;
    expect(harness.ask(pause, 'p')).toEqual({ sweepId, trialsChanged: 2 });
    expect(harness.ask({ kind: 'resume', sweepId }, 'r')).toEqual({ sweepId, trialsChanged: 2 });
    // A copy of the pause that was held up must not pause again.
    expect(harness.ask(pause, 'p')).toEqual({ sweepId, trialsChanged: 2 });
    expect(harness.sweep().status).toBe('running');
    expect(harness.ask({ kind: 'cancel', sweepId }, 'c')).toEqual({ sweepId, trialsChanged: 4 });
    harness.restart();
    expect(harness.ask(pause, 'p')).toEqual({ sweepId, trialsChanged: 2 });
    expect(harness.sweep().status).toBe('cancelled');
  });

  test('a pause keeps its reason in the log and tells it', () => {
    const harness = running();
    const sweepId = harness.sweep().id;
    harness.ask({
      kind: 'pause',
      sweepId,
      stopRunning: false,
      reason: 'decided after 23 results: tuned (E 31)',
      cause: 'stop-rule',
    });
    const event = harness.events.at(-1);
    expect(event).toMatchObject({ type: 'sweep-paused', reason: 'decided after 23 results: tuned (E 31)' });
    expect(event && describeEvent(harness.state, event)?.text).toBe(
      'paused; running trials finish: decided after 23 results: tuned (E 31)',
    );
    harness.restart();
    expect(sweepView(harness.state, harness.sweep())).toMatchObject({ pauseCause: 'stop-rule' });
    harness.ask({ kind: 'resume', sweepId });
    harness.ask({ kind: 'pause', sweepId, stopRunning: false, reason: 'decided otherwise' });
    expect(sweepView(harness.state, harness.sweep())).toMatchObject({ pauseCause: '' });
  });

  test('a failed attempt is told with the trial that it was of', () => {
    const harness = running();
    const attempt = harness.lease('a')[0]!;
    harness.fail(attempt);
    const event = harness.events.findLast(({ type }) => type === 'attempt-failed');
    expect(event && describeEvent(harness.state, event)?.trialId).toBe(attempt.trial.plan.id);
  });

  test('asking for what is so already changes nothing', () => {
    const harness = running();
    const sweepId = harness.sweep().id;
    const before = harness.events.length;
    expect(harness.ask({ kind: 'resume', sweepId }).trialsChanged).toBe(0);
    expect(harness.ask({ kind: 'retry-failed', sweepId }).trialsChanged).toBe(0);
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    harness.ask({ kind: 'cancel', sweepId });
    harness.ask({ kind: 'cancel', sweepId });
    const types = harness.events.slice(before).map(({ type }) => type);
    expect(types.filter((type) => type !== 'request-noted')).toEqual(['sweep-paused', 'sweep-cancelled']);
  });

  test.each([true, false])(
    'nor does its repeat change anything once it is no longer so (restarted in between: %s)',
    (isRestarted) => {
      const harness = running();
      const sweepId = harness.sweep().id;
      const later = (): void => {
        if (isRestarted) harness.restart();
      };
      const resume = { kind: 'resume', sweepId } as const;
      const pause = { kind: 'pause', sweepId, stopRunning: false } as const;
      const cancel = { kind: 'cancel', sweepId } as const;
      harness.ask(resume, 'running already');
      harness.ask(pause, 'one');
      later();
      expect(harness.ask(resume, 'running already').trialsChanged).toBe(0);
      expect(harness.sweep().status).toBe('paused');
      harness.ask(pause, 'paused already');
      harness.ask(resume, 'two');
      later();
      harness.ask(pause, 'paused already');
      expect(harness.sweep().status).toBe('running');
      harness.ask(cancel, 'three');
      harness.ask(cancel, 'cancelled already');
      harness.launch({}, 'again');
      later();
      harness.ask(cancel, 'cancelled already');
      expect(harness.sweep().status).toBe('running');
    },
  );

  test('a paused sweep finishes when what runs was all there was', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch({ trials: 1 });
    harness.register('a');
    const [attempt] = harness.lease('a');
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    harness.complete(attempt!);
    expect(harness.sweep().status).toBe('finished');
  });

  test('failed trials get a fresh budget', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch({ trials: 1, retry: { user: 0 } });
    harness.register('a');
    harness.fail(harness.lease('a')[0]!);
    expect(harness.sweep().status).toBe('finished');
    expect(harness.ask({ kind: 'retry-failed', sweepId }).trialsChanged).toBe(1);
    expect(harness.sweep()).toMatchObject({ status: 'running', endedAtMs: undefined });
    const [second] = harness.lease('a');
    expect(second?.number).toBe(2);
    harness.complete(second!);
    expect(harness.sweep().status).toBe('finished');
  });

  test.each([
    ['pause', 'cancelled'],
    ['resume', 'cancelled'],
    ['retry-failed', 'cancelled'],
    ['pause', 'finished'],
    ['cancel', 'finished'],
  ] as const)('%s is refused when the sweep is %s', (kind, status) => {
    const harness = running();
    const sweepId = harness.sweep().id;
    if (status === 'cancelled') {
      harness.ask({ kind: 'cancel', sweepId });
    } else {
      for (const attempt of harness.state.running.values()) harness.complete(attempt);
      for (const attempt of harness.lease('a', 2)) harness.complete(attempt);
    }
    expect(harness.sweep().status).toBe(status);
    const before = harness.events.length;
    expect(harness.refused({ kind, sweepId, stopRunning: false })).toMatchObject({
      code: 'E_SWEEP_STATE',
      message: `sweep ${sweepId} is ${status}`,
    });
    expect(harness.events.length).toBe(before);
  });

  test('a sweep that is not there is unknown', () => {
    const harness = new CoreHarness();
    expect(harness.refused({ kind: 'cancel', sweepId: 'x' as never }).code).toBe('E_SWEEP_UNKNOWN');
  });
});
