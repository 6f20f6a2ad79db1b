/**
 * The samplers' steps in float64 on a problem whose solution is known. For normal data of mean m and deviation s the best
 * prediction of the noise in x is sigma (x - alpha m) / (alpha^2 s^2 + sigma^2), and the probability flow keeps
 * (x - alpha m) / sqrt(alpha^2 s^2 + sigma^2) constant.
 */
import { describe, expect, test } from 'vitest';
import { ddimStep } from '../../../../diffusion/sample/ddim.ts';
import { dpmSolverStep } from '../../../../diffusion/sample/dpm-solver.ts';
import { cleanLevel, type NoiseLevel, noiseLevel } from '../../../../diffusion/sample/noise-level.ts';

const [mean, deviation] = [0.8, 0.3];
const width = ({ alpha, sigma }: NoiseLevel): number => Math.sqrt((alpha * deviation) ** 2 + sigma ** 2);
const predictNoise = (x: number, level: NoiseLevel): number =>
  (level.sigma * (x - level.alpha * mean)) / width(level) ** 2;
const predictSignal = (x: number, level: NoiseLevel): number =>
  (x - level.sigma * predictNoise(x, level)) / level.alpha;

type Solve = (x: number, levels: readonly NoiseLevel[]) => number;

const solveDdim: Solve = (start, levels) =>
  levels.slice(1).reduce((x, next, index) => {
    const here = levels[index] as NoiseLevel;
    const step = ddimStep(here, next);
    return step.x * x + step.noise * predictNoise(x, here);
  }, start);

const solveDpm: Solve = (start, levels) => {
  let last = 0;
  return levels.slice(1).reduce((x, next, index) => {
    const here = levels[index] as NoiseLevel;
    const step = dpmSolverStep(levels[index - 1], here, next);
    const signal = predictSignal(x, here);
    const moved = step.x * x + step.signal * signal + step.lastSignal * last;
    last = signal;
    return moved;
  }, start);
};

/** From Stable Diffusion's last noise level to its first, in equal parts of `spread(signal)`. */
const spacings: Record<string, (share: number) => NoiseLevel> = {
  'of log(alpha / sigma)': (share) => {
    const [from, to] = [noiseLevel(0.00466).lambda, noiseLevel(0.99915).lambda];
    return noiseLevel(1 / (1 + Math.exp(-2 * (from + share * (to - from)))));
  },
  'of a schedule whose noise grows linearly': (share) => {
    const [from, to] = [Math.log(0.00466), Math.log(0.99915)];
    return noiseLevel(Math.exp(from * (1 - share) ** 2 + to * (1 - (1 - share) ** 2)));
  },
};

const start = 1.3;

function errorOf(solve: Solve, levelOf: (share: number) => NoiseLevel, steps: number): number {
  const levels = Array.from({ length: steps + 1 }, (_, index) => levelOf(index / steps));
  const [first, last] = [levels[0] as NoiseLevel, levels.at(-1) as NoiseLevel];
  const exact = last.alpha * mean + (width(last) * (start - first.alpha * mean)) / width(first);
  return Math.abs(solve(start, levels) - exact);
}

/** Of the error as a power of the step: its fall over four halvings. */
const orderOf = (solve: Solve, levelOf: (share: number) => NoiseLevel): number =>
  Math.log2(errorOf(solve, levelOf, 256) / errorOf(solve, levelOf, 4096)) / 4;

describe.each(Object.entries(spacings))('in equal parts %s', (_, levelOf) => {
  test('DDIM converges to the solution in the first order', () => {
    expect(errorOf(solveDdim, levelOf, 4096)).toBeLessThan(1e-3);
    expect(Math.abs(orderOf(solveDdim, levelOf) - 1)).toBeLessThan(0.05);
  });

  test('DPM-Solver++(2M) converges to the solution in the second order', () => {
    expect(errorOf(solveDpm, levelOf, 4096)).toBeLessThan(1e-5);
    expect(Math.abs(orderOf(solveDpm, levelOf) - 2)).toBeLessThan(0.1);
  });
});

describe('a single step', () => {
  const [here, next] = [noiseLevel(0.3), noiseLevel(0.6)];

  test('is the same for both without a last prediction: first-order DPM-Solver++ is DDIM', () => {
    const step = dpmSolverStep(undefined, here, next);
    const ddim = ddimStep(here, next);
    expect(step.x * start + step.signal * predictSignal(start, here)).toBeCloseTo(
      ddim.x * start + ddim.noise * predictNoise(start, here),
      14,
    );
    expect(step.lastSignal).toBeCloseTo(0, 15);
  });

  test('to the clean image is the predicted signal, for both', () => {
    const { x, signal, lastSignal } = dpmSolverStep(noiseLevel(0.1), here, cleanLevel);
    expect([x, signal]).toEqual([0, 1]);
    expect(lastSignal).toBeCloseTo(0, 15);
    const ddim = ddimStep(here, cleanLevel);
    expect(ddim.x * start + ddim.noise * predictNoise(start, here)).toBeCloseTo(
      predictSignal(start, here),
      14,
    );
  });

  test('of second order is exact where the predicted signal is a line in lambda, for small steps to third order', () => {
    const errorAt = (h: number): number => {
      const at = (lambda: number): NoiseLevel => noiseLevel(1 / (1 + Math.exp(-2 * lambda)));
      const [before, now, then] = [at(-h), at(0), at(h)] as const;
      const step = dpmSolverStep(before, now, then);
      // x' = (sigma'/sigma) x + sigma' * integral of exp(lambda) (2 + 3 lambda) from 0 to h
      const integral = Math.exp(h) * (3 * h - 1) + 1;
      const exact = (then.sigma / now.sigma) * start + then.sigma * integral;
      return Math.abs(step.x * start + step.signal * 2 + step.lastSignal * (2 - 3 * h) - exact);
    };
    expect(Math.log2(errorAt(0.02) / errorAt(0.01))).toBeCloseTo(3, 1);
  });
});
