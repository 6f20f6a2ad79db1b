import { describe, expect, it } from 'vitest';
import { estimateEta, makespanMs } from '../../../../dashboard/view/eta.ts';
import { gpuTime, gpuTimeText } from '../../../../dashboard/view/gpu-time.ts';
import { ratePerMinute } from '../../../../dashboard/view/progress.ts';
import { TrialMap } from '../../../../dashboard/view/trial-map.ts';
import { digest, digestOf } from '../../../../dashboard/view/trial-digest.ts';
import type { Agent, Trial } from '../../../../client/facts.ts';
import { modelAt, startMs } from '../../../fixtures/dashboard/model-at.ts';

const [anyTrial] = [...modelAt(0).model.trials.values()] as [Trial];
const [anyAgent] = [...modelAt(0).model.agents.values()] as [Agent];
const done = (durationMs: number): Trial => ({ ...anyTrial, state: 'done', durationMs });
const queued: Trial = { ...anyTrial, state: 'queued' };
const running = (leasedAtMs: number): Trial => ({
  ...anyTrial,
  state: 'leased',
  leasedAtMs,
  progress: undefined,
});
const agents = (slots: number): Agent[] => [{ ...anyAgent, slots, busy: 0, state: 'online' }];
const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('time to go', () => {
  it('is the work over the slots', () => {
    const trials = [...many(200, () => done(10_000)), ...many(100, () => queued)];
    const eta = estimateEta(digest(trials), agents(4), startMs);
    expect(eta).toMatchObject({ kind: 'estimate', ms: 250_000 });
  });

  it('is at least one trial, however many slots stand idle', () => {
    const eta = estimateEta(digest([...many(50, () => done(10_000)), queued]), agents(64), startMs);
    expect(eta).toMatchObject({ kind: 'estimate', ms: 10_000 });
  });

  it('counts what running trials have done already', () => {
    const trials = [...many(200, () => done(10_000)), running(startMs - 6000)];
    expect(estimateEta(digest(trials), agents(1), startMs)).toMatchObject({ ms: 4000 });
  });

  it('is a range while few trials are known, and the range closes', () => {
    const spreadAfter = (known: number): number => {
      const trials = [...many(known, () => done(10_000)), ...many(20, () => queued)];
      const eta = estimateEta(digest(trials), agents(2), startMs);
      if (eta.kind !== 'estimate') throw new Error(eta.kind);
      expect(eta.lowMs).toBeLessThanOrEqual(eta.ms);
      return eta.highMs - eta.lowMs;
    };
    expect(spreadAfter(1)).toBeGreaterThan(spreadAfter(5));
    expect(spreadAfter(5)).toBeGreaterThan(spreadAfter(60));
  });

  it('goes by the progress of running trials before the first is done', () => {
    const halfway = {
      ...running(startMs - 5000),
      progress: { step: 50, stepsTotal: 100, metrics: {}, atMs: startMs },
    };
    const eta = estimateEta(digest([halfway, queued]), agents(1), startMs);
    expect(eta).toMatchObject({ kind: 'estimate', ms: 15_000 });
  });

  it('counts whole waves: the last takes as long as the others, however few trials it has', () => {
    expect(makespanMs([], 5, 10_000, 4)).toBe(20_000);
    expect(makespanMs([], 8, 10_000, 4)).toBe(20_000);
    expect(makespanMs([], 9, 10_000, 4)).toBe(30_000);
    // The slot that falls free after 3 s takes the second, the one that is idle the first.
    expect(makespanMs([3_000], 2, 10_000, 2)).toBe(13_000);
    expect(makespanMs([3_000, 4_000], 3, 10_000, 2)).toBe(23_000);
    expect(makespanMs([50_000], 2, 10_000, 2)).toBe(50_000);
    expect(makespanMs([], 1_000_000, 10_000, 64)).toBe(156_250_000);
    const trials = [...many(200, () => done(10_000)), ...many(5, () => queued)];
    expect(estimateEta(digest(trials), agents(4), startMs)).toMatchObject({ ms: 20_000 });
  });

  it('counts slots that a trial takes, and not those that other sweeps hold', () => {
    const trials = [...many(200, () => done(10_000)), ...many(10, () => queued)];
    const eta = (slots: number, busy: number, slotsPerTrial = 1) =>
      estimateEta(digest(trials), [{ ...anyAgent, slots, busy, state: 'online' }], startMs, {
        slotsPerTrial,
      });
    expect(eta(10, 0)).toMatchObject({ ms: 10_000 });
    expect(eta(10, 0, 4)).toMatchObject({ ms: 50_000 });
    expect(eta(10, 8)).toMatchObject({ ms: 50_000 });
    expect(eta(10, 10)).toEqual({ kind: 'unknown', reason: 'no slot is free for it' });
  });

  it('says nothing of a sweep that is paused', () => {
    const trials = [...many(200, () => done(10_000)), ...many(10, () => queued)];
    expect(estimateEta(digest(trials), agents(4), startMs, { isPaused: true })).toEqual({
      kind: 'unknown',
      reason: 'paused',
    });
  });

  it('promises nothing where there is nothing to go by', () => {
    expect(estimateEta(digest([queued]), agents(1), startMs)).toEqual({
      kind: 'unknown',
      reason: 'measuring',
    });
    expect(estimateEta(digest([queued, done(1000)]), [], startMs)).toEqual({
      kind: 'unknown',
      reason: 'no agent online',
    });
    expect(estimateEta(digest([done(1000)]), agents(1), startMs)).toEqual({ kind: 'done' });
  });

  it('held, in 19 of 20 scripted sweeps looked at halfway', () => {
    let held = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const end = modelAt(Number.POSITIVE_INFINITY, undefined, { seed });
      const endedAtMs = end.model.sweep?.endedAtMs ?? 0;
      const { model, nowMs } = modelAt((endedAtMs - startMs) / 2, undefined, { seed });
      const eta = estimateEta(digestOf(model.trials), model.agents.values(), nowMs);
      if (eta.kind !== 'estimate') throw new Error(eta.kind);
      const truth = endedAtMs - nowMs;
      const slackMs = eta.lowMs === eta.highMs ? 0.15 * truth : 0;
      if (truth >= eta.lowMs - slackMs && truth <= eta.highMs + slackMs) held++;
    }
    expect(held).toBeGreaterThanOrEqual(19);
  });
});

describe('the rate', () => {
  const endedAt = (seconds: number, durationMs = 10_000): Trial => ({
    ...done(durationMs),
    plannedOrder: seconds,
    endedAtMs: startMs + seconds * 1_000,
  });
  const rate = (...trials: Trial[]): number | undefined => ratePerMinute(digest(trials));

  it('is that of the newest results, without the time of a pause', () => {
    expect(rate(...many(6, () => 0).map((_, at) => endedAt(10 * at)))).toBeCloseTo(6);
    expect(rate(endedAt(0), endedAt(10), endedAt(20), endedAt(7_200), endedAt(7_210))).toBeCloseTo(6);
  });

  it('follows from one result how fast the trials that run will be', () => {
    expect(rate(queued)).toBeUndefined();
    expect(rate(endedAt(30))).toBeCloseTo(6);
    expect(rate(endedAt(30), running(startMs), { ...running(startMs), plannedOrder: 7 })).toBeCloseTo(12);
    // All results but one are from before a pause.
    expect(rate(endedAt(0), endedAt(7_200))).toBeCloseTo(6);
  });
});

describe('what a sweep costs', () => {
  const hour = 3_600_000;
  const { model } = modelAt(0);
  const [first, ...others] = [...model.trials.values()] as [Trial, ...Trial[]];
  const costOf = (slotMs: number, gpuMs: number, state: 'running' | 'finished', trials: Trial[]) =>
    gpuTime({
      ...model,
      sweep: model.sweep && { ...model.sweep, slotMs, gpuMs, state },
      trials: TrialMap.of(trials),
    });
  const halfDone = [{ ...first, state: 'done' as const, durationMs: hour }, ...others.slice(0, 3)];

  it('is the time of GPUs so far, and that of what waits', () => {
    expect(costOf(0, 0, 'running', halfDone)).toBeUndefined();
    const running = costOf(2 * hour, hour, 'running', halfDone);
    expect(running).toEqual({ unit: 'GPU', spentMs: hour, toComeMs: 1.5 * hour });
    expect(running && gpuTimeText(running, '~')).toBe('1 of ~2.5 GPU-h');
    const early = costOf(hour, hour, 'running', others.slice(0, 3));
    expect(early && gpuTimeText(early, '~')).toBe('1 GPU-h so far');
    const slots = costOf(2 * hour, 0, 'finished', halfDone);
    expect(slots && gpuTimeText(slots, '~')).toBe('2 slot-h');
  });
});
