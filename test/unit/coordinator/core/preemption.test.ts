import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { preemptionsMax } from '../../../../coordinator/core/preemption.ts';
import { describeEvent } from '../../../../coordinator/watch/describe-event.ts';
import { CoreHarness } from './core-harness.ts';

function withAgent(): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: 2, retry: { user: 0, lost: 0, infrastructure: 0 } });
  harness.register('spot');
  return harness;
}

/** The agent drains while the trial is at this step. */
function preempt(harness: CoreHarness, step?: number): void {
  const [attempt] = harness.lease('spot');
  if (attempt === undefined) throw new Error('nothing is leased');
  if (step !== undefined) harness.progress(attempt, step, {});
  const held = [{ trialId: attempt.trial.plan.id, fence: attempt.fence }];
  harness.ask({
    kind: 'release',
    agentId: agentId('spot'),
    held,
    reason: 'drain',
    leaving: false,
    preempted: true,
  });
}

describe('a preempted trial', () => {
  test('spends nothing, and speaks against nobody', () => {
    const harness = withAgent();
    for (let times = 0; times < 5; times++) preempt(harness);
    expect(harness.trial(0).faults.size).toBe(0);
    expect(harness.state.agents.get('spot' as never)).toMatchObject({ failed: 0, failuresInARow: 0 });
    expect(harness.trial(0).attempts.map(({ status, preempted }) => [status, preempted])).toEqual(
      Array.from({ length: 5 }, () => ['released', true]),
    );
  });

  test('that came no further ten times is paused, in words, until its sweep is resumed; the others go on', () => {
    const harness = withAgent();
    for (let times = 0; times < preemptionsMax; times++) preempt(harness, 40);
    const event = harness.events.findLast(({ type }) => type === 'lease-released');
    expect(describeEvent(harness.state, event!)).toMatchObject({
      severity: 'warning',
      text: 'trial sweep-0 was given back: drain; it is paused, since it was preempted 10 times in a row without progress beyond step 40; let it save and resume its work in less time, or use machines that last longer, then run yates resume sweep-sweep-ha',
    });
    harness.restart();
    harness.register('spot');
    expect(harness.sweep()).toMatchObject({ status: 'running', paused: 1 });
    harness.complete(harness.lease('spot')[0]!);
    expect(harness.lease('spot')).toEqual([]);
    expect(harness.sweep().status).toBe('running');
    harness.ask({ kind: 'resume', sweepId: harness.sweep().id });
    expect(harness.sweep().paused).toBe(0);
    harness.complete(harness.lease('spot')[0]!);
    expect(harness.sweep().status).toBe('finished');
  });

  test('that comes further each time is never paused', () => {
    const harness = withAgent();
    for (let times = 1; times < 3 * preemptionsMax; times++) preempt(harness, 10 * times);
    expect(harness.sweep().paused).toBe(0);
    // A drain of an agent that is given back what it never ran counts for nothing.
    for (let times = 0; times < preemptionsMax; times++) harness.release('spot', harness.lease('spot'));
    expect(harness.sweep().paused).toBe(0);
  });

  test('is counted anew once its sweep was cancelled and launched again', () => {
    const harness = withAgent();
    for (let times = 0; times < preemptionsMax; times++) preempt(harness);
    harness.ask({ kind: 'cancel', sweepId: harness.sweep().id });
    expect(harness.sweep().paused).toBe(0);
    harness.launch({ trials: 2 });
    expect(harness.lease('spot')[0]?.trial).toBe(harness.trial(0));
  });
});
