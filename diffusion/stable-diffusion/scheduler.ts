import { YatesError } from '../../base/error.ts';
import type { Parameterisation } from '../denoiser.ts';
import { type NoiseSchedule, scaledLinearSchedule } from '../schedule.ts';

/** Of a schedule; nets have a thousand. */
const stepsMax = 100_000;

/**
 * Reads diffusers' `scheduler/scheduler_config.json`: the schedule that the net was trained with, not how it is sampled.
 *
 * @param config undefined for that of Stable Diffusion 1.x
 * @throws YatesError E_SCHEDULER for another kind of schedule
 */
export function readScheduler(
  config: Readonly<Record<string, unknown>> | undefined,
  place: string,
): { schedule: NoiseSchedule; parameterisation: Parameterisation } {
  const fail = (key: string, value: unknown, next: string): never => {
    throw new YatesError({
      code: 'E_SCHEDULER',
      place: { file: place },
      message: `${key}: ${JSON.stringify(value)} is not supported`,
      next,
    });
  };
  const { beta_schedule: kind = 'scaled_linear', prediction_type: predicted = 'epsilon' } = config ?? {};
  if (kind !== 'scaled_linear') fail('beta_schedule', kind, 'use a net with a scaled_linear schedule');
  if (predicted !== 'epsilon' && predicted !== 'v_prediction') {
    fail('prediction_type', predicted, 'use a net that predicts epsilon or v');
  }
  const number = (key: string, fallback: number): number => {
    const value = config?.[key] ?? fallback;
    return typeof value === 'number' && value > 0 && Number.isFinite(value)
      ? value
      : fail(key, value, 'write a number above 0');
  };
  const steps = number('num_train_timesteps', 1000);
  if (!Number.isInteger(steps) || steps > stepsMax)
    fail('num_train_timesteps', steps, `write a whole number up to ${stepsMax}`);
  return {
    schedule: scaledLinearSchedule(steps, number('beta_start', 0.00085), number('beta_end', 0.012)),
    parameterisation: predicted === 'v_prediction' ? 'v' : 'epsilon',
  };
}
