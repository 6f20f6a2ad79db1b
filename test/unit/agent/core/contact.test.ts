import { describe, expect, it } from 'vitest';
import type { RunEnvironment } from '../../../../base/run-environment.ts';
import type { Answer } from '../../../../agent/core/call.ts';
import type { Grant } from '../../../../agent/core/lease.ts';
import { CoreBench, completed, crashed, grantOf, kinds, leaseTtlMs } from './core-bench.ts';

const a = grantOf('a', 1);
const b = grantOf('b', 2);

describe('joining', () => {
  it('warms up its trainers and registers before it asks for anything', () => {
    const bench = new CoreBench({ slots: 2 });
    expect(kinds(bench.feed({ kind: 'started', spooled: [] }))).toEqual([
      'startTrainer',
      'startTrainer',
      'register',
    ]);
    expect(kinds(bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' }))).toEqual([
      'notice',
    ]);
  });

  it('registers again once its backend is known, then asks for as many trials as trainers are idle', () => {
    const bench = new CoreBench({ slots: 2 }).start();
    bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    expect(kinds(bench.feed({ kind: 'trainerReady', slot: 0, backend: 'wasm' }))).toEqual(['register']);
    expect(bench.out('register').call.backend).toBe('wasm');
    bench.feed({ kind: 'trainerReady', slot: 1, backend: 'wasm' });
    bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    expect(bench.out('lease').call.slots).toBe(2);
  });

  it('gives up when the coordinator will not have it, but only before it ever joined', () => {
    const refused = new CoreBench().start();
    expect(refused.fail('register', 'denied', 'no token').at(-1)).toEqual({
      kind: 'exit',
      why: 'denied',
      message: 'no token',
    });
    expect(refused.feed({ kind: 'tick' })).toEqual([]);
    const known = new CoreBench().join();
    known.fail('lease', 'denied');
    known.wake();
    expect(kinds(known.fail('register', 'denied'))).not.toContain('exit');
  });

  it('says once why it is refused, also after a time without an answer', () => {
    const bench = new CoreBench().start();
    const texts = ['nobody listens', 'nobody listens', 'E_X one', 'E_X one', 'E_Y two'].map((why) => {
      const notice = bench.fail('register', 'busy', why).find(({ kind }) => kind === 'notice');
      bench.wake();
      return notice === undefined ? '' : (notice as { text: string }).text;
    });
    expect(texts).toEqual([
      'not joined yet: nobody listens',
      '',
      'not joined yet: E_X one',
      '',
      'not joined yet: E_Y two',
    ]);
  });

  it('tries again at growing, jittered distances that stay under the cap', () => {
    const bench = new CoreBench({ backoffBaseMs: 100, backoffCapMs: 2_000 }).start();
    const waits: number[] = [];
    for (let trial = 0; trial < 40; trial++) {
      bench.fail('register', 'unreachable');
      const before = bench.nowMs;
      bench.wake();
      waits.push(bench.nowMs - before);
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
    expect(Math.max(...waits)).toBeGreaterThan(1_000);
    expect(waits[0]).toBeLessThanOrEqual(200);
    expect(new Set(waits).size).toBeGreaterThan(20);
  });
});

describe('limits that a user has changed', () => {
  it('reach the trial that runs, once, and no trial whose lease is lost', () => {
    const bench = new CoreBench({ slots: 2 }).run(a, b);
    const limits = { timeoutMs: 9_000, stallTimeoutMs: 0 };
    const renewals = [
      { trialId: a.trialId, verdict: 'renewed', limits },
      { trialId: b.trialId, verdict: 'lost', limits },
    ] as const;
    while (!bench.isOut('renew')) bench.wake();
    const first = bench.answer({ method: 'renew', renewals, registerAgain: false });
    expect(first.filter(({ kind }) => kind === 'limitTrial')).toEqual([
      { kind: 'limitTrial', slot: 0, limits },
    ]);
    while (!bench.isOut('renew')) bench.wake();
    const again = bench.answer({ method: 'renew', renewals: renewals.slice(0, 1), registerAgain: false });
    expect(kinds(again)).not.toContain('limitTrial');
  });
});

describe('asking for trials', () => {
  it('has one poll out for what is idle', () => {
    const bench = new CoreBench({ slots: 3 }).join();
    for (let slot = 0; slot < 3; slot++) bench.feed({ kind: 'tick' });
    expect(Object.values(bench.state.calls).filter(({ method }) => method === 'lease')).toHaveLength(1);
  });

  it('says at once that a slot has become idle, and which grants it has seen', () => {
    const bench = new CoreBench({ slots: 2 }).join();
    bench.answer({ method: 'lease', grants: [grantOf('a', 7)] });
    expect(bench.out('lease').call).toMatchObject({ slots: 1, seenFence: 7 });
    bench.end(grantOf('a', 7));
    expect(kinds(bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' }))).toEqual(['lease']);
    expect(bench.out('lease').call).toMatchObject({ slots: 2, seenFence: 7 });
  });

  it('asks at once after a grant, and at a steady pace after empty answers', () => {
    const bench = new CoreBench({ slots: 2 }).join();
    expect(kinds(bench.answer({ method: 'lease', grants: [a] }))).toEqual(['runTrial', 'lease']);
    expect(bench.out('lease').call.slots).toBe(1);
    bench.nowMs += 10;
    expect(kinds(bench.answer({ method: 'lease', grants: [] }))).toEqual([]);
    const before = bench.nowMs;
    expect(kinds(bench.wake())).toEqual(['lease']);
    expect(bench.nowMs - before).toBe(990);
  });

  it('gives back what no trainer is free for, and ignores a grant it has already', () => {
    const bench = new CoreBench().join();
    bench.answer({ method: 'lease', grants: [a, a, b] });
    expect(bench.out('release').call.held).toEqual([{ trialId: 'b', fence: 2 }]);
    expect(kinds(bench.effects).filter((kind) => kind === 'runTrial')).toHaveLength(1);
  });

  it('drops an older run when the same trial is granted anew', () => {
    const bench = new CoreBench({ slots: 2 }).run(a);
    bench.answer({ method: 'lease', grants: [grantOf('a', 9)] });
    expect(kinds(bench.effects)).toContain('killTrial');
    bench.nowMs += leaseTtlMs;
    bench.feed({ kind: 'tick' });
    expect(bench.out('renew').call.held).toEqual([{ trialId: 'a', fence: 9 }]);
  });

  it('waits out a coordinator that is busy', () => {
    const bench = new CoreBench().join();
    expect(kinds(bench.fail('lease', 'busy'))).toEqual([]);
    expect(kinds(bench.wake())).toEqual(['lease']);
  });
});

describe('keeping leases', () => {
  it('renews all that it holds in one call, every third of their life', () => {
    const bench = new CoreBench({ slots: 2 }).run(a, b);
    const before = bench.nowMs;
    bench.wake();
    expect(bench.nowMs - before).toBe(leaseTtlMs / 3);
    expect(bench.out('renew').call.held).toEqual([
      { trialId: 'a', fence: 1 },
      { trialId: 'b', fence: 2 },
    ]);
  });

  it('renews with nothing held: it says that the agent lives', () => {
    const bench = new CoreBench().join();
    bench.nowMs += leaseTtlMs / 3;
    expect(kinds(bench.feed({ kind: 'tick' }))).toEqual(['renew']);
  });

  it('tries a renewal again soon when the coordinator is busy', () => {
    const bench = new CoreBench().run(a);
    bench.wake();
    bench.fail('renew', 'busy');
    const before = bench.nowMs;
    expect(kinds(bench.wake())).toEqual(['renew']);
    expect(bench.nowMs - before).toBeLessThan(leaseTtlMs / 3);
  });

  it.each([
    ['cancel', ['killTrial'], []],
    ['pause', ['killTrial'], ['release']],
    ['lost', ['killTrial'], []],
    ['renewed', [], []],
  ] as const)('does as the verdict %s says', (verdict, expected, onceGone) => {
    const bench = new CoreBench().run(a);
    bench.wake();
    const renewals = [{ trialId: a.trialId, verdict }];
    expect(kinds(bench.answer({ method: 'renew', renewals, registerAgain: false }))).toEqual(expected);
    if (verdict === 'renewed') return;
    const gone = { kind: 'trainerDown', slot: 0, message: 'killed' } as const;
    expect(kinds(bench.feed(gone)).filter((kind) => kind === 'release')).toEqual(onceGone);
  });

  it('starts a new trainer after the kill, and asks for another trial once it is warm', () => {
    const bench = new CoreBench().run(a);
    bench.wake();
    const renewals = [{ trialId: a.trialId, verdict: 'cancel' as const }];
    bench.answer({ method: 'renew', renewals, registerAgain: false });
    expect(kinds(bench.feed({ kind: 'trainerDown', slot: 0, message: 'killed' }))).toEqual(['startTrainer']);
    expect(kinds(bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' }))).toEqual(['lease']);
  });

  it('finishes a trial whose lease was lost when it is nearly done, and claims it no more', () => {
    const bench = new CoreBench().run(a);
    bench.feed({ kind: 'trialProgressed', slot: 0, trialId: a.trialId, fence: a.fence, fraction: 0.95 });
    bench.wake();
    const renewals = [{ trialId: a.trialId, verdict: 'lost' as const }];
    expect(kinds(bench.answer({ method: 'renew', renewals, registerAgain: false }))).toEqual([]);
    bench.wake();
    expect(bench.out('renew').call.held).toEqual([]);
    expect(kinds(bench.end(a))).toEqual(['spool']);
  });

  it('takes a verdict for the lease it asked about, not for a newer one of the same trial', () => {
    const bench = new CoreBench({ slots: 2 }).run(a);
    bench.wake();
    bench.end(a, crashed);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    bench.answer({ method: 'report', verdicts: ['settled'] });
    bench.answer({ method: 'lease', grants: [grantOf('a', 5)] });
    const renewals = [{ trialId: a.trialId, verdict: 'lost' as const }];
    expect(kinds(bench.answer({ method: 'renew', renewals, registerAgain: false }))).toEqual([]);
  });
});

describe('losing the coordinator', () => {
  it('keeps training, says so once, and registers with all that it holds', () => {
    const bench = new CoreBench({ slots: 2 }).run(a, b);
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    const effects = [...bench.fail('report', 'unreachable'), ...bench.wake()];
    expect(kinds(effects)).toEqual(['notice', 'register']);
    expect(bench.out('register').call.held).toEqual([
      { trialId: 'a', fence: 1, logId: 'log' },
      { trialId: 'b', fence: 2, logId: 'log' },
    ]);
    expect(kinds(bench.fail('register', 'unreachable'))).toEqual([]);
  });

  it('gives up its poll before it registers, since the answer may contradict', () => {
    const bench = new CoreBench({ slots: 2 }).run(a);
    const { callId } = bench.out('lease');
    bench.nowMs += leaseTtlMs;
    bench.feed({ kind: 'tick' });
    expect(kinds(bench.fail('renew', 'unreachable'))).toEqual(['cancelCall', 'notice']);
    bench.feed({ kind: 'answered', callId, answer: { method: 'lease', grants: [b] } });
    expect(kinds(bench.effects).filter((kind) => kind === 'runTrial')).toHaveLength(1);
  });

  it('registers again when told to', () => {
    const bench = new CoreBench().run(a);
    bench.wake();
    bench.answer({ method: 'renew', renewals: [], registerAgain: true });
    expect(kinds(bench.wake())).toEqual(['register']);
  });

  it('stops what is lost, and goes on with the rest', () => {
    const bench = new CoreBench({ slots: 2 }).run(a, b);
    bench.wake();
    bench.fail('renew', 'unreachable');
    bench.wake();
    const effects = bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [a.trialId], logId: 'log' });
    expect(effects.filter(({ kind }) => kind === 'killTrial')).toMatchObject([{ slot: 0 }]);
    expect(bench.state.slots[1]?.doing.phase).toBe('running');
  });

  it('claims after a restart what its last life had spooled, and hands it over under the same request id', () => {
    const spooled = {
      trialId: a.trialId,
      fence: a.fence,
      logId: 'log',
      startedAtMs: 1,
      endedAtMs: 2,
      ...completed,
    };
    const first = new CoreBench({ incarnation: 'life1' }).start([spooled]);
    const second = new CoreBench({ incarnation: 'life2' }).start([spooled]);
    const ids = [first, second].map((bench) => {
      expect(bench.out('register').call.held).toEqual([{ trialId: 'a', fence: 1, logId: 'log' }]);
      bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
      return bench.out('report').call.requestId;
    });
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('another log', () => {
  const join = (bench: CoreBench, logId: string) =>
    bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId });
  const leaveAndJoin = (bench: CoreBench, logId: string) => {
    if (bench.isOut('renew')) bench.fail('renew', 'unreachable');
    else bench.fail('lease', 'unreachable');
    while (!bench.isOut('register')) bench.wake();
    return join(bench, logId);
  };
  const spooled = {
    trialId: a.trialId,
    fence: a.fence,
    logId: 'old',
    startedAtMs: 1,
    endedAtMs: 2,
    ...completed,
  };

  it('gets no outcome of the first, and is told at once that those leases are not claimed', () => {
    const bench = new CoreBench().start([spooled]);
    expect(bench.out('register').call.held).toHaveLength(1);
    const effects = join(bench, 'log');
    expect(kinds(effects)).toContain('register');
    expect(kinds(effects)).not.toContain('report');
    expect(bench.out('register').call.held).toEqual([]);
    join(bench, 'log');
    expect(bench.isOut('report')).toBe(false);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'notice', severity: 'warning' }));
  });

  it('that grants the same trial under the same number gets its own result, and the first its own later', () => {
    const bench = new CoreBench().start([spooled]);
    bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' });
    join(bench, 'log');
    join(bench, 'log');
    bench.answer({ method: 'lease', grants: [a] });
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    expect(bench.out('report').call.outcomes[0]?.logId).toBe('log');
    bench.answer({ method: 'report', verdicts: ['settled'] });
    bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' });
    leaveAndJoin(bench, 'old');
    expect(bench.out('report').call.outcomes).toEqual([spooled]);
  });

  it('ends what runs for the first', () => {
    const bench = new CoreBench().run(a);
    bench.wake();
    const effects = leaveAndJoin(bench, 'other');
    expect(effects.filter(({ kind }) => kind === 'killTrial')).toHaveLength(1);
    expect(bench.out('register').call.held).toEqual([]);
  });

  it('does not keep a draining agent from leaving', () => {
    const bench = new CoreBench().start([spooled]);
    join(bench, 'log');
    join(bench, 'log');
    bench.feed({ kind: 'drain', graceMs: 0, reason: 'told to' });
    expect(bench.out('release').call).toMatchObject({ leaving: true });
  });
});

describe('what a trial runs with', () => {
  const environment = { commit: 'a', packages: {} } as unknown as RunEnvironment;
  const [one, two] = [grantOf('one', 1), grantOf('two', 2)];
  const describeTrial = (bench: CoreBench, slot: number, { trialId, fence }: Grant, hash: string) =>
    bench.feed({ kind: 'trialDescribed', slot, trialId, fence, hash, environment });
  const said = (bench: CoreBench): string[] =>
    bench.out('renew').call.environments.map(({ trialId }) => trialId);
  const renewed = (...trials: Grant[]): Answer => ({
    method: 'renew',
    renewals: trials.map(({ trialId }) => ({ trialId, verdict: 'renewed' })),
    registerAgain: false,
  });

  it('is said at once where the sweep has not met it here, and else with the next renewal', () => {
    const bench = new CoreBench({ slots: 2 }).run(one, two);
    expect(kinds(describeTrial(bench, 0, one, 'x'))).toEqual(['renew']);
    expect(said(bench)).toEqual(['one']);
    bench.answer(renewed(one, two));
    expect(kinds(describeTrial(bench, 1, two, 'x'))).toEqual([]);
    bench.nowMs += leaseTtlMs / 3;
    bench.feed({ kind: 'tick' });
    expect(said(bench)).toEqual(['two']);
    bench.answer(renewed(one, two));
    bench.nowMs += leaseTtlMs / 3;
    bench.feed({ kind: 'tick' });
    expect(said(bench)).toEqual([]);
  });

  it('is said again until it is answered', () => {
    const bench = new CoreBench().run(one);
    describeTrial(bench, 0, one, 'x');
    bench.fail('renew', 'busy');
    bench.wake();
    expect(said(bench)).toEqual(['one']);
  });
});
