/**
 * Samplers on data whose perfect noise predictor is known: independent normals of mean m and deviation s. There the
 * probability flow is linear, and a noise z goes to m + s (z - a m) / sqrt(a^2 s^2 + 1 - a^2), a = sqrt(alphaBar) of the
 * last timestep.
 */
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { ddim } from '../../../../diffusion/sample/ddim.ts';
import { dpmSolver, dpmSolverStep } from '../../../../diffusion/sample/dpm-solver.ts';
import { levelAt, type NoiseLevel } from '../../../../diffusion/sample/noise-level.ts';
import { type NoisePredictor, type Sampler, timestepsFor } from '../../../../diffusion/sample/sampler.ts';
import {
  addNoise,
  clippedSnrWeight,
  scaledLinearSchedule,
  standardNormals,
} from '../../../../diffusion/schedule.ts';

const schedule = scaledLinearSchedule();
const [mean, deviation] = [0.8, 0.3];
const perfect: NoisePredictor = async (x, timestep) => {
  const signal = schedule.alphaBar[timestep] as number;
  const variance = signal * deviation ** 2 + 1 - signal;
  return x.map((value) => (Math.sqrt(1 - signal) * (value - Math.sqrt(signal) * mean)) / variance);
};
const noise = standardNormals(64, seededRandom('noise'));

const errorOf = async (sampler: Sampler, steps: number): Promise<number> => {
  const signal = schedule.alphaBar.at(-1) as number;
  const width = Math.sqrt(signal * deviation ** 2 + 1 - signal);
  const samples = await sampler(perfect, schedule, noise, steps);
  const exact = noise.map((z) => mean + (deviation * (z - Math.sqrt(signal) * mean)) / width);
  return Math.max(...samples.map((value, index) => Math.abs(value - (exact[index] as number))));
};

describe('samplers', () => {
  // The order of their steps is that of convergence.test.ts; here the last step, to the clean image, is of first order.
  test.each([ddim, dpmSolver])('come closer to the flow in proportion to the steps', async (sampler) => {
    const [coarse, fine] = [await errorOf(sampler, 50), await errorOf(sampler, 200)];
    expect(fine).toBeLessThan(0.035);
    expect(coarse / fine).toBeGreaterThan(2.5);
  });

  test('DPM-Solver++(2M) is closer at the same number of calls', async () => {
    for (const steps of [25, 100]) {
      expect(await errorOf(dpmSolver, steps)).toBeLessThan(0.9 * (await errorOf(ddim, steps)));
    }
  });

  test.each([4, 8, 12, 25, 50])('%i steps never draw on more than the last change of the signal', (steps) => {
    const levels = timestepsFor(schedule, steps).map((timestep) => levelAt(schedule, timestep));
    for (let at = 1; at + 1 < steps; at++) {
      const step = dpmSolverStep(levels[at - 1], levels[at] as NoiseLevel, levels[at + 1] as NoiseLevel);
      const share = -step.lastSignal / (step.signal + step.lastSignal);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
  });

  test.each([ddim, dpmSolver])('call the predictor once a step, from the noisiest on', async (sampler) => {
    const seen: number[] = [];
    await sampler(
      async (x, timestep) => {
        seen.push(timestep);
        return x;
      },
      schedule,
      noise,
      4,
    );
    expect(seen).toEqual([999, 749, 500, 250]);
  });
});

describe('the noise schedule', () => {
  test("is Stable Diffusion's", () => {
    // First and last entries of `alphas_cumprod` in the published checkpoints.
    expect(schedule.alphaBar[0]).toBeCloseTo(0.99915, 5);
    expect(schedule.alphaBar[999]).toBeCloseTo(0.00466, 5);
  });

  test('mixes so that the variance of normal data stays one', () => {
    const random = seededRandom('mix');
    const [x, eps] = [standardNormals(20_000, random), standardNormals(20_000, random)];
    const mixed = addNoise(schedule, x, eps, [20, 900]);
    const variance = (part: Float32Array): number =>
      part.reduce((sum, value) => sum + value * value, 0) / part.length;
    expect(variance(mixed.subarray(0, 10_000))).toBeCloseTo(1, 1);
    expect(variance(mixed.subarray(10_000))).toBeCloseTo(1, 1);
    expect(mixed[0]).toBeCloseTo(x[0] as number, 0);
  });

  test('weights errors of the signal by its share, between one and five', () => {
    const snr = (timestep: number): number => {
      const signal = schedule.alphaBar[timestep] as number;
      return signal / (1 - signal);
    };
    for (const timestep of [0, 150, 300, 600, 999]) {
      const ofSignal = clippedSnrWeight(schedule, timestep) * snr(timestep);
      expect(ofSignal).toBeCloseTo(Math.min(5, Math.max(1, snr(timestep))), 8);
    }
    expect(snr(0)).toBeGreaterThan(5);
    expect(snr(999)).toBeLessThan(1);
  });
});
