import { readFile } from 'node:fs/promises';
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
  gatherPatches(...values: PatchArguments): void;
  scatterPatches(...values: PatchArguments): void;
  turnFilter(from: Address, to: Address, channels: number, filters: number): void;
  transpose(from: Address, to: Address, rows: number, columns: number, stride: number): void;
  gatherRows(from: Address, to: Address, rows: number, columns: number, stride: number): void;
  accumulate(
    ...values: [
      from: Address,
      to: Address,
      rows: number,
      columns: number,
      stride: number,
      factor: number,
      keep: number,
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
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
};

/** Where `npm run build` puts it: the same file serves the source tree and `dist`. */
const path = join(packageRoot, 'dist', 'diffusion', 'backend', 'wasm', 'simd.wasm');

/**
 * Our WebAssembly kernels on somebody else's memory.
 *
 * @throws YatesError E_KERNELS_NOT_BUILT
 */
export async function loadSimd(memory: SharedMemory): Promise<Simd> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new YatesError({
      code: 'E_KERNELS_NOT_BUILT',
      place: { file: path },
      message: 'the kernels of the wasm backend are not there',
      next: 'run npm run build',
      cause,
    });
  });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return instance.exports as unknown as Simd;
}
