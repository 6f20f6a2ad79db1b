import { imageBytes, imageSide } from '../data/image-side.ts';
import { type Tensor, type Tensor4D, tf } from '../tf.ts';
import { type InceptionPlan, loadInceptionPlan, type Step } from './inception-plan.ts';

/** What a FID or KID of ours is "on": two extractors give numbers that cannot be compared. */
export const extractorName = 'nsfwjs-4.3.0 inception-v3 mixed5, 107 px';
export const featureWidth = 768;

/**
 * The convolutions whose responses describe texture, counted from 0 in the order in which they run: edges and colours, the
 * corners and strokes made of them, and a first mixture. Their widths are 32, 64 and 192.
 */
const textureConvolutions = [0, 2, 4];
/** Numbers of a texture: the mean and the standard deviation over space of each channel. */
export const textureWidth = 2 * (32 + 64 + 192);

/** The smallest side that leaves mixed5 a 5x5 map: 30 ms an image on one core, where 299 px take 300. */
const inputSide = 107;

/** Images a pass: more take more memory and no less time. */
const batchImages = 8;

export interface Inception {
  /**
   * Means over space of mixed5, one row of 768 an image. Runs on the active tfjs backend; keeps no memory there but
   * the weights (20 MB).
   *
   * @param pixels [N,32,32,3] RGB
   */
  features(pixels: Uint8Array): Promise<Float32Array[]>;
  /** The same, and from the same pass what the early convolutions say of texture. */
  describe(pixels: Uint8Array): Promise<Description[]>;
  dispose(): void;
}

/** What a picture is, in two rows of numbers. */
export interface Description {
  /** [768], means over space of mixed5: what is drawn. */
  readonly content: Float32Array;
  /** [576], means and standard deviations over space of early convolutions: how it is drawn. @see Huang and Belongie 2017 */
  readonly texture: Float32Array;
}

export async function loadInception(): Promise<Inception> {
  const plan = await loadInceptionPlan();
  const weights = uploadWeights(plan);
  const inBatches = async <T>(
    pixels: Uint8Array,
    pass: (images: Tensor4D) => Tensor,
    read: (row: Float32Array) => T,
  ): Promise<T[]> => {
    const rows: T[] = [];
    for (let start = 0; start < pixels.length; start += batchImages * imageBytes) {
      const batch = pixels.subarray(start, start + batchImages * imageBytes);
      const output = tf.tidy(() => pass(prepare(batch)));
      const values = (await output.data()) as Float32Array;
      const width = values.length / (batch.length / imageBytes);
      output.dispose();
      for (let at = 0; at < values.length; at += width) rows.push(read(values.slice(at, at + width)));
    }
    return rows;
  };
  return {
    features: (pixels) =>
      inBatches(
        pixels,
        (images) => run(plan, weights, images).content,
        (row) => row,
      ),
    describe: (pixels) =>
      inBatches(
        pixels,
        (images) => {
          const { content, convolved } = run(plan, weights, images);
          return tf.concat(
            [content, ...textureConvolutions.flatMap((at) => meanAndDeviation(convolved[at]))],
            1,
          );
        },
        (row) => ({ content: row.slice(0, featureWidth), texture: row.slice(featureWidth) }),
      ),
    dispose: () => tf.dispose([...weights.values()].flatMap(({ kernel, bias }) => [kernel, bias])),
  };
}

type Weights = ReadonlyMap<string, { readonly kernel: Tensor4D; readonly bias: Tensor }>;

function uploadWeights({ steps, weights }: InceptionPlan): Weights {
  const uploaded = new Map<string, { kernel: Tensor4D; bias: Tensor }>();
  for (const step of steps) {
    if (step.kind !== 'convolution') continue;
    const channels = step.shape[3];
    const size = step.shape[0] * step.shape[1] * step.shape[2] * channels;
    const biasAt = step.offset + size;
    uploaded.set(step.output, {
      kernel: tf.tensor4d(weights.slice(step.offset, biasAt), [...step.shape]),
      bias: tf.tensor1d(weights.slice(biasAt, biasAt + channels)),
    });
  }
  return uploaded;
}

/** [N,32,32,3] bytes to [N,107,107,3] in 0..1. */
function prepare(pixels: Uint8Array): Tensor4D {
  const count = pixels.length / imageBytes;
  const values = Float32Array.from(pixels, (value) => value / 255);
  return tf.image.resizeBilinear(tf.tensor4d(values, [count, imageSide, imageSide, 3]), [
    inputSide,
    inputSide,
  ]);
}

/** Over space, [B,C] each. */
function meanAndDeviation(responses: Tensor4D | undefined): [Tensor, Tensor] {
  const { mean, variance } = tf.moments(responses as Tensor4D, [1, 2]);
  return [mean, tf.sqrt(variance)];
}

/** @returns means over space of the last layer, and the outputs of all convolutions in order */
function run(
  plan: InceptionPlan,
  weights: Weights,
  images: Tensor4D,
): { readonly content: Tensor; readonly convolved: readonly Tensor4D[] } {
  const convolved: Tensor4D[] = [];
  const made = new Map<string, Tensor4D>([[plan.input, images]]);
  for (const step of plan.steps) {
    const inputs = step.inputs.map((name) => made.get(name) as Tensor4D);
    const output = apply(step, inputs, weights);
    made.set(step.output, output);
    if (step.kind === 'convolution') convolved.push(output);
  }
  return { content: (made.get(plan.output) as Tensor4D).mean([1, 2]), convolved };
}

function apply(step: Step, inputs: readonly Tensor4D[], weights: Weights): Tensor4D {
  const x = inputs[0] as Tensor4D;
  switch (step.kind) {
    case 'convolution': {
      const { kernel, bias } = weights.get(step.output) as { kernel: Tensor4D; bias: Tensor };
      const { stride: strides, padding: pad } = step;
      return tf.fused.conv2d({ x, filter: kernel, bias, strides, pad, activation: 'relu' });
    }
    case 'max-pool':
      return tf.maxPool(x, step.size, step.stride, step.padding);
    case 'average-pool':
      return tf.avgPool(x, step.size, step.stride, step.padding);
    case 'concatenate':
      return tf.concat4d([...inputs], 3);
    default:
      return step satisfies never;
  }
}
