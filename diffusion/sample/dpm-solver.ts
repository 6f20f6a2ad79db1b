import { cleanLevel, levelAt, type NoiseLevel } from './noise-level.ts';
import { type Sampler, timestepsFor } from './sampler.ts';

/** One step is a sum of the image and of the signals predicted at this level and at the last, with these factors. */
export interface DpmSolverStep {
  readonly x: number;
  readonly signal: number;
  readonly lastSignal: number;
}

/**
 * DPM-Solver++(2M): the exponential integrator of the probability flow, with the predicted signal drawn on as a line
 * through its last two values. First order where there is no last value, and in the step to the clean image, where
 * lambda is infinite and the prediction itself the answer.
 *
 * @param previous level of the last prediction, undefined in the first step
 * @see Lu et al. 2022, "DPM-Solver++", algorithm 2
 */
export function dpmSolverStep(
  previous: NoiseLevel | undefined,
  here: NoiseLevel,
  next: NoiseLevel,
): DpmSolverStep {
  const step = next.lambda - here.lambda;
  const gain = -next.alpha * Math.expm1(-step);
  const slope = previous === undefined || next.sigma === 0 ? 0 : step / (2 * (here.lambda - previous.lambda));
  return { x: next.sigma / here.sigma, signal: gain * (1 + slope), lastSignal: -gain * slope };
}

/** DPM-Solver++(2M): second order, at one call a step. */
export const dpmSolver: Sampler = async (predict, schedule, noise, steps) => {
  const timesteps = timestepsFor(schedule, steps);
  const levels = [...timesteps.map((timestep) => levelAt(schedule, timestep)), cleanLevel];
  let x = noise;
  let last: Float32Array | undefined;
  for (const [index, timestep] of timesteps.entries()) {
    const [here, next] = [levels[index] as NoiseLevel, levels[index + 1] as NoiseLevel];
    const step = dpmSolverStep(levels[index - 1], here, next);
    const predicted = await predict(x, timestep);
    const signal = x.map((value, at) => (value - here.sigma * (predicted[at] as number)) / here.alpha);
    x = x.map(
      (value, at) =>
        step.x * value +
        step.signal * (signal[at] as number) +
        (last === undefined ? 0 : step.lastSignal * (last[at] as number)),
    );
    last = signal;
  }
  return x;
};
