import type { NoiseSchedule } from '../schedule.ts';
import { type Sampler, timestepsFor } from './sampler.ts';

/**
 * DPM-Solver++(2M): second order, one call per step, from the data predictions of this step and the last.
 * @see Lu et al. 2022, "DPM-Solver++", algorithm 2
 */
export const dpmSolver: Sampler = async (predict, schedule, noise, steps) => {
  const points = [
    ...timestepsFor(schedule, steps).map((timestep) => pointAt(schedule, timestep)),
    cleanPoint,
  ];
  let x = noise;
  let lastData: Float32Array | undefined;
  for (let index = 0; index < steps; index++) {
    const [here, next] = [points[index] as Point, points[index + 1] as Point];
    const predicted = await predict(x, here.timestep);
    const data = x.map((value, at) => (value - here.sigma * (predicted[at] as number)) / here.alpha);
    const step = next.lambda - here.lambda;
    const previous = points[index - 1];
    // At the clean end lambda is infinite: the data prediction itself is the answer, first order.
    const ratio =
      previous === undefined || next === cleanPoint ? 0 : step / (2 * (here.lambda - previous.lambda));
    const [keep, gain] = [next.sigma / here.sigma, -next.alpha * Math.expm1(-step)];
    x = x.map((value, at) => {
      const now = data[at] as number;
      const change = ratio === 0 || lastData === undefined ? 0 : ratio * (now - (lastData[at] as number));
      return keep * value + gain * (now + change);
    });
    lastData = data;
  }
  return x;
};

interface Point {
  readonly timestep: number;
  readonly alpha: number;
  readonly sigma: number;
  /** log(alpha / sigma) */
  readonly lambda: number;
}

const cleanPoint: Point = { timestep: -1, alpha: 1, sigma: 0, lambda: Infinity };

function pointAt({ alphaBar }: NoiseSchedule, timestep: number): Point {
  const signal = alphaBar[timestep] as number;
  const [alpha, sigma] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
  return { timestep, alpha, sigma, lambda: Math.log(alpha / sigma) };
}
