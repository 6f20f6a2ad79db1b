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
  /** @returns 1 or 0 */
  allFinite(values: Address, count: number): number;
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

/** Numbers that each function takes. The module in `dist` is built apart from the source: this is how they are compared. */
const parameterCounts: { readonly [Name in keyof Simd]: Parameters<Simd[Name]>['length'] } = {
  silu: 3,
  siluGradient: 4,
  geglu: 4,
  gegluGradient: 5,
  groupNorm: 11,
  groupNormGradient: 14,
  layerNorm: 7,
  layerNormGradient: 8,
  adamW: 11,
  moveAverage: 4,
  allFinite: 2,
  gatherPatches: 9,
  scatterPatches: 9,
  turnFilter: 4,
  gemm: 14,
  sumRows: 4,
  fillRows: 4,
  addPerImage: 6,
  upsample: 5,
  upsampleGradient: 5,
  softmax: 4,
  softmaxGradient: 5,
};

/** Where `npm run build` puts it: the same file serves the source tree and `dist`. */
const path = join(packageRoot, 'dist', 'diffusion', 'backend', 'wasm', 'simd.wasm');
const pageBytes = 65_536;
let compiled: object | undefined;

/**
 * Our WebAssembly kernels.
 *
 * @param memory somebody else's, or the least number of bytes of one of its own
 * @throws YatesError E_KERNELS_NOT_BUILT if they are not there, damaged, or of another source than this
 */
export function loadSimd(memory: SharedMemory | number): { simd: Simd; memory: SharedMemory } {
  compiled ??= compileKernels(read());
  const theirs =
    typeof memory === 'number' ? new WebAssembly.Memory({ initial: Math.ceil(memory / pageBytes) }) : memory;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory: theirs } });
  checkKernels(exports);
  return { simd: exports as Simd, memory: theirs };
}

function read(): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw notBuilt('the WebAssembly kernels are not there', cause);
  }
}

/** @throws YatesError E_KERNELS_NOT_BUILT if it is no WebAssembly module, such as half a file */
export function compileKernels(bytes: Uint8Array): object {
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw notBuilt(`the WebAssembly kernels are damaged: ${(cause as Error).message}`, cause);
  }
}

/** @throws YatesError E_KERNELS_NOT_BUILT if a function is missing or takes other parameters than the source says */
export function checkKernels(exports: object): void {
  const found = exports as Readonly<Record<string, unknown>>;
  for (const [name, count] of Object.entries(parameterCounts)) {
    const kernel = found[name];
    const stale = 'the WebAssembly kernels were built from another source';
    if (typeof kernel !== 'function') throw notBuilt(`${stale}: they have no ${name}`);
    if (kernel.length !== count) {
      throw notBuilt(`${stale}: ${name} takes ${kernel.length} parameters and not ${count}`);
    }
  }
}

function notBuilt(message: string, cause?: unknown): YatesError {
  const next = 'run npm run build:kernels';
  return new YatesError({ code: 'E_KERNELS_NOT_BUILT', place: { file: path }, message, next, cause });
}
