import { describe, expect, it } from 'vitest';
import { designOf } from '../../../../design/design-of.ts';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import { planTable } from '../../../../report/plan/plan-table.ts';
import { analyseSweep } from '../../../../report/sweep-analysis.ts';
import { decide } from '../../../../stats/sequential/decision.ts';
import { finishedTrials, specFrom } from '../finished-sweep.ts';

const sweep = (more = '', factors = ''): SweepSpec =>
  specFrom(`
version: 1
name: stops
factors: { input: [SAin, CAc, CAout], scale: [0.5, 1, 2]${factors} }
replicates: 6
response: { primary: clip, goal: maximize }
stop: { when_decided: [input] }
trainer: { kind: diffusion }
${more}`);

/** The evidence once these trials have results, which show nothing but the effect of input. */
function decidedAfter(spec: SweepSpec, count: number, noise: number): boolean {
  const trials = finishedTrials(spec, ({ input }) => (input === 'CAc' ? 1 : 0), noise).map((trial, index) =>
    index < count ? trial : { ...trial, state: 'queued' as const, metrics: {} },
  );
  const { evidence } = analyseSweep({ spec, response: 'clip', interim: true, trials, detail: 'live' });
  return decide(evidence, { terms: ['input'], alpha: 0.05 }).decided;
}

const stopOf = (spec: SweepSpec) => planTable(spec, designOf(spec, 'base')).stop;

describe('the earliest stop', () => {
  it('is not before the e-process could decide: own seeds', () => {
    const spec = sweep();
    const stop = stopOf(spec);
    expect(stop).toMatchObject({ looks: 'results', thresholds: [] });
    const trial = stop?.earliest?.trial as number;
    expect(stop?.earliest?.replicate).toBe(Math.ceil(trial / 9));
    expect(decidedAfter(spec, trial - 1, 1e-6)).toBe(false);
  });

  it('is at the end of a replicate: shared seeds', () => {
    const spec = sweep('seeds: shared');
    const stop = stopOf(spec);
    expect(stop).toMatchObject({ looks: 'replicates', thresholds: [] });
    const { trial, replicate } = stop?.earliest ?? { trial: Number.NaN, replicate: Number.NaN };
    expect(trial).toBe(9 * replicate);
    expect(decidedAfter(spec, trial, 1e-6)).toBe(true);
    expect(decidedAfter(spec, trial - 1, 1e-6)).toBe(false);
  });

  it('is a planned look where subjects are a sample', () => {
    const spec = sweep('random: [lr]', ', lr: [0.1, 0.2, 0.3, 0.4]');
    const stop = stopOf(spec);
    expect(stop).toMatchObject({ looks: 'planned', earliest: { replicate: 1, trial: 36 } });
    expect(stop?.thresholds.map(({ trial }) => trial)).toEqual([36, 72, 108, 144, 180, 216]);
    expect(stop?.thresholds.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(0.05, 12);
    expect(decidedAfter(spec, 36, 1e-6)).toBe(true);
    expect(decidedAfter(spec, 35, 1e-6)).toBe(false);
  });
});

describe('a look where subjects are a sample', () => {
  const spec = sweep('random: [lr]', ', lr: [0.1, 0.2, 0.3, 0.4]');
  const trials = finishedTrials(spec, ({ input }) => (input === 'CAc' ? 0.05 : 0));
  const lookAfter = (count: number) =>
    analyseSweep({
      spec,
      response: 'clip',
      interim: true,
      detail: 'live',
      trials: trials.map((trial, index) =>
        index < count ? trial : { ...trial, state: 'queued' as const, metrics: {} },
      ),
    });

  it('uses complete replicates only, and the level that is left for it', () => {
    const [second, more] = [lookAfter(72), lookAfter(90)];
    expect(more.n).toBe(72);
    expect(more.evidence).toEqual(second.evidence);
    expect(second.evidence.map(({ term, look, logE }) => ({ term, look, logE }))).toEqual([
      { term: 'input', look: { number: 2, planned: 6 }, logE: null },
      { term: 'scale', look: { number: 2, planned: 6 }, logE: null },
    ]);
    const row = second.anova.find(({ term }) => term === 'input');
    expect(row).toMatchObject({ error: 'lr:input', denDf: 6 });
    expect(second.evidence[0]?.p).toBeGreaterThan(row?.p as number);
  });

  it('says nothing before the first replicate is complete', () => {
    expect(lookAfter(30).evidence.every(({ p, look }) => p === null && look?.number === 0)).toBe(true);
  });
});
