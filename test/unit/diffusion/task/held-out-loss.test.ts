import { describe, expect, test } from 'vitest';
import { evaluationPoints } from '../../../../diffusion/task/held-out-loss.ts';

describe('the points at which the held-out loss is measured', () => {
  const points = evaluationPoints(4, 8, 1000);

  test('are every picture at every level, each with a noise of its own', () => {
    expect(points).toHaveLength(32);
    for (const picture of [0, 1, 2, 3]) expect(points.filter((at) => at.picture === picture)).toHaveLength(8);
    expect(new Set(points.map(({ label }) => label)).size).toBe(32);
  });

  test('lie evenly over the schedule, for all pictures together and for each of them', () => {
    const timesteps = points.map(({ timestep }) => timestep);
    expect(timesteps).toEqual(Array.from({ length: 32 }, (_, index) => Math.floor((index + 0.5) * 31.25)));
    const ofFirst = points.filter(({ picture }) => picture === 0).map(({ timestep }) => timestep);
    expect(ofFirst).toEqual([15, 140, 265, 390, 515, 640, 765, 890]);
  });
});
