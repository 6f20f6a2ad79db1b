/** A small problem whose weights two optimisers move side by side. */
import { assert } from '../../../../base/assert.ts';
import { tf, type Variable } from '../../../../diffusion/tf.ts';
import {
  type AdamWState,
  type TrainedWeights,
  trainedWeights,
  WeightsOnDevice,
} from '../../../../diffusion/train/trained-weights.ts';

export interface Problem {
  readonly variables: Variable[];
  /** Sum of the fourth powers of all weights, times `factor`. */
  readonly loss: (factor?: number) => () => tf.Scalar;
}

export function problem(): Problem {
  const variables = [
    tf.variable(tf.tensor2d([[1, -2, 3]])),
    tf.variable(tf.scalar(0.5)),
    tf.variable(tf.linspace(-1, 1, 150)),
  ];
  const loss =
    (factor = 1) =>
    (): tf.Scalar =>
      tf.mul(tf.addN(variables.map((each) => tf.sum(tf.square(tf.square(each))))), factor);
  return { variables, loss };
}

const options = { weightDecay: 0.1 };
export const onHost = async ({ variables }: Problem): Promise<TrainedWeights> =>
  trainedWeights(variables, options, { isLarge: false });
export const onDevice = ({ variables }: Problem): TrainedWeights => new WeightsOnDevice(variables, options);

/** Some steps, the rate falling. @returns losses and what they end with */
export async function moved(
  weights: TrainedWeights,
  { loss }: Problem,
  rates: readonly number[] = [0.1, 0.05, 0.02],
): Promise<AdamWState & { readonly losses: number[] }> {
  const losses: number[] = [];
  for (const rate of rates) losses.push((await weights.step(loss(), rate)).loss);
  const state = await weights.state();
  assert(state !== undefined, 'all weights are finite');
  return { ...state, losses };
}

/** What ends up more than rounding apart on the device and on the host, on the active backend. */
export async function movedBeyondRounding(): Promise<string[]> {
  const [here, there] = [problem(), problem()];
  const [host, device] = [await onHost(here), onDevice(there)];
  const [expected, found] = [await moved(host, here), await moved(device, there)];
  device.dispose();
  tf.dispose([here.variables, there.variables]);
  const apart = [];
  for (const name of ['losses', 'values', 'first', 'second'] as const) {
    for (const [place, value] of expected[name].entries()) {
      const other = found[name][place] as number;
      if (!(Math.abs(other - value) <= 2e-5 * (1e-3 + Math.abs(value)))) {
        apart.push(`${name} ${place}: ${other} for ${value}`);
      }
    }
  }
  return apart;
}
