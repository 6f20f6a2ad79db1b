import type { tf } from '../../tf.ts';
import type { Kernels } from '../kernel.ts';
import type { Machine } from './machine.ts';
import { imagesPerChunk, patchArguments, type PatchGeometry } from './patches.ts';

type Shape4 = [number, number, number, number];

/** Kernels of ops/convolution.ts: each is a matrix product over the patches of a few images at a time. */
export function convolutionKernels(machine: Machine): Kernels {
  const { heap, simd } = machine;
  return {
    YatesConvolution({ x, weights, bias }, { stride }) {
      const [batch, height, width, channels] = x.shape as Shape4;
      const filters = weights.shape[3] as number;
      const geometry = geometryOf(height, width, channels, stride as number);
      const positions = geometry.outHeight * geometry.outWidth;
      const output = heap.output([batch, geometry.outHeight, geometry.outWidth, filters]);
      const target = heap.at(output);
      simd.fillRows(heap.address(bias as tf.TensorInfo), 4 * target, filters, batch * positions);
      productOfPatches(machine, geometry, batch, heap.at(x), (patches, first, images) => ({
        m: images * positions,
        n: filters,
        k: 9 * channels,
        a: patches,
        lda: 9 * channels,
        b: heap.at(weights),
        ldb: filters,
        c: target + first * positions * filters,
        ldc: filters,
        beta: 1,
      }));
      return output;
    },
    YatesConvolutionInputGradient({ dy, weights }, { stride, height, width }) {
      return stride === 1
        ? inputGradientOfStride1(machine, dy, weights)
        : inputGradient(machine, dy, weights, [height, width, stride] as number[]);
    },
    YatesConvolutionFilterGradient({ x, dy }, { stride }) {
      const [batch, height, width, channels] = x.shape as Shape4;
      const filters = dy.shape[3] as number;
      const geometry = geometryOf(height, width, channels, stride as number);
      const positions = geometry.outHeight * geometry.outWidth;
      const output = heap.output([3, 3, channels, filters]);
      productOfPatches(machine, geometry, batch, heap.at(x), (patches, first, images) => ({
        m: 9 * channels,
        n: filters,
        k: images * positions,
        a: patches,
        lda: 9 * channels,
        transposeA: true,
        b: heap.at(dy) + first * positions * filters,
        ldb: filters,
        c: heap.at(output),
        ldc: filters,
        beta: first === 0 ? 0 : 1,
      }));
      return output;
    },
  };
}

function geometryOf(height: number, width: number, channels: number, stride: number): PatchGeometry {
  const [outHeight, outWidth] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  return { height, width, channels, outHeight, outWidth, stride };
}

/** Gathers the patches of a few images, multiplies, goes on to the next few. */
function productOfPatches(
  { heap, gemm, simd }: Machine,
  geometry: PatchGeometry,
  batch: number,
  from: number,
  productOf: (patches: number, first: number, images: number) => Parameters<Machine['gemm']>[0],
): void {
  const { height, width, channels, outHeight, outWidth } = geometry;
  const chunk = imagesPerChunk(geometry, batch);
  const patches = heap.scratch(chunk * outHeight * outWidth * 9 * channels);
  for (let first = 0; first < batch; first += chunk) {
    const images = Math.min(chunk, batch - first);
    const firstImage = 4 * (from + first * height * width * channels);
    simd.gatherPatches(firstImage, patches.address, ...patchArguments(geometry, images));
    gemm(productOf(patches.at, first, images));
  }
  patches.free();
}

/** A convolution of dy with the filter turned by 180 degrees and its channels exchanged. */
function inputGradientOfStride1(machine: Machine, dy: tf.TensorInfo, weights: tf.TensorInfo): tf.TensorInfo {
  const { heap } = machine;
  const [batch, height, width, filters] = dy.shape as Shape4;
  const channels = weights.shape[2] as number;
  const geometry = geometryOf(height, width, filters, 1);
  const output = heap.output([batch, height, width, channels]);
  const turned = heap.scratch(9 * filters * channels);
  machine.simd.turnFilter(heap.address(weights), turned.address, channels, filters);
  const positions = height * width;
  productOfPatches(machine, geometry, batch, heap.at(dy), (patches, first, images) => ({
    m: images * positions,
    n: channels,
    k: 9 * filters,
    a: patches,
    lda: 9 * filters,
    b: turned.at,
    ldb: channels,
    c: heap.at(output) + first * positions * channels,
    ldc: channels,
  }));
  turned.free();
  return output;
}

/** Gradient of the patches, added back to where the patches were taken from. */
function inputGradient(
  { heap, gemm, simd }: Machine,
  dy: tf.TensorInfo,
  weights: tf.TensorInfo,
  [height, width, stride]: number[],
): tf.TensorInfo {
  const [batch, outHeight, outWidth, filters] = dy.shape as Shape4;
  const channels = weights.shape[2] as number;
  const geometry = geometryOf(height as number, width as number, channels, stride as number);
  const positions = outHeight * outWidth;
  const pixels = geometry.height * geometry.width * channels;
  const output = heap.output([batch, geometry.height, geometry.width, channels]);
  const chunk = imagesPerChunk(geometry, batch);
  const patches = heap.scratch(chunk * positions * 9 * channels);
  const target = heap.at(output);
  heap.floats.fill(0, target, target + batch * pixels);
  for (let first = 0; first < batch; first += chunk) {
    const images = Math.min(chunk, batch - first);
    gemm({
      m: images * positions,
      n: 9 * channels,
      k: filters,
      a: heap.at(dy) + first * positions * filters,
      lda: filters,
      b: heap.at(weights),
      ldb: filters,
      transposeB: true,
      c: patches.at,
      ldc: 9 * channels,
    });
    simd.scatterPatches(patches.address, 4 * (target + first * pixels), ...patchArguments(geometry, images));
  }
  patches.free();
  return output;
}
