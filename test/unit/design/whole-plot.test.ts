import { describe, expect, it } from 'vitest';
import { designOf } from '../../../design/design-of.ts';
import { extendDesign } from '../../../design/extend.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { planTable } from '../../../report/plan/plan-table.ts';
import { analyseSweep } from '../../../report/sweep-analysis.ts';
import { finishedTrials } from '../report/finished-sweep.ts';
import { faultsOf, rightSweep } from './sweep-text.ts';

const text = `version: 1
name: plots
factors:
  base: [small, medium, large]
  scale: [0.5, 1, 2, 4]
design: { whole_plot: [base] }
replicates: 4
seed: 5
response: { primary: clip, goal: maximize }
trainer: { kind: diffusion }
`;
const spec = parseSweep(text, { fileName: 'sweep.yaml' });

describe('whole plots', () => {
  it.each(['replicate', 'none'] as const)('run in one stretch each, blocks: %s', (blocks) => {
    const references = [{ name: 'none', settings: { adapter: 'none' } }];
    const { trials, hash } = designOf({ ...spec, blocks, references }, 'base');
    const plotOf = ({ reference, replicate, settings }: (typeof trials)[number]) =>
      reference ?? `${replicate} ${settings['base']}`;
    const changes = trials.filter(
      (trial, at) => at === 0 || plotOf(trial) !== plotOf(trials[at - 1] as (typeof trials)[number]),
    );
    expect(new Set(changes.map(plotOf)).size).toBe(13);
    expect(changes.filter(({ reference }) => reference === undefined)).toHaveLength(12);
    expect(hash).not.toBe(designOf({ ...spec, blocks }, 'base').hash);
  });

  it('come in a random order, and their runs too', () => {
    const orders = Array.from({ length: 30 }, (_, seed) =>
      designOf({ ...spec, seed }, 'base').trials.slice(0, 12),
    );
    expect(new Set(orders.map(([first]) => first?.settings['base'])).size).toBe(3);
    expect(new Set(orders.map(([first]) => first?.settings['scale'])).size).toBe(4);
  });

  it('are planned with the degrees of freedom that the analysis has', () => {
    const plan = planTable(spec, designOf(spec, 'base'), { wantedF: 0.8 });
    const analysis = analyseSweep({
      spec,
      response: 'clip',
      interim: false,
      trials: finishedTrials(spec, ({ base }) => (base === 'large' ? 0.05 : 0)),
    });
    expect(analysis.formula).toBe('clip ~ block + base + scale + base:scale + Error(whole_plot)');
    expect(plan.wholePlots).toEqual({ count: 12, df: 6 });
    expect(analysis.splitPlot).toMatchObject({
      count: 12,
      df: 6,
      terms: ['block', 'base'],
      method: 'classical',
    });
    expect(plan.residualDf).toBe(analysis.anova.at(-1)?.df);
    const planned = Object.fromEntries(plan.rows.map((row) => [row.term, row]));
    expect(planned['base']?.smallestF).toBeGreaterThan(1.5 * (planned['scale']?.smallestF ?? 0));
    // As many replicates as it says find it, one fewer do not.
    const needed = planned['base']?.replicatesNeeded ?? 0;
    const smallest = (replicates: number): number => {
      const wish = { ...spec, replicates };
      return planTable(wish, designOf(wish, 'base')).rows.find(({ term }) => term === 'base')?.smallestF ?? 0;
    };
    expect(smallest(needed)).toBeLessThanOrEqual(0.8);
    expect(smallest(needed - 1)).toBeGreaterThan(0.8);
  });

  it.each([
    ['[nobase]', 'E_DESIGN_PLOT 12:24 no factor named "nobase"'],
    ['[input, input]', 'E_DESIGN_PLOT 12:31 factor "input" is listed twice; remove one'],
    [
      '[input, scale]',
      'whole_plot lists every factor, so that a whole plot would be a single run; list only factors that are costly to change',
    ],
    ['[]', 'E_SWEEP_VALUE'],
  ])('refuse %s', (written, fault) => {
    const lines = rightSweep.split('\n').toSpliced(11, 0, `design: { whole_plot: ${written} }`).join('\n');
    expect(faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
  });
});

describe('replicates added later', () => {
  it('come in whole plots too', () => {
    const { trials: planned, hash } = designOf(spec, 'base');
    const launched = { spec, trials: planned, baseVersion: 'base', hash };
    const { trials } = extendDesign(launched, { kind: 'replicates', more: 1 });
    const whole = designOf({ ...spec, replicates: 5 }, 'base').trials;
    expect(trials.map(({ id }) => id)).toEqual(whole.slice(planned.length).map(({ id }) => id));
  });
});
