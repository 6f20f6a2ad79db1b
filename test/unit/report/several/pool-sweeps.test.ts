import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../../design/sweep-spec.ts';
import { type OneOfSeveral, poolSweeps } from '../../../../report/several/pool-sweeps.ts';
import { analyseSweep } from '../../../../report/sweep-analysis.ts';
import { analysisText } from '../../../../report/tables/analysis-text.ts';
import { finishedTrials, specFrom } from '../finished-sweep.ts';

interface Made {
  readonly depth?: string;
  readonly act?: string;
  readonly more?: string;
  readonly seed?: number;
  readonly respond?: (settings: Settings) => number;
  readonly goal?: string;
  readonly isInferred?: boolean;
}

const one = (
  name: string,
  {
    depth = '[2, 3]',
    act = 'act: [relu, mish, silu]',
    more = 'seeds: own',
    seed = 1,
    respond = byDepth,
    goal = 'maximize',
    isInferred = false,
  }: Made = {},
): OneOfSeveral => {
  const spec = specFrom(`
version: 1
name: nets
factors: { depth: ${depth}, ${act} }
replicates: 3
seed: ${seed}
${more}
response: { primary: clip, goal: ${goal} }
trainer: { kind: command, run: [train] }
`);
  return { name, spec, trials: finishedTrials(spec, respond), isInferred };
};
const byDepth = ({ depth }: Settings): number => Number(depth);

const analysed = (...sweeps: OneOfSeveral[]) =>
  analyseSweep({ ...poolSweeps(sweeps), response: 'clip', interim: false });

describe('poolSweeps', () => {
  it('takes the levels of all, and lets runs, orders and blocks go on one after another', () => {
    const [a, b] = [one('a'), one('b', { depth: '[1, 2, 3]', seed: 2 })];
    const { spec, trials } = poolSweeps([a, b]);
    expect(spec.factors[0]?.levels).toEqual([1, 2, 3]);
    expect(trials.map(({ plannedOrder }) => plannedOrder)).toEqual([...Array(18 + 27).keys()]);
    expect(trials.map(({ realisedOrder }) => realisedOrder)).toEqual([...Array(18 + 27).keys()]);
    expect(new Set(trials.filter(({ sweep }) => sweep === 'a').map(({ block }) => block))).toEqual(
      new Set([1, 2, 3]),
    );
    expect(new Set(trials.filter(({ sweep }) => sweep === 'b').map(({ block }) => block))).toEqual(
      new Set([4, 5, 6]),
    );
    // Each keeps its own order.
    expect(trials.slice(18).map(({ id }) => id)).toEqual(b.trials.map(({ id }) => id));
  });

  it.each<[string, OneOfSeveral, RegExp]>([
    ['a factor', one('b', { act: 'width: [1, 2, 3]' }), /only a has factor act; only b has factor width/],
    ['seeds', one('b', { more: 'seeds: shared' }), /seeds are shared in b and each run's own in the other/],
    ['the goal', one('b', { goal: 'minimize' }), /clip is to maximize in a and to minimize in b/],
    [
      'what a level is',
      one('b', { depth: '["2", "3"]' }),
      /the levels of depth are numbers in a and strings in b/,
    ],
    [
      'the whole plot',
      one('b', { more: 'seeds: own\ndesign: { whole_plot: [depth] }' }),
      /the whole plot differs/,
    ],
  ])('refuses sweeps that differ in %s, and says how to see it', (_, other, words) => {
    expect(() => poolSweeps([one('a'), other])).toThrow(words);
    expect(() => poolSweeps([one('a'), other])).toThrow(/^E_SWEEPS_DIFFER .*yates diff a b/);
  });
});

describe('the analysis of several sweeps', () => {
  it('takes what differs between sweeps out of every effect and test, and says so first', () => {
    const better = one('b', { seed: 2, respond: (settings) => byDepth(settings) + 50 });
    const found = analysed(one('a'), better);
    expect(found.notes[0]).toMatch(
      /^2 sweeps are analysed together: a \(18 runs\) and b \(18 runs\)\. Each replicate of each sweep is a block/,
    );
    expect(found.block).toBe('block');
    const [depth] = found.comparisons.filter(({ term }) => term === 'depth');
    expect(Math.abs(depth?.difference ?? 0)).toBeCloseTo(1, 0);
    expect(found.sigma).toBeLessThan(0.2);
    expect(found.evidence).toEqual([]);
    expect(analysisText(found).split('\n').slice(0, 5).join(' ')).toContain('2 sweeps are analysed together');
  });

  it('tests if each effect is the same in all sweeps, and puts it in words', () => {
    const other = one('b', {
      seed: 2,
      respond: ({ depth, act }) => Number(depth) + (act === 'mish' ? 1 : 0),
    });
    const { sweeps } = analysed(one('a'), other);
    expect(sweeps?.names).toEqual(['a', 'b']);
    const [depth, act] = sweeps?.checks ?? [];
    expect(depth).toMatchObject({ factor: 'depth', df: 1, reason: null });
    expect(depth?.pAdjusted).toBeGreaterThan(0.05);
    expect(act).toMatchObject({ factor: 'act', df: 2 });
    expect(act?.pAdjusted).toBeLessThan(0.001);
    const text = analysisText(analysed(one('a'), other)).replaceAll(/\s+/g, ' ');
    expect(text).toContain('The effect of act is not the same in all sweeps');
    expect(text).toContain('Nothing shows that the effect of depth differs between the sweeps');
  });

  it('has the sweep as its block where replicates are none, and takes the seeds that sweeps share for the same', () => {
    const shared = { more: 'seeds: shared' };
    const found = analysed(one('a', shared), one('b', { ...shared, seed: 2 }));
    expect(found).toMatchObject({ block: 'sweep', seeds: 'replicate' });
    expect(found.noteKinds).toContain('severalSweeps');
    expect(found.noteKinds).not.toContain('sameRuns');
  });

  it('names runs that were run again under the same seed', () => {
    const found = analysed(one('a'), one('b', { respond: (settings) => byDepth(settings) + 1 }));
    expect(found.noteKinds).toContain('sameRuns');
    expect(found.notes.join(' ')).toContain('18 runs have the settings and seed of a run of another sweep');
  });

  it('says why effects could not be compared', () => {
    const single = (name: string, seed: number) => {
      const made = one(name, { seed, act: 'act: [relu, mish]' });
      return {
        ...made,
        spec: { ...made.spec, replicates: 1 },
        trials: made.trials.filter(
          ({ replicate, settings }) => replicate === 1 && settings['act'] === 'relu',
        ),
      };
    };
    const { sweeps } = analysed(single('a', 1), single('b', 2));
    expect(sweeps?.checks.find(({ factor }) => factor === 'depth')).toMatchObject({
      p: null,
      reason: expect.stringMatching(/./),
    });
  });
});
