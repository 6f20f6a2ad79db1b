import { describe, expect, it } from 'vitest';
import { nextWakeMs } from '../../../../agent/core/step.ts';
import type { Grant } from '../../../../agent/core/lease.ts';
import type { Effect } from '../../../../agent/core/messages.ts';
import type { AttemptOutcome } from '../../../../agent/core/outcome.ts';
import { completed, CoreBench, crashed, grantOf, kinds, leaseTtlMs } from './core-bench.ts';

const a = grantOf('a', 1);
const b = grantOf('b', 2);
const gone = (slot: number) => ({ kind: 'trainerDown', slot, message: 'killed' }) as const;
const endOf = (bench: CoreBench, { trialId, fence }: Grant, outcome: AttemptOutcome): Effect[] =>
  bench.feed({ kind: 'attemptEnded', slot: 0, trialId, fence, outcome });
const drain = (graceMs: number) => ({ kind: 'drain', graceMs, reason: 'told to' }) as const;

describe('draining', () => {
  it('idle, says goodbye and leaves', () => {
    const bench = new CoreBench().join();
    expect(kinds(bench.feed(drain(10_000)))).toEqual(['cancelCall', 'release']);
    expect(bench.out('release').call).toMatchObject({ leaving: true, held: [] });
    expect(bench.answer({ method: 'release' })).toMatchObject([{ kind: 'exit', why: 'drained' }]);
  });

  it('finishes what ends in time, and hands it over before it leaves', () => {
    const bench = new CoreBench().run(a);
    expect(kinds(bench.feed(drain(10_000)))).toEqual([]);
    bench.end(a);
    expect(kinds(bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' }))).toEqual([]);
    expect(kinds(bench.feed({ kind: 'spooled', key: 'a.1~log' }))).toEqual(['report']);
    expect(kinds(bench.answer({ method: 'report', verdicts: ['settled'] }))).toEqual(['unspool', 'release']);
    expect(kinds(bench.answer({ method: 'release' }))).toEqual(['exit']);
  });

  it('gives back at once what will not make it', () => {
    const bench = new CoreBench({ slots: 2 }).run(a, b);
    bench.nowMs += 1_000;
    bench.feed({ kind: 'trialProgressed', slot: 0, trialId: a.trialId, fence: a.fence, fraction: 0.01 });
    bench.feed({ kind: 'trialProgressed', slot: 1, trialId: b.trialId, fence: b.fence, fraction: 0.5 });
    expect(kinds(bench.feed(drain(10_000)))).toEqual(['killTrial']);
    expect(kinds(bench.feed(gone(0)))).toEqual(['release']);
    expect(bench.out('release').call).toMatchObject({
      held: [{ trialId: 'a', fence: 1 }],
      preempted: true,
      leaving: false,
    });
    expect(bench.state.slots[1]?.doing.phase).toBe('running');
  });

  it('holds a lease until the program is gone: no other attempt may begin before', () => {
    const bench = new CoreBench().run(a);
    expect(kinds(bench.feed(drain(0)))).toEqual(['killTrial']);
    bench.nowMs += leaseTtlMs / 3;
    expect(kinds(bench.feed({ kind: 'tick' }))).toEqual(['renew']);
    expect(bench.out('renew').call.held).toEqual([{ trialId: 'a', fence: 1 }]);
    bench.answer({
      method: 'renew',
      renewals: [{ trialId: a.trialId, verdict: 'renewed' }],
      registerAgain: false,
    });
    expect(kinds(bench.feed(gone(0)))).toEqual(['release']);
    expect(kinds(bench.answer({ method: 'release' }))).toEqual(['release']);
  });

  it('gives back nothing that was lost or cancelled while the program ended', () => {
    for (const verdict of ['lost', 'cancel'] as const) {
      const bench = new CoreBench().run(a);
      bench.feed(drain(0));
      bench.nowMs += leaseTtlMs / 3;
      bench.feed({ kind: 'tick' });
      bench.answer({ method: 'renew', renewals: [{ trialId: a.trialId, verdict }], registerAgain: false });
      bench.feed(gone(0));
      expect(bench.out('release').call).toMatchObject({ leaving: true, held: [] });
    }
  });

  it('keeps the whole result that a program brings when it is told to end', () => {
    const bench = new CoreBench().run(a);
    bench.feed(drain(0));
    expect(kinds(endOf(bench, a, completed))).toEqual(['spool']);
    bench.feed(gone(0));
    expect(kinds(bench.feed({ kind: 'spooled', key: 'a.1~log' }))).toEqual(['report']);
    expect(bench.state.releases).toEqual([]);
  });

  it.each([
    ['a failure', crashed],
    ['a result that lacks what counts', { ...completed, metrics: {} }],
  ] as const)('%s of a trial that ends meanwhile is a preemption', (_, outcome) => {
    for (const isStopped of [true, false]) {
      const bench = new CoreBench().run(a);
      bench.feed(drain(isStopped ? 0 : 10_000));
      endOf(bench, a, outcome);
      bench.feed(gone(0));
      expect(bench.out('release').call).toMatchObject({ held: [{ trialId: 'a' }], preempted: true });
      expect(bench.state.outbox).toEqual({});
    }
  });

  it('takes back a failure that came a moment before, by the same hand', () => {
    const bench = new CoreBench({ failureHoldMs: 500 }).run(a);
    bench.end(a, crashed);
    expect(kinds(bench.feed({ kind: 'spooled', key: 'a.1~log' }))).toEqual([]);
    bench.nowMs += 400;
    expect(kinds(bench.feed(drain(10_000)))).toContain('unspool');
    expect(bench.out('release').call).toMatchObject({ held: [{ trialId: 'a' }], preempted: true });
  });

  it('reports a failure after that moment, and the word that a trial diverged at once', () => {
    const bench = new CoreBench({ failureHoldMs: 500 }).run(a);
    bench.end(a, crashed);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    expect(kinds(bench.wake())).toEqual(['report']);
    const fault = { faultClass: 'diverged', message: 'loss is nan', outputTail: '' } as const;
    const other = new CoreBench({ failureHoldMs: 500 }).run(a);
    other.feed(drain(10_000));
    other.end(a, { kind: 'failed', fault });
    expect(kinds(other.feed({ kind: 'spooled', key: 'a.1~log' }))).toEqual(['report']);
  });

  it('does not begin a trial beside an earlier attempt that still ends here', () => {
    const bench = new CoreBench({ slots: 2 }).run(a);
    bench.nowMs += leaseTtlMs / 3;
    bench.feed({ kind: 'tick' });
    const lost = [{ trialId: a.trialId, verdict: 'lost' as const }];
    expect(kinds(bench.answer({ method: 'renew', renewals: lost, registerAgain: false }))).toContain(
      'killTrial',
    );
    const again = grantOf('a', 2);
    bench.answer({ method: 'lease', grants: [again] });
    expect(bench.effects.filter(({ kind }) => kind === 'runTrial')).toHaveLength(1);
    expect(bench.feed(gone(0))).toContainEqual({ kind: 'runTrial', slot: 1, slots: [1], grant: again });
  });

  it('gives the rest back when the grace is over', () => {
    const bench = new CoreBench().run(a);
    bench.feed(drain(2_000));
    bench.nowMs += 2_000;
    expect(kinds(bench.feed({ kind: 'tick' }))).toContain('killTrial');
    expect(kinds(bench.feed(gone(0)))).toEqual(['release']);
    expect(kinds(bench.answer({ method: 'release' }))).toEqual(['release']);
    expect(kinds(bench.answer({ method: 'release' }))).toEqual(['exit']);
  });

  it('does not wait for ever for a coordinator that is away, and says what stays in the spool', () => {
    const bench = new CoreBench().run(a);
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    bench.fail('report', 'unreachable');
    bench.feed(drain(0));
    for (let wakes = 0; !bench.state.exited && wakes < 100; wakes++) {
      bench.wake();
      if (bench.isOut('register')) bench.fail('register', 'unreachable');
    }
    expect(bench.effects.at(-1)).toMatchObject({
      kind: 'exit',
      message: expect.stringContaining('1 outcomes wait'),
    });
  });

  it('leaves at once when it never met a coordinator', () => {
    expect(kinds(new CoreBench().start().feed(drain(10_000)))).toEqual(['exit']);
  });

  it('asked again, leaves sooner', () => {
    const bench = new CoreBench().run(a);
    bench.feed(drain(60_000));
    expect(kinds(bench.feed(drain(0)))).toContain('killTrial');
  });

  it('gives up its poll and starts nothing that it brings', () => {
    const bench = new CoreBench({ slots: 2 }).run(a);
    const { callId } = bench.out('lease');
    bench.feed(drain(10_000));
    expect(bench.isOut('lease')).toBe(false);
    expect(bench.feed({ kind: 'answered', callId, answer: { method: 'lease', grants: [b] } })).toEqual([]);
  });
});

describe('a warning by a signal', () => {
  const warned = { kind: 'warned', signal: 'SIGUSR2' } as const;

  it('is passed on, begins nothing more and lets what runs go on', () => {
    const bench = new CoreBench({ slots: 2 }).run(a);
    expect(bench.feed(warned)).toContainEqual({ kind: 'signalTrial', slot: 0, signal: 'SIGUSR2' });
    expect(bench.isOut('lease')).toBe(false);
    bench.nowMs += 3_600_000;
    expect(kinds(bench.feed({ kind: 'tick' }))).not.toContain('killTrial');
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    expect(bench.isOut('report')).toBe(true);
  });

  it('gives way to the request to leave that follows', () => {
    const bench = new CoreBench().run(a);
    bench.feed(warned);
    expect(kinds(bench.feed(drain(0)))).toEqual(['killTrial']);
  });
});

describe('the end of the job', () => {
  const jobEnd = { atMs: 2_000_000, lastTrialsMs: 60_000, marginMs: 15_000, reason: 'the job ends' };
  const slow = { ...a, killGraceMs: 30_000 };

  it('lets no trial begin shortly before, and stops what runs in time for its grace', () => {
    const bench = new CoreBench({ slots: 2, jobEnd }).run(slow);
    expect(nextWakeMs(bench.state)).toBeLessThanOrEqual(1_925_000);
    bench.nowMs = 1_924_999;
    expect(kinds(bench.feed({ kind: 'tick' }))).not.toContain('killTrial');
    expect(bench.state.drain).toBeUndefined();
    bench.nowMs = 1_925_000;
    bench.feed({ kind: 'tick' });
    expect([bench.isOut('lease'), bench.state.slots[0]?.doing.phase]).toEqual([false, 'running']);
    bench.nowMs = 1_955_000;
    expect(kinds(bench.feed({ kind: 'tick' }))).toContain('killTrial');
    bench.feed(gone(0));
    expect(bench.state.releases).toMatchObject([{ reason: 'the job ends', preempted: true }]);
  });

  it('is told to the coordinator with each poll, less what it takes to leave', () => {
    const bench = new CoreBench({ jobEnd });
    bench.nowMs = 1_900_000;
    expect(bench.join().out('lease').call.timeLeftMs).toBe(85_000);
    expect(new CoreBench().join().out('lease').call.timeLeftMs).toBeUndefined();
  });

  it('lets the agent leave once all that waits takes longer, after what runs', () => {
    const bench = new CoreBench({ slots: 2, jobEnd }).run(a);
    bench.nowMs = 1_880_000;
    bench.feed({ kind: 'tick' });
    bench.answer({ method: 'lease', grants: [], tooLongMs: 300_000 });
    expect([bench.state.drain?.reason, bench.state.slots[0]?.doing.phase]).toEqual([
      'the job ends in 2 minutes, and the trials that wait take about 5 minutes',
      'running',
    ]);
    expect(bench.isOut('lease')).toBe(false);
  });
});

describe('an agent that leaves when idle', () => {
  const idleExitMs = 120_000;

  it('stays while a trial runs, and leaves so long after its end', () => {
    const bench = new CoreBench({ idleExitMs }).run(a);
    bench.nowMs += 10 * idleExitMs;
    bench.feed({ kind: 'tick' });
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    bench.answer({ method: 'report', verdicts: ['settled'] });
    bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' });
    const endedMs = bench.nowMs;
    bench.nowMs = endedMs + idleExitMs - 1;
    bench.feed({ kind: 'tick' });
    expect(bench.state.drain).toBeUndefined();
    bench.nowMs++;
    expect(nextWakeMs(bench.state)).toBeLessThanOrEqual(bench.nowMs);
    bench.feed({ kind: 'tick' });
    expect(bench.out('release').call).toMatchObject({ leaving: true, held: [] });
    expect(bench.answer({ method: 'release' })).toMatchObject([{ kind: 'exit', why: 'drained' }]);
  });

  it('leaves too where no coordinator ever answers', () => {
    const bench = new CoreBench({ idleExitMs }).start();
    const startMs = bench.nowMs;
    for (let round = 0; round < 200 && !bench.state.exited; round++) {
      if (bench.isOut('register')) bench.fail('register', 'unreachable');
      bench.wake();
    }
    expect(bench.state.exited).toBe(true);
    expect(bench.nowMs - startMs).toBeLessThan(idleExitMs + 20_000);
  });
});
