import { type Sampler, timestepsFor } from './sampler.ts';

/** Deterministic DDIM (eta 0). @see Song, Meng and Ermon 2021, eq. 12 */
export const ddim: Sampler = async (predict, schedule, noise, steps) => {
  const timesteps = timestepsFor(schedule, steps);
  let x = noise;
  for (const [index, timestep] of timesteps.entries()) {
    const signal = schedule.alphaBar[timestep] as number;
    const following = timesteps[index + 1];
    const nextSignal = following === undefined ? 1 : (schedule.alphaBar[following] as number);
    const predicted = await predict(x, timestep);
    const [a, b] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
    const [nextA, nextB] = [Math.sqrt(nextSignal), Math.sqrt(1 - nextSignal)];
    x = x.map((value, position) => {
      const eps = predicted[position] as number;
      return (nextA * (value - b * eps)) / a + nextB * eps;
    });
  }
  return x;
};
