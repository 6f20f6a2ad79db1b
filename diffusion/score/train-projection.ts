import { type Random, seededRandom, shuffle } from '../../base/random.ts';
import { type Tensor2D, tf } from '../tf.ts';
import { contrast, flip } from './contrastive-loss.ts';
import { type Affine, embeddingWidth, type Projection } from './projection.ts';
import type { ProjectionConcept } from './projection-data.ts';
import { type Standard, standardise, standardOf } from './standardise.ts';

export interface ProjectionRecipe {
  readonly seed: number;
  readonly steps: number;
  /** Concepts a step. */
  readonly batch: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly temperature: number;
  /** Share of image features set to zero. */
  readonly dropout: number;
  /** Share of captions drawn among all words for the concept; the others are its label. */
  readonly tagShare: number;
  /** Weight of the image-to-image term: the same concept in two styles. */
  readonly styleWeight: number;
}

export const defaultRecipe: ProjectionRecipe = {
  seed: 1,
  steps: 1000,
  batch: 256,
  learningRate: 2e-3,
  weightDecay: 5,
  temperature: 0.07,
  dropout: 0.2,
  tagShare: 0.5,
  styleWeight: 0.5,
};

export interface ProjectionProgress {
  readonly step: number;
  readonly loss: number;
}

/**
 * Trains the two affine maps by InfoNCE. Runs on the active tfjs backend; the same seed, data and backend give the same
 * weights.
 */
export function trainProjection(
  concepts: readonly ProjectionConcept[],
  recipe: ProjectionRecipe = defaultRecipe,
  onProgress: (progress: ProjectionProgress) => void = () => undefined,
): Projection {
  const random = seededRandom(recipe.seed).fork('projection');
  const imageStandard = standardOf(concepts.flatMap(({ drawings }) => drawings));
  const textStandard = standardOf(concepts.map(({ sentences }) => sentences[0] as Float32Array));
  const scaled = concepts.map(({ drawings, sentences }) => ({
    drawings: drawings.map((row) => standardise(row, imageStandard)),
    sentences: sentences.map((row) => standardise(row, textStandard)),
  }));
  const image = new Layer(imageStandard.mean.length, random.fork('image'));
  const text = new Layer(textStandard.mean.length, random.fork('text'));
  const draw = random.fork('batches');
  let order: number[] = [];
  for (let step = 0; step < recipe.steps; step++) {
    if (order.length < recipe.batch) order = shuffle([...scaled.keys()], draw);
    const batch = order.splice(0, recipe.batch).map((index) => scaled[index] as Scaled);
    const loss = tf.tidy(() => descend(batch, step, recipe, image, text, draw));
    onProgress({ step: step + 1, loss });
  }
  return { image: image.unscaled(imageStandard), text: text.unscaled(textStandard) };
}

interface Scaled {
  readonly drawings: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
}

function descend(
  batch: readonly Scaled[],
  step: number,
  recipe: ProjectionRecipe,
  image: Layer,
  text: Layer,
  random: Random,
): number {
  const oneOf = <T>(items: readonly T[]): T => items[random.below(items.length)] as T;
  const drawings = matrix(batch.map((each) => dropped(oneOf(each.drawings), recipe.dropout, random)));
  const others = matrix(batch.map((each) => dropped(oneOf(each.drawings), recipe.dropout, random)));
  const captions = matrix(
    batch.map(({ sentences }) =>
      random.uniform() < recipe.tagShare ? oneOf(sentences) : (sentences[0] as Float32Array),
    ),
  );
  const imageWeight = image.tensor();
  const drawn = tf.matMul<Tensor2D>(drawings, imageWeight);
  const toText = contrast(drawn, tf.matMul<Tensor2D>(captions, text.tensor()), recipe.temperature);
  const toOther = contrast(drawn, tf.matMul(others, imageWeight), recipe.temperature);
  const drawnSlope: Tensor2D = tf.add<Tensor2D>(toText.left, tf.mul(toOther.left, recipe.styleWeight));
  const otherSlope: Tensor2D = tf.mul(toOther.right, recipe.styleWeight);
  const imageGradient = tf.add(tf.matMul(flip(drawings), drawnSlope), tf.matMul(flip(others), otherSlope));
  const rate = learningRate(step, recipe);
  image.update(imageGradient.dataSync<'float32'>(), rate, recipe.weightDecay);
  text.update(tf.matMul(flip(captions), toText.right).dataSync<'float32'>(), rate, recipe.weightDecay);
  return toText.loss + recipe.styleWeight * toOther.loss;
}

/** Up over 50 steps, then down along a cosine to nothing. */
const learningRate = (step: number, { steps, learningRate: top }: ProjectionRecipe): number =>
  top * Math.min(1, (step + 1) / 50) * 0.5 * (1 + Math.cos((Math.PI * step) / steps));

function dropped(row: Float32Array, share: number, random: Random): Float32Array {
  if (share === 0) return row;
  const bound = share * 2 ** 32;
  return row.map((value) => (random.uint32() < bound ? 0 : value / (1 - share)));
}

function matrix(rows: readonly Float32Array[]): Tensor2D {
  const width = (rows[0] as Float32Array).length;
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, index) => values.set(row, index * width));
  return tf.tensor2d(values, [rows.length, width]);
}

/** One map without bias on standardised inputs, with AdamW's state (Loshchilov and Hutter 2019). */
class Layer {
  readonly #width: number;
  readonly #weight: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  #steps = 0;

  constructor(width: number, random: Random) {
    this.#width = width;
    const size = width * embeddingWidth;
    this.#weight = Float32Array.from({ length: size }, () => random.normal() / Math.sqrt(width));
    this.#first = new Float32Array(size);
    this.#second = new Float32Array(size);
  }

  tensor(): Tensor2D {
    return tf.tensor2d(this.#weight, [this.#width, embeddingWidth]);
  }

  update(gradient: Float32Array, rate: number, decay: number): void {
    this.#steps++;
    const firstScale = 1 / (1 - 0.9 ** this.#steps);
    const secondScale = 1 / (1 - 0.98 ** this.#steps);
    for (let k = 0; k < gradient.length; k++) {
      const slope = gradient[k] as number;
      const first = 0.9 * (this.#first[k] as number) + 0.1 * slope;
      const second = 0.98 * (this.#second[k] as number) + 0.02 * slope * slope;
      this.#first[k] = first;
      this.#second[k] = second;
      const move = (first * firstScale) / (Math.sqrt(second * secondScale) + 1e-8);
      this.#weight[k] = (this.#weight[k] as number) * (1 - rate * decay) - rate * move;
    }
  }

  /** The same map on inputs as they come: the standardisation becomes part of weight and bias. */
  unscaled({ mean, scale }: Standard): Affine {
    const weight = this.#weight.map(
      (value, at) => value / (scale[Math.floor(at / embeddingWidth)] as number),
    );
    const bias = new Float64Array(embeddingWidth);
    weight.forEach((value, at) => {
      const output = at % embeddingWidth;
      bias[output] = (bias[output] as number) - value * (mean[Math.floor(at / embeddingWidth)] as number);
    });
    return {
      weight: { shape: [this.#width, embeddingWidth], data: weight },
      bias: { shape: [embeddingWidth], data: Float32Array.from(bias) },
    };
  }
}
