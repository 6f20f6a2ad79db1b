import { describe, expect, it } from 'vitest';
import { estimateEta } from '../../../../dashboard/view/eta.ts';
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
const agents = (slots: number): Agent[] => [{ ...anyAgent, slots, state: 'online' }];
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
