import type { FrozenModel } from '../../../diffusion/base-model.ts';
import { netParameterShapes, pytorchDefault } from '../../../diffusion/net/parameters.ts';
import { planNet } from '../../../diffusion/net/plan.ts';
import { uploadWeights } from '../../../diffusion/net/weights.ts';
import { scaledLinearSchedule } from '../../../diffusion/schedule.ts';
import { seededRandom } from '../../../base/random.ts';
import { tinyNet } from './tiny-net.ts';

/** The tiny net with random weights, for trainings that need no more. A backend is set; the caller disposes of the weights. */
export function tinyModel(): FrozenModel {
  const plan = planNet(tinyNet);
  const shapes = netParameterShapes(plan);
  const random = seededRandom('weights');
  const values = [...shapes].map(([name, shape]) => {
    return [name, { shape, data: pytorchDefault(name, shapes, random) }] as const;
  });
  return {
    net: { plan, weights: uploadWeights(shapes, new Map(values)) },
    schedule: scaledLinearSchedule(),
    parameterisation: 'v',
    contextLength: 2,
    version: 'tiny',
  };
}
