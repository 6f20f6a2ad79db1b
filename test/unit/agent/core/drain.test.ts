import { describe, expect, it } from 'vitest';
import { CoreBench, grantOf, kinds } from './core-bench.ts';

const a = grantOf('a', 1);
const b = grantOf('b', 2);
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
    expect(kinds(bench.feed(drain(10_000)))).toEqual(['killTrial', 'release']);
    expect(bench.out('release').call.held).toEqual([{ trialId: 'a', fence: 1 }]);
    expect(bench.state.slots[1]?.doing.phase).toBe('running');
  });

  it('gives the rest back when the grace is over', () => {
    const bench = new CoreBench().run(a);
    bench.feed(drain(2_000));
    bench.nowMs += 2_000;
    expect(kinds(bench.feed({ kind: 'tick' }))).toContain('killTrial');
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
