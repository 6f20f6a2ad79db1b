import { describe, expect, it } from 'vitest';
import type { OutcomeVerdict } from '../../../../agent/core/call.ts';
import type { Grant } from '../../../../agent/core/lease.ts';
import { CoreBench, completed, crashed, grantOf, kinds, leaseTtlMs } from './core-bench.ts';

const a = grantOf('a', 1);

describe('handing over', () => {
  it('spools before it hands over, and frees the slot at once', () => {
    const bench = new CoreBench().run(a);
    expect(kinds(bench.end(a))).toEqual(['spool']);
    expect(kinds(bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' }))).toEqual(['lease']);
    expect(kinds(bench.feed({ kind: 'spooled', key: 'a.1~log' }))).toEqual(['report']);
  });

  it('tells when the trial ran', () => {
    const bench = new CoreBench().run(a);
    const startedAtMs = bench.nowMs;
    bench.nowMs += 4_000;
    expect(bench.end(a)).toMatchObject([{ outcome: { startedAtMs, endedAtMs: startedAtMs + 4_000 } }]);
  });

  it.each<[OutcomeVerdict, boolean]>([
    ['settled', false],
    ['late', false],
    ['duplicate', false],
    ['unknown', true],
  ])('clears the spool on the verdict %s', (verdict, setAside) => {
    const bench = new CoreBench().run(a);
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    expect(bench.answer({ method: 'report', verdicts: [verdict] })).toContainEqual({
      kind: 'unspool',
      key: 'a.1~log',
      setAside,
    });
    bench.nowMs += leaseTtlMs;
    bench.feed({ kind: 'tick' });
    expect(bench.out('renew').call.held).toEqual([]);
  });

  it('repeats under the same request id until it is answered', () => {
    const bench = new CoreBench().run(a);
    bench.end(a, crashed);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    const { requestId } = bench.out('report').call;
    for (const failure of ['busy', 'unreachable', 'denied'] as const) {
      bench.fail('report', failure);
      while (!bench.isOut('report')) {
        bench.wake();
        if (bench.isOut('register')) {
          bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
        }
      }
      expect(bench.out('report').call.requestId).toBe(requestId);
    }
  });

  it('puts a result that is rejected aside and fails the attempt in its place', () => {
    const bench = new CoreBench().run(a);
    bench.end(a);
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    const { callId } = bench.out('report');
    const effects = bench.fail('report', 'rejected', 'E_METRIC no');
    expect(kinds(effects)).toEqual(['unspool', 'notice', 'spool']);
    expect(effects[0]).toMatchObject({ setAside: true });
    // A copy of the answer that was lost on the way must not clear away the failure.
    bench.feed({ kind: 'answered', callId, answer: { method: 'report', verdicts: ['settled'] } });
    bench.feed({ kind: 'spooled', key: 'a.1~log' });
    expect(bench.out('report').call.outcomes).toMatchObject([
      { kind: 'failed', fault: { faultClass: 'infrastructure' } },
    ]);
    expect(kinds(bench.fail('report', 'rejected'))).toEqual(['unspool', 'notice']);
  });

  const reported = (bench: CoreBench): string[][] =>
    Object.values(bench.state.calls).flatMap((call) =>
      call.method === 'report' ? [call.outcomes.map(({ trialId }) => trialId)] : [],
    );
  const grants = ['a', 'b', 'c', 'd'].map((id, index) => grantOf(id, index + 1));
  const spool = (bench: CoreBench, which: readonly Grant[]): void => {
    for (const { trialId, fence } of which) bench.feed({ kind: 'spooled', key: `${trialId}.${fence}~log` });
  };
  /** Every trial has ended while nobody answered; now somebody does. */
  const endedWhileAway = (bench: CoreBench): CoreBench => {
    bench.run(...grants);
    bench.nowMs += leaseTtlMs;
    bench.feed({ kind: 'tick' });
    bench.fail('renew', 'unreachable');
    for (const grant of grants) bench.end(grant);
    spool(bench, grants);
    while (!bench.isOut('register')) bench.wake();
    bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    expect(reported(bench)).toEqual([['a', 'b', 'c', 'd']]);
    return bench;
  };

  it('has only so many hand-overs of one outcome out at once, the oldest first', () => {
    const bench = new CoreBench({ slots: 4, reportsAtOnce: 2 }).run(...grants);
    for (const grant of grants) bench.end(grant, crashed);
    spool(bench, grants);
    expect(reported(bench)).toEqual([['a'], ['b']]);
    bench.answer({ method: 'report', verdicts: ['settled'] });
    expect(reported(bench)).toEqual([['a'], ['c']]);
  });

  it('sends each result at once, without waiting for what was sent before', () => {
    const bench = new CoreBench({ slots: 4 }).run(...grants);
    for (const grant of grants) bench.end(grant);
    spool(bench, grants);
    expect(reported(bench)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('has only so many results on their way at once; the others gather', () => {
    const bench = new CoreBench({ slots: 4, resultsAtOnce: 2 }).run(...grants);
    for (const grant of grants) bench.end(grant);
    spool(bench, grants);
    expect(reported(bench)).toEqual([['a'], ['b']]);
    bench.answer({ method: 'report', verdicts: ['settled'] });
    expect(reported(bench)).toEqual([['a'], ['c']]);
  });

  it('keeps of several results that which got no verdict, and those with a verdict no longer', () => {
    const bench = endedWhileAway(new CoreBench({ slots: 4 }));
    const effects = bench.answer({ method: 'report', verdicts: ['settled', undefined, 'unknown', 'late'] });
    expect(effects.filter(({ kind }) => kind === 'unspool')).toMatchObject([
      { key: 'a.1~log', setAside: false },
      { key: 'c.3~log', setAside: true },
      { key: 'd.4~log', setAside: false },
    ]);
    expect(reported(bench)).toEqual([]);
    while (!bench.isOut('report')) bench.wake();
    expect(reported(bench)).toEqual([['b']]);
    expect(bench.out('report').call.requestId).toBe('b.2.completed');
  });

  it.each(['rejected', 'busy'] as const)(
    'tries each of several results alone when they are %s together, and so finds which is at fault',
    (failure) => {
      const bench = endedWhileAway(new CoreBench({ slots: 4 }));
      bench.fail('report', failure);
      while (reported(bench).length < 4) bench.wake();
      expect(reported(bench)).toEqual(expect.arrayContaining([['a'], ['b'], ['c'], ['d']]));
    },
  );

  it('sends them together again when it was the coordinator that was away', () => {
    const bench = endedWhileAway(new CoreBench({ slots: 4 }));
    bench.fail('report', 'unreachable');
    while (!bench.isOut('register')) bench.wake();
    bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    expect(reported(bench)).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('ignores an end that comes after the kill', () => {
    const bench = new CoreBench().run(a);
    bench.wake();
    const renewals = [{ trialId: a.trialId, verdict: 'cancel' as const }];
    bench.answer({ method: 'renew', renewals, registerAgain: false });
    const { trialId, fence } = a;
    expect(bench.feed({ kind: 'attemptEnded', slot: 0, trialId, fence, outcome: completed })).toEqual([]);
  });
});

describe('trainers that fail', () => {
  it('are started again at once after a trial, with backoff when they do not come up, and it says so', () => {
    const bench = new CoreBench().run(a);
    bench.end(a, crashed);
    expect(kinds(bench.feed({ kind: 'trainerDown', slot: 0, message: 'gone' }))).toEqual(['startTrainer']);
    const effects = bench.feed({ kind: 'trainerDown', slot: 0, message: 'module missing' });
    expect(effects).toMatchObject([{ kind: 'notice', severity: 'error' }]);
    expect(JSON.stringify(effects)).toContain('module missing');
    expect(kinds(bench.wake())).toContain('startTrainer');
  });

  it('keep the agent from asking for trials, not from renewing', () => {
    const bench = new CoreBench().start();
    bench.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    bench.feed({ kind: 'trainerDown', slot: 0, message: 'module missing' });
    bench.nowMs += leaseTtlMs / 3;
    expect(kinds(bench.feed({ kind: 'tick' }))).toEqual(['renew', 'startTrainer']);
  });
});
