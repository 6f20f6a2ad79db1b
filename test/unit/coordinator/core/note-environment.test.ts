import { describe, expect, it } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { environmentDifference, type RunEnvironment } from '../../../../base/run-environment.ts';
import type { DescribedEnvironment } from '../../../../coordinator/core/ask.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { describeEvent } from '../../../../coordinator/watch/describe-event.ts';
import { describedEnvironments, sweepView, trialView } from '../../../../coordinator/wire/views.ts';
import { CoreHarness } from './core-harness.ts';

const first: RunEnvironment = {
  commit: 'a'.repeat(40),
  isDirty: false,
  codeSha256: '1'.repeat(64),
  interpreter: 'python',
  interpreterVersion: '3.11.4',
  packages: { numpy: '1.26.0', torch: '2.1.0' },
  driver: '535.1',
  agentVersion: '0.1.0',
};
const other: RunEnvironment = { ...first, isDirty: true, packages: { numpy: '1.26.0', torch: '2.2.0' } };

function complete(harness: CoreHarness, attempt: Attempt, environment: DescribedEnvironment | undefined) {
  const result = { metrics: { score: 1 }, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: '' };
  const { agentId, fence, trial } = attempt;
  const results = [{ trialId: trial.plan.id, fence, result, environment }];
  return harness.ask({ kind: 'complete', agentId, results }).receipts[0]?.verdict;
}

function started(trials: number): { harness: CoreHarness; attempts: readonly Attempt[] } {
  const harness = new CoreHarness();
  harness.launch({ trials });
  harness.register('a', { slots: trials });
  return { harness, attempts: harness.lease('a', trials) };
}

const seen = (harness: CoreHarness) => harness.events.filter(({ type }) => type === 'environment-seen');

describe('what attempts ran with', () => {
  it('is, of the built-in trainer, its backend and weights too', () => {
    const trainer = { ...first, backend: 'wasm', weightsSha256: 'a'.repeat(64) };
    const after = { ...trainer, backend: 'webgpu', weightsSha256: 'b'.repeat(64) };
    expect(environmentDifference(trainer, after)).toBe(
      'backend wasm -> webgpu, weights aaaaaaaaaaaa -> bbbbbbbbbbbb',
    );
  });

  it('is kept for so many of a sweep, and results count beyond that', () => {
    const trials = limits.environmentsPerSweep + 1;
    const { harness, attempts } = started(trials);
    for (let at = 0, granted = attempts; at < trials; granted = harness.lease('a', trials)) {
      expect(granted).not.toEqual([]);
      for (const attempt of granted)
        expect(complete(harness, attempt, { hash: `${at++}`, environment: first })).toBe('counted');
    }
    expect(seen(harness)).toHaveLength(limits.environmentsPerSweep);
    harness.restart();
    const last = harness.trial(trials - 1);
    expect(trialView(harness.state, last, undefined).environment).toBe('');
  });

  it('is in the log once, whatever number of attempts ran with it', () => {
    const { harness, attempts } = started(3);
    complete(harness, attempts[0]!, { hash: 'x', environment: first });
    complete(harness, attempts[1]!, { hash: 'x', environment: first });
    complete(harness, attempts[2]!, { hash: 'x' });
    expect(seen(harness)).toMatchObject([{ hash: 'x', environment: first }]);
    harness.restart();
    expect(
      [...harness.sweep().trials].map((trial) => trialView(harness.state, trial, undefined).environment),
    ).toEqual(['x', 'x', 'x']);
    expect(sweepView(harness.state, harness.sweep()).environments).toEqual([]);
  });

  it('is told with what changed when it changes within the sweep, also after a restart', () => {
    const { harness, attempts } = started(2);
    complete(harness, attempts[0]!, { hash: 'x', environment: first });
    complete(harness, attempts[1]!, { hash: 'y', environment: other });
    const difference = 'commit aaaaaaaaaa -> aaaaaaaaaa with changes, torch 2.1.0 -> 2.2.0';
    const notices = seen(harness).map((event) => describeEvent(harness.state, event));
    expect(notices).toMatchObject([
      undefined,
      { severity: 'warning', text: expect.stringContaining(difference) },
    ]);
    harness.restart();
    expect(sweepView(harness.state, harness.sweep()).environments).toEqual([
      { hash: 'x', difference: '' },
      { hash: 'y', difference },
    ]);
    expect(describedEnvironments(harness.sweep())).toMatchObject([
      { hash: 'x', dirty: false, packages: { torch: '2.1.0' } },
      { hash: 'y', dirty: true, packages: { torch: '2.2.0' } },
    ]);
  });

  it('is known while an attempt runs, by renewals that say it, and said once in the sweep', () => {
    const { harness, attempts } = started(3);
    const renew = (attempt: Attempt, environment: DescribedEnvironment) => {
      const { agentId, fence, trial } = attempt;
      const held = [{ trialId: trial.plan.id, fence }];
      const environments = held.map((lease) => ({ ...lease, environment }));
      return harness.ask({ kind: 'renew', agentId, held, environments }).renewals;
    };
    const [one, two, three] = attempts as [Attempt, Attempt, Attempt];
    renew(one, { hash: 'x', environment: first });
    // Said again, as after an answer that was lost.
    renew(one, { hash: 'x', environment: first });
    renew(two, { hash: 'y', environment: other });
    renew(three, { hash: 'y' });
    expect(seen(harness)).toMatchObject([
      { hash: 'x', environment: first },
      { hash: 'y', environment: other },
      { hash: 'y', again: true },
    ]);
    const said = seen(harness).map((event) => describeEvent(harness.state, event)?.text);
    expect(said).toEqual([undefined, expect.stringContaining('torch 2.1.0 -> 2.2.0'), undefined]);
    harness.restart();
    expect(sweepView(harness.state, harness.sweep()).environments).toHaveLength(2);
    expect([...harness.sweep().trials].map(({ attempts: [attempt] }) => attempt?.environment)).toEqual(
      [...one.trial.sweep.trials].map(({ attempts: [attempt] }) => attempt?.environment),
    );
    // An attempt that is lost, and says nothing with its end, keeps what it said.
    expect(two.environment).toBe('y');
    complete(harness, harness.state.attempts.get(three.fence) as Attempt, undefined);
    expect(harness.state.attempts.get(three.fence)?.environment).toBe('y');
  });

  it('of an attempt whose lease has gone is no news', () => {
    const { harness, attempts } = started(1);
    const [{ agentId, fence, trial }] = attempts as [Attempt];
    harness.ask({ kind: 'cancel', sweepId: trial.sweep.id });
    const lease = { trialId: trial.plan.id, fence };
    const environments = [{ ...lease, environment: { hash: 'x', environment: first } }];
    harness.ask({ kind: 'renew', agentId, held: [lease], environments });
    expect(seen(harness)).toEqual([]);
  });

  it('is described once in the log, and named again in the next sweep', () => {
    const harness = new CoreHarness();
    harness.register('a');
    for (const name of ['one', 'two']) {
      harness.launch({ name, trials: 1 });
      complete(harness, harness.lease('a')[0]!, { hash: 'x', environment: first });
    }
    expect(seen(harness).map((event) => 'environment' in event)).toEqual([true, false]);
    harness.restart();
    expect(harness.sweep().environments).toEqual([{ hash: 'x', environment: first }]);
  });

  it('says nothing by a hash that this log never saw described, or where the agent says nothing', () => {
    const { harness, attempts } = started(2);
    expect(complete(harness, attempts[0]!, { hash: 'lost' })).toBe('counted');
    expect(complete(harness, attempts[1]!, undefined)).toBe('counted');
    expect(seen(harness)).toEqual([]);
  });

  it('is known of attempts that failed', () => {
    const { harness, attempts } = started(1);
    const [attempt] = attempts as [Attempt];
    const fault = { faultClass: 'user', message: 'boom', outputTail: '' } as const;
    const environment = { hash: 'x', environment: first };
    const { agentId, fence, trial } = attempt;
    harness.ask({ kind: 'fail', agentId, trialId: trial.plan.id, fence, fault, environment });
    harness.restart();
    expect(harness.trial(0).attempts[0]?.environment).toBe('x');
  });
});
