import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { jobsNow, noteJobs } from '../../../../coordinator/core/jobs.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { noteDuration, usualTrialMs } from '../../../../coordinator/core/time-left.ts';
import { CoreHarness } from './core-harness.ts';

const minuteMs = 60_000;

const lease = (harness: CoreHarness, agent: string, timeLeftMs: number) =>
  harness.ask({ kind: 'lease', agentId: agentId(agent), slots: 1, waitMs: 0, timeLeftMs });

function finish(harness: CoreHarness, attempt: Attempt, durationMs: number): void {
  const { trial, fence, agentId: agent } = attempt;
  const result = { metrics: { score: 1 }, artifacts: [], startedAtMs: 0, endedAtMs: durationMs, backend: '' };
  harness.ask({ kind: 'complete', agentId: agent, results: [{ trialId: trial.plan.id, fence, result }] });
}

/** The job ends after so long. */
function cutOff(harness: CoreHarness, { trial, fence, agentId: agent }: Attempt, afterMs: number): void {
  // Leases live for less than that.
  for (let passedMs = 0; passedMs < afterMs; passedMs += 5_000) {
    harness.pass(Math.min(5_000, afterMs - passedMs));
    harness.ask({ kind: 'renew', agentId: agent, held: [{ trialId: trial.plan.id, fence }] });
  }
  const held = [{ trialId: trial.plan.id, fence }];
  harness.ask({ kind: 'release', agentId: agent, held, reason: 'drain', leaving: false, preempted: true });
}

function withDone(...durationsMs: number[]): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: durationsMs.length + 2 });
  harness.register('a');
  for (const durationMs of durationsMs) finish(harness, harness.lease('a')[0]!, durationMs);
  return harness;
}

describe('an agent whose job ends', () => {
  test('gets no trial that usually takes longer, and is told how long that is', () => {
    const harness = withDone(4 * minuteMs, minuteMs, 9 * minuteMs);
    expect(usualTrialMs(harness.sweep())).toBe(4 * minuteMs);
    expect(lease(harness, 'a', 4 * minuteMs - 1)).toEqual({
      grants: [],
      idle: false,
      tooLongMs: 4 * minuteMs,
    });
    expect(lease(harness, 'a', 4 * minuteMs).grants).toHaveLength(1);
  });

  test('is judged by the trials that were done last', () => {
    const sweep = withDone().sweep();
    const note = (times: number, durationMs: number): void => {
      for (let k = 0; k < times; k++)
        noteDuration(sweep, {
          metrics: {},
          artifacts: [],
          startedAtMs: 0,
          endedAtMs: durationMs,
          backend: '',
        });
    };
    note(250, 9 * minuteMs);
    note(50, minuteMs);
    expect(usualTrialMs(sweep)).toBe(9 * minuteMs);
    note(1, minuteMs);
    expect(usualTrialMs(sweep)).toBe(minuteMs);
  });

  test('is told at once, though it would have waited for work', () => {
    const harness = withDone(minuteMs);
    const call = harness.send({
      kind: 'lease',
      agentId: agentId('a'),
      slots: 1,
      waitMs: 20_000,
      timeLeftMs: 1_000,
    });
    expect(harness.answer(call)).toMatchObject({ kind: 'lease', grants: [], tooLongMs: minuteMs });
  });

  test('gets any trial while none is done', () => {
    expect(lease(withDone(), 'a', 1).grants).toHaveLength(1);
  });

  test('hears of nothing too long where nothing waits', () => {
    const harness = withDone(minuteMs);
    harness.lease('a');
    harness.register('b', { slots: 4 });
    harness.ask({ kind: 'lease', agentId: agentId('b'), slots: 4, waitMs: 0 });
    harness.register('c');
    expect(lease(harness, 'c', 1)).toEqual({ grants: [], idle: false });
  });

  test('gets no trial that had as much time before and was cut off', () => {
    const harness = withDone();
    const [first] = lease(harness, 'a', 2 * minuteMs).grants;
    cutOff(harness, first!, minuteMs);
    // The other trial, of which nothing is known.
    expect(lease(harness, 'a', minuteMs).grants.map(({ trial }) => trial)).toEqual([harness.trial(1)]);
    harness.register('b');
    expect(lease(harness, 'b', minuteMs)).toMatchObject({ grants: [], tooLongMs: 1.05 * minuteMs + 15_000 });
    expect(lease(harness, 'b', 1.05 * minuteMs + 15_000).grants.map(({ trial }) => trial)).toEqual([
      harness.trial(0),
    ]);
  });

  test('gets a trial that was cut off sooner than others end', () => {
    const harness = withDone(4 * minuteMs);
    const [first] = harness.lease('a');
    cutOff(harness, first!, 3.9 * minuteMs);
    expect(lease(harness, 'a', 4 * minuteMs).grants.map(({ trial }) => trial)).toEqual([first!.trial]);
  });

  test('gets any trial of a sweep whose trials save checkpoints', () => {
    const harness = withDone(4 * minuteMs);
    const [first] = harness.lease('a');
    cutOff(harness, first!, 10 * minuteMs);
    expect(lease(harness, 'a', 1_000).grants).toEqual([]);
    const checkpoint = {
      manifest: 'f00d',
      step: 7,
      bytes: 100,
      files: 1,
      store: '',
      attempt: 1,
      failures: 0,
    };
    first!.trial.checkpoints = [{ ...checkpoint, agentId: agentId('a') }];
    harness.sweep().checkpointBytes = 100;
    expect(lease(harness, 'a', 1_000).grants.map(({ trial }) => trial)).toEqual([first!.trial]);
  });

  test('while it waits, its job comes nearer to its end', () => {
    const harness = withDone(minuteMs);
    for (const name of ['b', 'c']) harness.register(name);
    const held = [...harness.lease('b'), ...harness.lease('c')];
    const ask = { slots: 1, waitMs: 20_000, timeLeftMs: minuteMs + 5_000 } as const;
    const call = harness.send({ kind: 'lease', agentId: agentId('a'), ...ask });
    harness.pass(10_000);
    harness.release('b', [held[0]!]);
    expect(harness.answer(call)).toBeUndefined();
    harness.pass(11_000);
    expect(harness.answer(call)).toMatchObject({ grants: [], tooLongMs: minuteMs });
  });
});

describe('jobs of a scheduler', () => {
  const jobs = { scheduler: 'slurm', running: 2, pending: 1, ending: 0, trouble: '' };

  test('stand beside the sweeps they work for until their submitter is silent', () => {
    const harness = withDone();
    const { id } = harness.sweep();
    noteJobs(harness.state, { kind: 'jobs', submitter: 'one', jobs, sweepIds: [id] });
    noteJobs(harness.state, { kind: 'jobs', submitter: 'two', jobs, sweepIds: [] });
    expect([jobsNow(harness.state, id), jobsNow(harness.state)]).toEqual([[jobs], [jobs, jobs]]);
    harness.pass(60_001);
    expect(jobsNow(harness.state)).toEqual([]);
  });
});
