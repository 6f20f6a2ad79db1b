/** Inputs on which the kernels of every backend are held against the references of their operations on cpu. */
import { seededRandom } from '../../../../base/random.ts';
import { operationNames, referenceOf } from '../../../../diffusion/ops/all.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import { type Tensor, tf } from '../../../../diffusion/tf.ts';

interface KernelCase {
  readonly shapes: Readonly<Record<string, number[]>>;
  readonly attributes?: Readonly<Record<string, number>>;
  /** Standard deviation of the inputs; default: 1. */
  readonly deviation?: number;
  /** Input whose values are not negative. */
  readonly positive?: string;
}

const group = { groups: 3, epsilon: 1e-5, silu: 0 };
const groupSilu = { ...group, silu: 1 };
const layer = { groups: 0, epsilon: 1e-5, silu: 0 };
const heads = { heads: 3, scale: 0.7 };
const twoHeads = { heads: 2, scale: 0.3 };

/** Normalisations of every kind; kernels work on four floats at a time, so the numbers of channels leave 0 to 3 over. */
function normalisations(inputs: readonly string[]): KernelCase[] {
  const one = (shape: number[], attributes: Readonly<Record<string, number>>): KernelCase => {
    const channels = [shape.at(-1) as number];
    const shapes = Object.fromEntries(inputs.map((input) => [input, shape]));
    return { shapes: { ...shapes, scale: channels, shift: channels }, attributes };
  };
  return [group, groupSilu, layer].flatMap((attributes) => [
    one([2, 3, 4, 6], attributes),
    one([1, 1, 5, 9], attributes),
    one([3, 2, 2, 12], attributes),
    one([2, 5, 3, 15], attributes),
    // More values of a group than lanes of webgpu.
    one([2, 9, 11, 6], attributes),
    one([1, 1, 2, 300], attributes),
  ]);
}

const cases: Readonly<Record<string, KernelCase[]>> = {
  YatesAdamWMoments: [
    { shapes: { moments: [42], gradient: [3, 7] }, attributes: { beta1: 0.9, beta2: 0.99 } },
    { shapes: { moments: [600], gradient: [300] }, attributes: { beta1: 0.8, beta2: 0.9 } },
  ],
  YatesAdamWMove: [
    {
      shapes: { values: [10, 15], moments: [300] },
      attributes: { rate: 0.2, secondFactor: 3, epsilon: 1e-3, kept: 0.9 },
      positive: 'moments',
    },
  ],
  YatesLinear: [
    { shapes: { x: [2, 3, 5], weights: [5, 7], bias: [7] } },
    { shapes: { x: [4, 6], weights: [6, 3] } },
    // Beyond the blocks of our own product in every direction.
    { shapes: { x: [67, 259], weights: [259, 517] } },
  ],
  YatesLinearInputGradient: [
    { shapes: { dy: [2, 3, 7], weights: [5, 7] } },
    { shapes: { dy: [3, 8], weights: [4, 8] } },
    { shapes: { dy: [67, 259], weights: [517, 259] } },
  ],
  YatesLinearWeightGradient: [
    { shapes: { x: [2, 3, 5], dy: [2, 3, 7] } },
    { shapes: { x: [259, 67], dy: [259, 517] } },
  ],
  YatesColumnSum: [
    { shapes: { dy: [2, 3, 4, 5] } },
    { shapes: { dy: [131, 8] } },
    { shapes: { dy: [1, 3] } },
  ],
  YatesConvolution: [
    { shapes: { x: [3, 6, 4, 2], weights: [3, 3, 2, 5], bias: [5] }, attributes: { stride: 1 } },
    { shapes: { x: [3, 6, 4, 3], weights: [3, 3, 3, 4], bias: [4] }, attributes: { stride: 2 } },
    { shapes: { x: [40, 8, 8, 16], weights: [3, 3, 16, 4], bias: [4] }, attributes: { stride: 1 } },
  ],
  YatesConvolutionInputGradient: [
    { shapes: { dy: [3, 6, 4, 5], weights: [3, 3, 2, 5] }, attributes: { stride: 1, height: 6, width: 4 } },
    { shapes: { dy: [3, 3, 2, 4], weights: [3, 3, 3, 4] }, attributes: { stride: 2, height: 6, width: 4 } },
  ],
  YatesConvolutionFilterGradient: [
    { shapes: { x: [3, 6, 4, 2], dy: [3, 6, 4, 5] }, attributes: { stride: 1 } },
    { shapes: { x: [3, 6, 4, 3], dy: [3, 3, 2, 4] }, attributes: { stride: 2 } },
    { shapes: { x: [40, 8, 8, 16], dy: [40, 8, 8, 4] }, attributes: { stride: 1 } },
  ],
  YatesNormalise: normalisations(['x']),
  YatesNormaliseInputGradient: normalisations(['dy', 'x']),
  YatesNormaliseAffineGradient: normalisations(['dy', 'x']),
  YatesSilu: [{ shapes: { x: [3, 37] } }, { shapes: { x: [1, 2] } }, { shapes: { x: [8] } }],
  YatesSiluGradient: [{ shapes: { dy: [3, 37], x: [3, 37] } }, { shapes: { dy: [6], x: [6] } }],
  YatesGeglu: [{ shapes: { x: [2, 5, 14] } }, { shapes: { x: [3, 16] } }, { shapes: { x: [3, 2] } }],
  YatesGegluGradient: [
    { shapes: { dy: [2, 5, 7], x: [2, 5, 14] } },
    { shapes: { dy: [3, 9], x: [3, 18] } },
    { shapes: { dy: [3, 8], x: [3, 16] } },
  ],
  // The last of each is beyond the tiles of webgpu in every direction.
  YatesAttentionScores: [
    { shapes: { q: [2, 5, 6], k: [2, 4, 6] }, attributes: heads },
    { shapes: { q: [2, 70, 74], k: [2, 37, 74] }, attributes: twoHeads },
  ],
  YatesAttentionMix: [
    { shapes: { weights: [2, 3, 5, 4], v: [2, 4, 6] }, attributes: heads },
    { shapes: { weights: [2, 2, 70, 37], v: [2, 37, 74] }, attributes: twoHeads },
  ],
  YatesAttentionMixTransposed: [
    { shapes: { weights: [2, 3, 5, 4], x: [2, 5, 6] }, attributes: heads },
    { shapes: { weights: [2, 2, 70, 37], x: [2, 70, 74] }, attributes: twoHeads },
  ],
  YatesAttentionInChunks: [
    { shapes: { q: [2, 7, 6], k: [2, 4, 6], v: [2, 4, 6] }, attributes: { ...heads, chunk: 3 } },
  ],
  YatesSoftmax: [
    { shapes: { x: [3, 150] }, deviation: 5 },
    { shapes: { x: [2, 3, 5] } },
    { shapes: { x: [3, 2] } },
    { shapes: { x: [2, 8] } },
  ],
  YatesSoftmaxGradient: [
    { shapes: { dy: [3, 150], y: [3, 150] } },
    { shapes: { dy: [2, 3, 5], y: [2, 3, 5] } },
    { shapes: { dy: [2, 8], y: [2, 8] } },
  ],
  // Of length 1, as the operation asks: tall, wide and square.
  YatesOrthogonalise: [
    { shapes: { matrix: [9, 5] }, deviation: 0.15 },
    { shapes: { matrix: [5, 70] }, deviation: 0.053 },
    { shapes: { matrix: [6, 6] }, deviation: 0.16 },
  ],
  YatesUpsample: [{ shapes: { x: [2, 3, 2, 5] } }, { shapes: { x: [1, 2, 2, 8] } }],
  YatesUpsampleGradient: [{ shapes: { dy: [2, 6, 4, 5] } }, { shapes: { dy: [1, 2, 2, 8] } }],
  YatesAddPerImage: [{ shapes: { x: [2, 3, 2, 5], e: [2, 5] } }, { shapes: { x: [2, 1, 2, 8], e: [2, 8] } }],
  YatesSumPerImage: [
    { shapes: { dy: [2, 9, 7, 21] } },
    { shapes: { dy: [2, 3, 2, 5] } },
    { shapes: { dy: [2, 1, 1, 8] } },
  ],
};

export const caseNames = Object.keys(cases);

/** Every operation has a case. */
export const operationsWithoutCase = (): string[] =>
  operationNames().filter((name) => !caseNames.includes(name));

/**
 * Runs all cases of an operation.
 *
 * @param activate makes the backend active
 * @returns what differs from its reference, a line for each case; [] if nothing does
 */
export async function differencesFromReference(
  name: string,
  activate: () => Promise<unknown>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [index, { shapes, attributes = {}, deviation = 1, positive }] of (
    cases[name] as KernelCase[]
  ).entries()) {
    const random = seededRandom(`${name} ${index}`);
    const data = Object.entries(shapes).map(([input, shape]) => {
      const size = shape.reduce((product, extent) => product * extent, 1);
      const values = standardNormals(size, random).map((value) => deviation * value);
      return [input, input === positive ? values.map(Math.abs) : values, shape] as const;
    });
    const upload = (): Record<string, Tensor> =>
      Object.fromEntries(data.map(([input, values, shape]) => [input, tf.tensor(values, shape)]));

    await tf.setBackend('cpu');
    const reference = referenceOf(name) as NonNullable<ReturnType<typeof referenceOf>>;
    const expected = tf.tidy(() => reference(upload(), attributes));
    const expectedValues = await expected.data();

    await activate();
    const before = tf.memory().numTensors;
    const actual = tf.tidy(() => tf.engine().runKernel<Tensor>(name, upload(), attributes));
    const left = tf.memory().numTensors - before - 1;
    if (left !== 0) found.push(`case ${index}: ${left} tensors left behind`);
    if (String(actual.shape) !== String(expected.shape))
      found.push(`case ${index}: shape ${actual.shape.join(', ')}`);
    const actualValues = await actual.data();
    const at = expectedValues.findIndex(
      (value, place) => !(Math.abs((actualValues[place] as number) - value) < 3e-5 * (1 + Math.abs(value))),
    );
    if (at !== -1) found.push(`case ${index}: ${actualValues[at]} for ${expectedValues[at]} at place ${at}`);
    tf.dispose([actual, expected]);
  }
  return found;
}
