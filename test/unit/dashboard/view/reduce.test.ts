import { describe, expect, it } from 'vitest';
import { curvePointsMax, curveWith } from '../../../../dashboard/view/curve.ts';
import type { Curve } from '../../../../dashboard/view/curve.ts';
import type { Trial } from '../../../../client/facts.ts';
import { initialModel } from '../../../../dashboard/view/model.ts';
import { sweepProgress } from '../../../../dashboard/view/progress.ts';
import { digestOf } from '../../../../dashboard/view/trial-digest.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { modelAt, startMs, updatesOf } from '../../../fixtures/dashboard/model-at.ts';
import { scriptSweep } from '../../../fixtures/dashboard/scripted-sweep.ts';

const size = { columns: 80, rows: 24 };

describe('the model', () => {
  it('follows a sweep to its end', () => {
    const { model, nowMs } = modelAt(Number.POSITIVE_INFINITY);
    const progress = sweepProgress(model, nowMs);
    expect(progress.counts).toMatchObject({ total: 40, done: 39, failed: 1, queued: 0, leased: 0 });
    expect(progress.share).toBe(1);
    expect(progress.eta).toEqual({ kind: 'done' });
    expect(progress.ratePerMinute).toBeGreaterThan(15);
    expect(model.curves.size).toBe(0);
    expect(digestOf(model.trials).faults).toEqual([
      { faultClass: 'diverged', failed: 1, retried: 0 },
      { faultClass: 'lost', failed: 0, retried: 1 },
    ]);
  });

  it('logs what happens, and not what had happened before it looked', () => {
    const texts = modelAt(Number.POSITIVE_INFINITY).model.log.map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith('done '))).toHaveLength(39);
    expect(texts.filter((text) => text.startsWith('failed '))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('will retry '))).toHaveLength(1);
    expect(texts.at(-1)).toBe('sweep finished: 39 of 40 done, 1 failed');

    const script = scriptSweep({ startMs });
    const opened = reduce(initialModel(size), { kind: 'opened' }, startMs);
    const late = updatesOf(script, Number.POSITIVE_INFINITY).filter(
      ({ kind }) => kind !== 'notice' && kind !== 'caught-up',
    );
    const newest = new Map(
      late.map((update) => [update.kind === 'trial' ? update.trial.id : update.kind, update]),
    );
    const joined = reduce(opened, { kind: 'updates', updates: [...newest.values()] }, startMs);
    expect(joined.log).toEqual([]);
  });

  it('takes an answer away once the sweep is in another state, and no error', () => {
    const { model, nowMs } = modelAt(30_000);
    const { sweep } = model;
    if (sweep === undefined) throw new Error('the model has a sweep');
    const after = (severity: 'info' | 'error', state: 'running' | 'paused'): string | undefined => {
      const answered = reduce(model, { kind: 'answered', severity, text: 'Resumed' }, nowMs);
      const updates = [{ kind: 'sweep' as const, atMs: 0, sweep: { ...sweep, state } }];
      return reduce(answered, { kind: 'updates', updates }, nowMs).screen.flash?.text;
    };
    expect(after('info', 'running')).toBe('Resumed');
    expect(after('info', 'paused')).toBeUndefined();
    expect(after('error', 'paused')).toBe('Resumed');
  });

  it('leaves what was steered to the coordinator log where that is kept, and keeps a refusal itself', () => {
    const { model, nowMs } = modelAt(30_000);
    const logged = (severity: 'info' | 'error', isKept: boolean): number => {
      const before = { ...model, told: { ...model.told, isKept } };
      const after = reduce(before, { kind: 'steered', severity, text: 'Paused' }, nowMs);
      expect(after.screen.flash?.text).toBe('Paused');
      return after.log.length - before.log.length;
    };
    expect([logged('info', true), logged('info', false), logged('error', true)]).toEqual([0, 1, 1]);
  });

  it('says once that the connection is lost, keeps what it knew, and counts the attempts', () => {
    const { model, nowMs } = modelAt(30_000);
    const lost = reduce(model, { kind: 'lost', reason: 'gone', attempt: 1 }, nowMs);
    const still = reduce(lost, { kind: 'lost', reason: 'refused', attempt: 2 }, nowMs + 900);
    expect(still.connection).toEqual({
      state: 'reconnecting',
      reason: 'refused',
      attempt: 2,
      sinceMs: nowMs,
    });
    expect(still.log.length).toBe(model.log.length + 1);
    expect(still.trials).toBe(model.trials);
  });

  it('after a reconnection logs what ended meanwhile, and forgets what the coordinator does not know any more', () => {
    const script = scriptSweep({ startMs });
    const { model, nowMs } = modelAt(20_000);
    const lost = reduce(model, { kind: 'lost', reason: 'gone', attempt: 1 }, nowMs);
    const opened = reduce(lost, { kind: 'opened' }, nowMs);
    const all = updatesOf(script, startMs + 60_000).filter(
      ({ kind }) => kind !== 'caught-up' && kind !== 'notice',
    );
    const [dropped] = [...model.trials.keys()];
    const kept = all.filter((update) => !(update.kind === 'trial' && update.trial.id === dropped));
    const newest = new Map(
      kept.map((update) => [update.kind === 'trial' ? update.trial.id : update.kind, update]),
    );
    const now = reduce(
      opened,
      { kind: 'updates', updates: [...newest.values(), { kind: 'caught-up', atMs: startMs + 60_000 }] },
      startMs + 60_000,
    );
    expect(now.connection).toEqual({ state: 'live' });
    expect(now.trials.size).toBe(39);
    const doneBefore = sweepProgress(model, nowMs).counts.done;
    const logged = now.log.slice(lost.log.length).filter(({ text }) => text.startsWith('done '));
    expect(logged.length).toBeGreaterThan(5);
    expect(logged.length).toBeLessThanOrEqual(sweepProgress(now, nowMs).counts.done - doneBefore + 1);
  });

  it('goes by the clock of a coordinator that is ahead', () => {
    const aheadMs = 3_600_000;
    const opened = reduce(initialModel(size), { kind: 'opened' }, startMs);
    const updates = [{ kind: 'caught-up', atMs: startMs + aheadMs }] as const;
    expect(reduce(opened, { kind: 'updates', updates }, startMs).clockOffsetMs).toBe(aheadMs);
    const near = [{ kind: 'caught-up', atMs: startMs + 300 }] as const;
    expect(reduce(opened, { kind: 'updates', updates: near }, startMs).clockOffsetMs).toBe(0);
  });
});

describe('the curve of a running trial', () => {
  const [trial] = [...modelAt(0).model.trials.values()] as [Trial];
  const at = (step: number, attempts = 1): Trial => ({
    ...trial,
    state: 'leased',
    attempts,
    progress: { step, stepsTotal: 100_000, metrics: { lr: 1, train_loss: 1 / (step + 1) }, atMs: 0 },
  });

  it('keeps its shape in bounded memory', () => {
    let curve: Curve | undefined;
    for (let step = 0; step < 100_000; step += 10) curve = curveWith(curve, at(step));
    expect(curve?.metric).toBe('train_loss');
    expect(curve?.steps.length).toBeLessThanOrEqual(curvePointsMax);
    expect(curve?.steps.length).toBeGreaterThan(curvePointsMax / 3);
    expect(curve?.steps[0]).toBe(0);
    expect(curve?.steps.at(-1)).toBeGreaterThan(97_000);
  });

  it('starts anew with a new attempt and ends with the trial', () => {
    const first = curveWith(undefined, at(50));
    expect(curveWith(first, at(10, 2))?.steps).toEqual([10]);
    expect(curveWith(first, { ...at(60), state: 'done' })).toBeUndefined();
  });
});
