import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { designOf } from '../../../design/design-of.ts';
import { analysisText } from '../../../report/tables/analysis-text.ts';
import { defaultModel } from '../../../report/default-model.ts';
import { linkedFactors } from '../../../report/linked-factors.ts';
import { planTable } from '../../../report/plan/plan-table.ts';
import { analyseSweep } from '../../../report/sweep-analysis.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';
import { finishedTrials, smallSpec, specFrom } from './finished-sweep.ts';

const paperSpec = specFrom(readFileSync(join(packageRoot, 'examples/paper.yaml'), 'utf8'));
const inputMatters = ({ input }: Readonly<Record<string, unknown>>): number => (input === 'CAc' ? 1 : 0);

describe('analyseSweep', () => {
  const trials = finishedTrials(smallSpec, inputMatters);
  const { seeds: _own, ...shared } = smallSpec;

  it('finds the factor that matters, adjusted for blocks, derived columns left out', () => {
    const analysis = analyseSweep({ spec: smallSpec, response: 'clip', interim: false, trials });
    expect(analysis.formula).toBe('clip ~ block + input + scale + input:scale');
    const p = Object.fromEntries(analysis.anova.map((row) => [row.term, row.p]));
    expect(p['input']).toBeLessThan(1e-10);
    expect(p['scale']).toBeGreaterThan(0.01);
    expect(analysis.anova.flatMap(({ error }) => error ?? [])).toEqual(Array(4).fill('Residuals'));
    expect(analysis.best?.levels['input']).toBe('CAc');
    expect(analysis.n).toBe(36);
  });

  it('tests against interactions with seeds where all cells of a replicate share theirs', () => {
    const analysis = analyseSweep({ spec: shared, response: 'clip', interim: false, trials });
    expect(analysis.seeds).toBe('replicate');
    expect(analysis.anova.map(({ error }) => error)).toEqual([
      'replicate:input',
      'replicate:scale',
      'replicate:input:scale',
      null,
    ]);
    expect(analysis.best?.levels['input']).toBe('CAc');
  });

  it('speaks of other seeds only where seeds are a sample', () => {
    const of = (spec: typeof smallSpec | typeof shared): string => {
      const own = trials.filter(({ replicate }) => replicate <= spec.replicates);
      return analyseSweep({ spec, response: 'clip', interim: false, trials: own, detail: 'live' }).population;
    };
    expect([smallSpec, shared, { ...smallSpec, replicates: 1 }].map(of)).toEqual(
      Array(3).fill('other seeds'),
    );
    // One seed for all; and whole plots, whose error takes seeds apart too.
    const plots = { ...shared, wholePlot: ['input'] };
    expect([{ ...shared, replicates: 1 }, plots].map(of)).toEqual(['these runs', 'other seeds']);
    expect(of({ ...plots, replicates: 1 })).toBe('these runs');
  });

  it('uses complete replicates only in a live look, and then tests', () => {
    const replicates = Math.max(...trials.map(({ replicate }) => replicate));
    const early = trials.map((trial, index) =>
      trial.replicate === replicates && index % 2 === 0
        ? { ...trial, state: 'queued' as const, metrics: {} }
        : trial,
    );
    const look = analyseSweep({
      spec: shared,
      response: 'clip',
      interim: true,
      trials: early,
      detail: 'live',
    });
    expect(look.n).toBe((trials.length * (replicates - 1)) / replicates);
    expect(look.noteKinds).toContain('completeReplicates');
    expect(look.anova[0]?.p).toBeLessThan(0.05);
    expect(look.evidence.map(({ term }) => term)).toEqual(['input', 'scale']);
  });

  it('counts replicates once that repeat another to the last digit', () => {
    const clipAt = (cell: number): number =>
      trials.find((trial) => trial.cell === cell && trial.replicate === 1)?.metrics['clip'] as number;
    const copied = trials.map((trial) =>
      trial.replicate === 2 ? { ...trial, metrics: { ...trial.metrics, clip: clipAt(trial.cell) } } : trial,
    );
    const analysis = analyseSweep({ spec: smallSpec, response: 'clip', interim: false, trials: copied });
    expect(analysis.noteKinds).toContain('repeatedReplicates');
    expect(analysis.n).toBe((trials.length * 3) / 4);
  });

  it('counts failed runs as missing and goes on without them', () => {
    const failed = trials.map((trial, index) =>
      index < 4 ? { ...trial, state: 'failed' as const, metrics: {} } : trial,
    );
    const analysis = analyseSweep({ spec: smallSpec, response: 'clip', interim: false, trials: failed });
    expect(analysis.n).toBe(32);
    expect(analysis.missing.lost).toEqual({ failed: 4 });
  });

  it('takes runs that diverged for results: the worst value in their place is looked at too', () => {
    const diverged = trials.map((trial, index) => {
      if (index < 2)
        return {
          ...trial,
          state: 'failed' as const,
          fault: { faultClass: 'diverged' as const },
          metrics: {},
        };
      return index === 2 ? { ...trial, metrics: { ...trial.metrics, clip: Number.NaN } } : trial;
    });
    const analysis = analyseSweep({ spec: smallSpec, response: 'clip', interim: false, trials: diverged });
    expect(analysis.missing.lost).toEqual({ diverged: 3 });
    expect(analysis.worstValue?.rows).toBe(3);
  });

  it('takes the best where the goal is to minimize from the other end', () => {
    const analysis = analyseSweep({ spec: smallSpec, response: 'loss', interim: false, trials });
    expect(analysis.goal).toBe('minimise');
  });

  it.each([0, 1, 2, 5, 12])('has a result with reasons after %i results', (results) => {
    const early = trials.map((trial, index) =>
      index < results ? trial : { ...trial, state: 'queued' as const, metrics: {} },
    );
    const analysis = analyseSweep({
      spec: smallSpec,
      response: 'clip',
      interim: true,
      trials: early,
      detail: 'live',
    });
    expect(analysis.n).toBe(results);
    expect(analysis.interim).toBe(true);
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
    expect(
      analysisText(analysis)
        .split('\n')
        .every((line) => line.length <= 100),
    ).toBe(true);
  });

  it("knows the paper's design: input and output are tied together in three groups", () => {
    const all = finishedTrials(paperSpec, inputMatters);
    const analysis = analyseSweep({ spec: paperSpec, response: 'clip', interim: false, trials: all });
    expect(analysis.linkedPairs).toHaveLength(1);
    expect(analysis.linkedPairs[0]).toMatchObject({
      factors: ['input', 'output'],
      combinations: 20,
      possible: 70,
    });
    expect(analysis.linkedPairs[0]?.components).toHaveLength(3);
    expect(analysis.anova.find(({ term }) => term === 'input')?.df).toBe(7);
    const text = analysisText(analysis);
    expect(text).toContain('input and output are tied together: 20 of 70 combinations exist');
  });
});

describe('linkedFactors', () => {
  it('finds pairs that no run links', () => {
    const runs = [
      { a: 1, b: 1, c: 1 },
      { a: 2, b: 1, c: 2 },
      { a: 3, b: 2, c: 1 },
      { a: 3, b: 3, c: 2 },
    ];
    expect(linkedFactors(['a', 'b', 'c'], runs)).toEqual([['a', 'b']]);
    expect(linkedFactors(['a', 'b', 'c'], [])).toEqual([]);
  });

  it('tells the number 1 of one factor from the 1 of the other', () => {
    expect(
      linkedFactors(
        ['a', 'b'],
        [
          { a: 1, b: 2 },
          { a: 2, b: 1 },
        ],
      ),
    ).toEqual([['a', 'b']]);
  });
});

describe('defaultModel', () => {
  it('takes interactions in once there are results enough', () => {
    expect(defaultModel(smallSpec, 21)).toEqual([['input'], ['scale']]);
    expect(defaultModel(smallSpec, 22)).toEqual([['input'], ['scale'], ['input', 'scale']]);
  });

  it('leaves out factors that do not vary', () => {
    const factors = [...smallSpec.factors, { name: 'fixed', label: 'fixed', levels: [1] }];
    expect(defaultModel({ ...smallSpec, factors }, 5)).toEqual([['input'], ['scale']]);
  });
});

describe('planTable', () => {
  it('says before the run what the analysis will be able to tell', () => {
    const design = designOf(paperSpec, 'base', adapterTrainers);
    const { rank, residualDf, rows, sampled } = planTable({ ...paperSpec, seeds: 'own' }, design);
    expect(rows.find(({ term }) => term === 'input')).toMatchObject({
      df: 7,
      nominalDf: 9,
      status: 'partlyAliased',
    });
    expect(rank + residualDf).toBe(960);
    expect(sampled).toBeNull();
    // Of the published experiment, whose cells share seeds: stats/reference/paper-strata.R.
    const shared = planTable(paperSpec, design).sampled?.assumptions[0]?.tests ?? [];
    expect(
      shared.flatMap(({ term, denDf }) =>
        ['input', 'output', 'input:output', 'scale'].includes(term) ? [[term, denDf]] : [],
      ),
    ).toEqual([
      ['input', 14],
      ['output', 8],
      ['scale', 6],
      ['input:output', 12],
    ]);
  });
});
