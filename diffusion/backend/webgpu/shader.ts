import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { tf } from '../../tf.ts';
import { sizeOf } from '../kernel.ts';

/** One program of WGSL, run once for an output. */
interface Shader {
  /** Unique, and the same for the same code: what is compiled is kept under it. */
  readonly name: string;
  /** Each becomes an array of f32 under its name, in row-major order. */
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  /** Each becomes `uniforms.name`. */
  readonly integers?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
  /** Of the output. */
  readonly shape: number[];
  /** Groups of invocations to run. */
  readonly groups: number;
  /** Invocations of a group. */
  readonly width: number;
  /** Declarations before `main`. */
  readonly declarations?: string;
  /** Body of `main`; it has `lane`, from 0 to `width` - 1, and `group`, which may reach beyond the last, and writes `result`. */
  readonly body: string;
}

/**
 * Runs a shader on TensorFlow.js's own device, queue and buffers. All tensors are one-dimensional to it, so that what is
 * compiled serves every shape.
 */
export function runShader({
  name,
  inputs,
  integers = {},
  floats = {},
  shape,
  groups,
  width,
  declarations = '',
  body,
}: Shader): tf.TensorInfo {
  const size = sizeOf(shape);
  const program = {
    variableNames: Object.keys(inputs),
    outputShape: [size],
    shaderKey: name,
    dispatchLayout: { x: [0] },
    dispatch: [groups, 1, 1] as [number, number, number],
    workgroupSize: [width, 1, 1] as [number, number, number],
    uniforms: [
      ...Object.keys(integers).map((each) => `${each} : i32,`),
      ...Object.keys(floats).map((each) => `${each} : f32,`),
    ].join(' '),
    getUserCode: () => `${declarations}
fn main(index : i32) {
  let lane = i32(localIndex);
  let group = index / ${width};
  ${body}
}`,
  };
  const values = [
    ...Object.values(integers).map((value) => ({ type: 'int32', data: [value] })),
    ...Object.values(floats).map((value) => ({ type: 'float32', data: [value] })),
  ];
  const flat = Object.values(inputs).map(({ dataId, dtype, shape: own }) => ({
    dataId,
    dtype,
    shape: [sizeOf(own)],
  }));
  const output = device().runWebGPUProgram(program, flat, 'float32', values);
  return { ...output, shape };
}

/** One value for each place of the output; `body` is an expression in `at`, the place. */
export function mapShader(
  name: string,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  shape: number[],
  body: string,
  integers: Readonly<Record<string, number>> = {},
  declarations = '',
  floats: Readonly<Record<string, number>> = {},
): tf.TensorInfo {
  const size = sizeOf(shape);
  return runShader({
    name,
    inputs,
    integers: { ...integers, total: size },
    floats,
    shape,
    groups: Math.ceil(size / mapWidth),
    width: mapWidth,
    declarations,
    body: `
  let at = group * ${mapWidth} + lane;
  if (at < uniforms.total) { result[at] = ${body}; }`,
  });
}

const mapWidth = 64;

/** `sumOf(value, lane)`: the sum of a value over all lanes of a group, always in the same order. All of them must call it. */
export const sumOfLanes = (width: number): string => `
var<workgroup> held : array<f32, ${width}>;
fn sumOf(value : f32, lane : i32) -> f32 {
  held[lane] = value;
  workgroupBarrier();
  for (var span = ${width / 2}; span > 0; span = span / 2) {
    if (lane < span) { held[lane] = held[lane] + held[lane + span]; }
    workgroupBarrier();
  }
  let sum = held[0];
  workgroupBarrier();
  return sum;
}
`;

/** Runs a kernel of TensorFlow.js's backend without an entry of its own on the tape or in the list of tensors. */
export function runKernel(
  kernelName: string,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  attrs: Readonly<Record<string, unknown>>,
): tf.TensorInfo {
  const { kernelFunc } = tf.getKernel(kernelName, 'webgpu');
  return kernelFunc({ inputs, backend: device(), attrs: attrs as never }) as tf.TensorInfo;
}

/**
 * The same for a kernel that is a product of matrices. Of long sums TensorFlow.js makes parts, which are added in the order in
 * which they happen to be done: two runs then differ in their last digits. Here sums stay whole.
 *
 * @param sums number of sums
 * @param terms of each sum
 */
export function runProduct(
  kernelName: string,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  attrs: Readonly<Record<string, unknown>>,
  { sums, terms }: { readonly sums: number; readonly terms: number },
): tf.TensorInfo {
  if (terms < longSum) return runKernel(kernelName, inputs, attrs);
  const before = tf.env().getNumber(programFlag);
  tf.env().set(programFlag, sums < fewSums ? smallTiles : largeTiles);
  try {
    return runKernel(kernelName, inputs, attrs);
  } finally {
    tf.env().set(programFlag, before);
  }
}

/** From this many terms TensorFlow.js (4.22) splits sums. */
const longSum = 2_000;
/** So few of them keep few parts of a device busy in large tiles. */
const fewSums = 65_536;
const programFlag = 'WEBGPU_MATMUL_PROGRAM_TYPE';
/** Of the enumeration MatMulProgramType. */
const [smallTiles, largeTiles] = [2, 3];

/** The same data in another shape. */
export const reshaped = ({ dataId, dtype }: tf.TensorInfo, shape: number[]): tf.TensorInfo => ({
  dataId,
  dtype,
  shape,
});

export const device = (): WebGPUBackend => tf.backend() as unknown as WebGPUBackend;
