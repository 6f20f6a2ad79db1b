import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { type HostTensor, type HostTensors, readSafetensors } from '../safetensors.ts';

/** Width of the space where images and captions meet. */
export const embeddingWidth = 256;

export const projectionPath: string = join(packageRoot, 'diffusion', 'weights', 'clip-like.safetensors');

/** An affine map into that space; embeddings are its outputs scaled to unit length. */
export interface Affine {
  /** [in,256] */
  readonly weight: HostTensor;
  /** [256] */
  readonly bias: HostTensor;
}

/** What makes the score "CLIP-like": image features and sentence vectors, each by one affine map, into one space. */
export interface Projection {
  readonly image: Affine;
  readonly text: Affine;
}

/** @throws YatesError E_SAFETENSORS if the shipped file is missing or damaged */
export async function loadProjection(path: string = projectionPath): Promise<Projection> {
  const { tensors } = await readSafetensors(path);
  const tensor = (name: string): HostTensor => tensors.get(name) as HostTensor;
  return {
    image: { weight: tensor('image.weight'), bias: tensor('image.bias') },
    text: { weight: tensor('text.weight'), bias: tensor('text.bias') },
  };
}

export function projectionTensors({ image, text }: Projection): HostTensors {
  return new Map([
    ['image.weight', image.weight],
    ['image.bias', image.bias],
    ['text.weight', text.weight],
    ['text.bias', text.bias],
  ]);
}

/** @param input [in]; returns [256], unit length */
export function embed({ weight, bias }: Affine, input: Float32Array): Float32Array {
  const output = bias.data.slice();
  const width = output.length;
  for (let row = 0; row < input.length; row++) {
    const value = input[row] as number;
    const start = row * width;
    for (let k = 0; k < width; k++)
      output[k] = (output[k] as number) + value * (weight.data[start + k] as number);
  }
  return unit(output);
}

/** In place. The zero vector stays what it is. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] as number) / length;
  return vector;
}

export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < left.length; k++) sum += (left[k] as number) * (right[k] as number);
  return sum;
}

/** Over all pairs of a row on the left and one on the right. @param left unit vectors @param right unit vectors */
export function meanCosine(left: readonly Float32Array[], right: readonly Float32Array[]): number {
  let sum = 0;
  for (const row of left) for (const other of right) sum += dot(row, other);
  return sum / (left.length * right.length);
}
