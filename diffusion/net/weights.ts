import { YatesError } from '../../base/error.ts';
import type { HostTensors } from '../safetensors.ts';
import { listed } from '../safetensors-file.ts';
import { type Tensor, tf } from '../tf.ts';
import { internalShape, toInternal, toPytorch } from './layout.ts';
import type { ParameterShapes } from './parameters.ts';

/** Weights on the active backend, under their original names, in our layout (layout.ts). */
export type Weights = ReadonlyMap<string, Tensor>;

/**
 * Uploads weights. The caller owns the tensors: release them with `disposeWeights`.
 *
 * @param trainable makes them variables, whose gradients can be asked for
 * @param values in PyTorch's layout; names beyond `shapes` are refused too, since they mean another net
 * @throws YatesError E_WEIGHTS for missing, surplus or misshapen weights
 */
export function uploadWeights(
  shapes: ParameterShapes,
  values: HostTensors,
  { trainable = false, source = 'weights' }: { trainable?: boolean; source?: string } = {},
): Map<string, Tensor> {
  checkNames(shapes, values, source);
  const weights = new Map<string, Tensor>();
  for (const [name, shape] of shapes) {
    const { data } = values.get(name) as { data: Float32Array };
    const tensor = tf.tensor(toInternal(shape, data), internalShape(shape));
    weights.set(name, trainable ? tf.variable(tensor, true) : tensor);
    if (trainable) tensor.dispose();
  }
  return weights;
}

/**
 * Uploads weights one at a time, so that beside those uploaded only one is in memory: a net of gigabytes fits where twice
 * as much would not. What has been uploaded is released when a read fails.
 *
 * @param read values of one weight in PyTorch's layout, of the shape that `shapes` says
 */
export async function uploadOneByOne(
  shapes: ParameterShapes,
  read: (name: string) => Promise<Float32Array>,
): Promise<Map<string, Tensor>> {
  const weights = new Map<string, Tensor>();
  try {
    for (const [name, shape] of shapes) {
      weights.set(name, tf.tensor(toInternal(shape, await read(name)), internalShape(shape)));
    }
    return weights;
  } catch (error) {
    disposeWeights(weights);
    throw error;
  }
}

/** Reads weights back in PyTorch's layout. */
export async function downloadWeights(
  shapes: ParameterShapes,
  weights: Weights,
): Promise<Map<string, { shape: readonly number[]; data: Float32Array }>> {
  const values = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  for (const [name, shape] of shapes) {
    const data = (await weightNamed(weights, name).data()) as Float32Array;
    values.set(name, { shape, data: toPytorch(shape, data) });
  }
  return values;
}

export function disposeWeights(weights: Weights): void {
  for (const tensor of weights.values()) tensor.dispose();
}

export function weightNamed(weights: Weights, name: string): Tensor {
  const tensor = weights.get(name);
  if (tensor === undefined) throw new YatesError({ code: 'E_WEIGHTS', message: `no weight named ${name}` });
  return tensor;
}

function checkNames(shapes: ParameterShapes, values: HostTensors, source: string): void {
  const fail = (message: string): never => {
    throw new YatesError({
      code: 'E_WEIGHTS',
      place: { file: source },
      message,
      next: 'use weights that were made for this net config',
    });
  };
  const missing = [...shapes.keys()].filter((name) => !values.has(name));
  if (missing.length > 0) fail(`lacks ${listed(missing)}`);
  for (const [name, shape] of shapes) {
    const found = (values.get(name) as { shape: readonly number[] }).shape;
    if (found.join() !== shape.join()) fail(`${name} is ${found.join('x')}, not ${shape.join('x')}`);
  }
  for (const name of values.keys()) {
    if (!shapes.has(name)) fail(`has ${name}, which the net does not know`);
  }
}
