import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../../base/error.ts';
import { packageRoot } from '../../../base/package-root.ts';

/** An address in bytes; 0 where a function takes it for "not wanted". */
type Address = number;

/** Functions of simd/index.ts; each is described there. */
export interface Simd {
  silu(x: Address, y: Address, count: number): void;
  siluGradient(dy: Address, x: Address, dx: Address, count: number): void;
  geglu(x: Address, y: Address, rows: number, half: number): void;
  gegluGradient(dy: Address, x: Address, dx: Address, rows: number, half: number): void;
  groupNorm(
    ...values: [
      x: Address,
      scale: Address,
      shift: Address,
      y: Address,
      samples: number,
      positions: number,
      channels: number,
      groups: number,
      epsilon: number,
      activate: number,
      scratch: Address,
    ]
  ): void;
  groupNormGradient(
    ...values: [
      dy: Address,
      x: Address,
      scale: Address,
      shift: Address,
      dx: Address,
      dScale: Address,
      samples: number,
      positions: number,
      channels: number,
      groups: number,
      epsilon: number,
      activate: number,
      scratch: Address,
      workspace: Address,
    ]
  ): void;
  layerNorm(
    ...values: [
      x: Address,
      scale: Address,
      shift: Address,
      y: Address,
      rows: number,
      channels: number,
      epsilon: number,
    ]
  ): void;
  layerNormGradient(
    ...values: [
      dy: Address,
      x: Address,
      scale: Address,
      dx: Address,
      dScale: Address,
      rows: number,
      channels: number,
      epsilon: number,
    ]
  ): void;
  adamW(
    ...values: [
      values: Address,
      gradients: Address,
      first: Address,
      second: Address,
      count: number,
      beta1: number,
      beta2: number,
      rate: number,
      secondFactor: number,
      epsilon: number,
      kept: number,
    ]
  ): void;
  moveAverage(average: Address, values: Address, count: number, share: number): void;
  gatherPatches(...values: PatchArguments): void;
  scatterPatches(...values: PatchArguments): void;
  turnFilter(from: Address, to: Address, channels: number, filters: number): void;
  gemm(
    ...values: [
      m: number,
      n: number,
      k: number,
      a: Address,
      lda: number,
      transposeA: number,
      b: Address,
      ldb: number,
      transposeB: number,
      c: Address,
      ldc: number,
      alpha: number,
      beta: number,
      scratch: Address,
    ]
  ): void;
  sumRows(from: Address, to: Address, rows: number, columns: number): void;
  fillRows(from: Address, to: Address, columns: number, count: number): void;
  addPerImage(x: Address, e: Address, y: Address, images: number, positions: number, channels: number): void;
  upsample(x: Address, y: Address, rows: number, width: number, channels: number): void;
  upsampleGradient(dy: Address, dx: Address, rows: number, width: number, channels: number): void;
  softmax(x: Address, y: Address, rows: number, length: number): void;
  softmaxGradient(dy: Address, y: Address, dx: Address, rows: number, length: number): void;
}

type PatchArguments = [
  from: Address,
  to: Address,
  images: number,
  height: number,
  width: number,
  channels: number,
  outHeight: number,
  outWidth: number,
  stride: number,
];

/** A WebAssembly.Memory. The types of WebAssembly come with those of browsers, which are not loaded here. */
export interface SharedMemory {
  readonly buffer: ArrayBuffer;
}

declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};

/** Where `npm run build` puts it: the same file serves the source tree and `dist`. */
const path = join(packageRoot, 'dist', 'diffusion', 'backend', 'wasm', 'simd.wasm');
const pageBytes = 65_536;
let compiled: object | undefined;

/**
 * Our WebAssembly kernels.
 *
 * @param memory somebody else's, or the least number of bytes of one of its own
 * @throws YatesError E_KERNELS_NOT_BUILT
 */
export function loadSimd(memory: SharedMemory | number): { simd: Simd; memory: SharedMemory } {
  compiled ??= new WebAssembly.Module(read());
  const theirs =
    typeof memory === 'number' ? new WebAssembly.Memory({ initial: Math.ceil(memory / pageBytes) }) : memory;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory: theirs } });
  return { simd: exports as Simd, memory: theirs };
}

function read(): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new YatesError({
      code: 'E_KERNELS_NOT_BUILT',
      place: { file: path },
      message: 'the WebAssembly kernels are not there',
      next: 'run npm run build',
      cause,
    });
  }
}
