/** Stable Diffusion's autoencoder as ONNX models in the layout of the diffusers exports. */
import { YatesError } from '../../base/error.ts';
import type { HostTensor, HostTensors } from '../safetensors.ts';
import { type OnnxModel, openOnnx } from './onnx.ts';

/** Factor on latents that gives them about unit variance. @see Rombach et al. 2022, appendix G; v1-inference.yaml */
const latentScale = 0.18215;

/**
 * Latents of sets of pictures.
 *
 * @param pictures each [N,3,H,W] in -1..1 @returns under the same names [N,4,H/8,W/8], scaled
 */
export async function encodePictures(path: string, pictures: HostTensors): Promise<HostTensors> {
  const model = await openOnnx(path);
  try {
    const latents = new Map<string, HostTensor>();
    for (const [name, tensor] of pictures)
      latents.set(name, await eachImage(model, tensor, latentScale, path));
    return latents;
  } finally {
    await model.close();
  }
}

/** @param latents [N,4,h,w], scaled @returns [N,side,side,3] bytes */
export async function decodeLatents(
  path: string,
  latents: HostTensor,
): Promise<{ pixels: Uint8Array; side: number }> {
  const model = await openOnnx(path);
  try {
    const unscaled = { shape: latents.shape, data: latents.data.map((value) => value / latentScale) };
    const { shape, data } = await eachImage(model, unscaled, 1, path);
    const [count, channels, height, width] = shape as [number, number, number, number];
    if (channels !== 3 || width !== height) {
      throw onnxError(path, `gives pictures of ${channels}x${height}x${width}, not 3 channels of a square`);
    }
    const pixels = new Uint8ClampedArray(data.length);
    const area = height * width;
    for (let index = 0; index < data.length; index++) {
      const image = Math.floor(index / (3 * area));
      const [channel, at] = [Math.floor(index / area) % 3, index % area];
      pixels[(image * area + at) * 3 + channel] = ((data[index] as number) + 1) * 127.5;
    }
    return { pixels: new Uint8Array(pixels.buffer, 0, count * area * 3), side: height };
  } finally {
    await model.close();
  }
}

/** One at a time: a picture of 512 pixels takes gigabytes on its way through. */
async function eachImage(
  model: OnnxModel,
  tensor: HostTensor,
  factor: number,
  path: string,
): Promise<HostTensor> {
  const [count = 0, ...rest] = tensor.shape;
  const size = tensor.data.length / count;
  const outputs: Float32Array[] = [];
  let one: readonly number[] = [];
  for (let index = 0; index < count; index++) {
    const { shape, data } = await model.run(tensor.data.slice(index * size, (index + 1) * size), [
      1,
      ...rest,
    ]);
    if (shape.length !== 4 || shape[0] !== 1)
      throw onnxError(path, `gives ${shape.join('x')}, not one picture`);
    one = shape.slice(1);
    outputs.push(data);
  }
  const length = outputs[0]?.length ?? 0;
  const data = new Float32Array(count * length);
  for (const [index, output] of outputs.entries())
    data.set(
      output.map((value) => value * factor),
      index * length,
    );
  return { shape: [count, ...one], data };
}

function onnxError(file: string, message: string): YatesError {
  return new YatesError({
    code: 'E_ONNX',
    place: { file },
    message,
    next: 'use a model with the inputs and outputs of docs/stable-diffusion.md',
  });
}
