import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { mattersOf, obstacleMattersOf } from '../../../../coordinator/notify/matters.ts';
import type { News } from '../../../../coordinator/notify/message.ts';
import { CoreHarness } from '../core/core-harness.ts';

const minute = 60_000;

function running(trials = 4): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials });
  harness.register('a', { slots: 4 });
  return harness;
}

const newsOf = ({ state }: CoreHarness): News[] =>
  [...mattersOf(state), ...obstacleMattersOf(state)].map(({ tell }) => tell());
const keysOf = ({ state }: CoreHarness): string[] => mattersOf(state).map(({ key }) => key);
const pause = (harness: CoreHarness, more: { reason?: string; cause?: 'stop-rule' } = {}): void => {
  harness.ask({ kind: 'pause', sweepId: harness.sweep().id, stopRunning: false, ...more });
};

describe('what is worth a message', () => {
  test('is nothing while a sweep runs', () => {
    const harness = running();
    harness.complete(harness.lease('a')[0]!);
    expect(newsOf(harness)).toEqual([]);
  });

  test('is a sweep that is finished, with how its trials ended; and again once it was extended or retried', () => {
    const harness = running(2);
    const [first, second] = harness.lease('a', 2);
    harness.complete(first!);
    harness.fail(second!, 'diverged');
    expect(newsOf(harness)).toEqual([
      expect.objectContaining({
        event: 'finished',
        text: 'sweep is finished: 1 of 2 trials done, 1 failed',
        sweep: {
          id: harness.sweep().id,
          name: 'sweep',
          trials: 2,
          counts: { queued: 0, leased: 0, done: 1, failed: 1, pruned: 0, cancelled: 0 },
        },
      }),
    ]);
    const before = keysOf(harness);
    harness.restart();
    expect(keysOf(harness)).toEqual(before);
    harness.pass(1000);
    harness.ask({ kind: 'retry-failed', sweepId: harness.sweep().id });
    harness.complete(harness.lease('a')[0]!);
    expect(keysOf(harness)).toHaveLength(1);
    expect(keysOf(harness)).not.toEqual(before);
  });

  test('is a sweep that somebody cancelled', () => {
    const harness = running();
    harness.ask({ kind: 'cancel', sweepId: harness.sweep().id });
    expect(newsOf(harness)).toEqual([
      expect.objectContaining({
        event: 'cancelled',
        text: 'sweep is cancelled: 0 of 4 trials done, 4 cancelled',
      }),
    ]);
  });

  test('is a pause by a person, with the reason; a second one is another', () => {
    const harness = running();
    pause(harness, { reason: 'lunch' });
    const [first] = keysOf(harness);
    expect(newsOf(harness)).toEqual([
      expect.objectContaining({ event: 'paused', cause: 'person', reason: 'lunch' }),
    ]);
    harness.pass(1000);
    // The same pause, which now stops what runs.
    harness.ask({ kind: 'pause', sweepId: harness.sweep().id, stopRunning: true });
    expect(keysOf(harness)).toEqual([first]);
    harness.ask({ kind: 'resume', sweepId: harness.sweep().id });
    expect(newsOf(harness)).toEqual([]);
    harness.pass(1000);
    pause(harness);
    expect(keysOf(harness)).not.toEqual([first]);
  });

  test('is a stop rule that was met: not a person, whatever the reason says', () => {
    const harness = running();
    pause(harness, { reason: 'decided after 3 results: lr (E 25)', cause: 'stop-rule' });
    expect(newsOf(harness)).toEqual([expect.objectContaining({ event: 'decided', cause: 'stop-rule' })]);
    harness.ask({ kind: 'resume', sweepId: harness.sweep().id });
    pause(harness, { reason: 'decided after 3 results: lr (E 25)' });
    expect(newsOf(harness)).toEqual([expect.objectContaining({ event: 'paused', cause: 'person' })]);
  });

  test('is a sweep that fails fast', () => {
    const harness = running();
    for (let times = 0; times < 3; times++) harness.fail(harness.lease('a')[0]!);
    expect(newsOf(harness)).toEqual([
      expect.objectContaining({
        event: 'paused',
        cause: 'same-error',
        text: expect.stringContaining('the same error 3 times') as string,
      }),
    ]);
  });

  test('is a trial that was preempted too often', () => {
    const harness = running(1);
    for (let times = 0; times < 10; times++) {
      const [attempt] = harness.lease('a');
      const held = [{ trialId: attempt!.trial.plan.id, fence: attempt!.fence }];
      harness.ask({
        kind: 'release',
        agentId: agentId('a'),
        held,
        reason: 'drain',
        leaving: false,
        preempted: true,
      });
    }
    expect(mattersOf(harness.state).map(({ tell }) => tell())).toEqual([
      expect.objectContaining({ event: 'waiting', cause: 'preempted' }),
    ]);
  });

  test('is a sweep whose agents are gone, once that lasts', () => {
    const harness = running();
    expect(obstacleMattersOf(harness.state)).toEqual([]);
    harness.pass(minute);
    const [matter] = obstacleMattersOf(harness.state);
    expect(matter?.tell()).toMatchObject({ event: 'waiting', cause: 'no-agent' });
    expect(matter?.holdMs).toBe(5 * minute);
  });

  test('is an agent that is set aside', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 40, retry: { user: 9 } });
    for (const name of ['bad', 'good']) harness.register(name);
    harness.complete(harness.lease('good')[0]!);
    for (let times = 0; times < 5; times++) harness.fail(harness.lease('bad')[0]!, 'infrastructure');
    const [news] = newsOf(harness);
    expect(news).toMatchObject({ event: 'agent-backed-off', cause: 'set-aside' });
    expect(news?.text).toContain('agent bad is set aside: it failed 5 trials in a row');
    harness.restart();
    expect(keysOf(harness)).toEqual(['agent bad set-aside']);
    harness.ask({ kind: 'readmit', agentId: agentId('bad') });
    expect(keysOf(harness)).toEqual([]);
  });

  test('is what machines lack for a sweep: one message for all of them', () => {
    const harness = new CoreHarness();
    harness.launch();
    for (const name of ['a', 'b']) {
      harness.register(name);
      harness.fail(harness.lease(name)[0]!, 'machine');
    }
    expect(newsOf(harness).filter(({ event }) => event === 'agent-backed-off')).toEqual([
      expect.objectContaining({
        cause: 'machine-lack',
        text: 'a, b cannot run trials of sweep and are kept from it for a while: boom',
      }),
    ]);
  });

  test('is a disk that is nearly full', () => {
    const harness = running();
    harness.state.disk = { freeBytes: 1, totalBytes: 1000 };
    expect(newsOf(harness)).toEqual([expect.objectContaining({ event: 'disk' })]);
  });
});
