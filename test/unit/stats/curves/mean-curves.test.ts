import { describe, expect, it } from 'vitest';
import { meanCurves, type RunCurve } from '../../../../stats/curves/mean-curves.ts';

const run = (level: string, replicate: number, steps: number[], values: number[]): RunCurve => ({
  level,
  replicate,
  steps,
  values,
});

describe('meanCurves', () => {
  it('gives the mean over replicates with the interval of t.test', () => {
    const ends = [0.31, 0.28, 0.35, 0.3];
    const [curve] = meanCurves(ends.map((end, at) => run('adam', at + 1, [0, 10], [1, end])));
    expect(curve?.steps).toEqual([0, 10]);
    // R: t.test(c(.31, .28, .35, .30))
    expect(curve?.means[1]).toBeCloseTo(0.31, 12);
    expect(curve?.low[1]).toBeCloseTo(0.263_155_659, 6);
    expect(curve?.high[1]).toBeCloseTo(0.356_844_341, 6);
    expect([curve?.low[0], curve?.high[0]]).toEqual([1, 1]);
  });

  it('takes the replicate as the unit: runs of a replicate are averaged first', () => {
    const [curve] = meanCurves([
      run('a', 1, [0], [0]),
      run('a', 1, [0], [2]),
      run('a', 2, [0], [3]),
      run('a', 2, [0], [5]),
      run('a', 2, [0], [4]),
    ]);
    expect(curve?.means).toEqual([2.5]);
    expect(curve?.replicates).toEqual([2]);
    expect(curve?.runs).toEqual([5]);
    // Mean 2.5, averages 1 and 4: standard error 1.5, t(0.975, 1) = 12.7062.
    expect(curve?.high[0]).toBeCloseTo(2.5 + 12.706_204_736 * 1.5, 6);
  });

  it('interpolates between the reports of a run, never beyond them', () => {
    const [curve] = meanCurves([run('a', 1, [0, 10], [0, 1]), run('a', 2, [5, 15], [1, 0])]);
    expect(curve?.steps).toEqual([0, 5, 10, 15]);
    expect(curve?.runs).toEqual([1, 2, 2, 1]);
    expect(curve?.means).toEqual([0, 0.75, 0.75, 0]);
  });

  it('has no interval from one replicate', () => {
    const [curve] = meanCurves([run('a', 1, [0], [0.5])]);
    expect(curve?.means).toEqual([0.5]);
    expect(curve?.low[0]).toBeNaN();
  });

  it('leaves out values that are not finite, and says how many runs are left', () => {
    const [curve] = meanCurves([run('a', 1, [0, 1], [1, Number.NaN]), run('a', 2, [0, 1], [1, 3])]);
    expect(curve?.runs).toEqual([2, 1]);
    expect(curve?.means).toEqual([1, 3]);
  });

  it('draws each level on its own', () => {
    const curves = meanCurves([run('a', 1, [0, 1], [1, 2]), run('b', 1, [0], [3])]);
    expect(curves.map(({ level, steps }) => [level, steps])).toEqual([
      ['a', [0, 1]],
      ['b', [0]],
    ]);
  });

  it('thins its steps, first and last kept', () => {
    const steps = Array.from({ length: 1_000 }, (_, at) => at);
    const [curve] = meanCurves([run('a', 1, steps, steps)], 11);
    expect(curve?.steps).toHaveLength(11);
    expect([curve?.steps[0], curve?.steps.at(-1)]).toEqual([0, 999]);
  });
});
