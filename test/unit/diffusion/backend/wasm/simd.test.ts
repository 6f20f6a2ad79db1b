import { expect, test } from 'vitest';
import { YatesError } from '../../../../../base/error.ts';
import { checkKernels, compileKernels, loadSimd } from '../../../../../diffusion/backend/wasm/simd.ts';

const { simd } = loadSimd(65_536);

test('kernels that were built from this source are taken', () => {
  expect(() => checkKernels(simd)).not.toThrow();
});

test.each<[string, object, string]>([
  ['lacks a function', { allFinite: undefined }, 'they have no allFinite'],
  ['has another signature', { adamW: (count: number) => count }, 'adamW takes 1 parameters and not 11'],
])('a module that %s is of another source, and the error says what builds it', (_, change, message) => {
  expect(() => checkKernels({ ...simd, ...change })).toThrow(
    new RegExp(`^E_KERNELS_NOT_BUILT .*simd\\.wasm .* ${message}; run npm run build:kernels$`),
  );
});

test('half a module is told', () => {
  expect(() => compileKernels(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1))).toThrow(YatesError);
  expect(() => compileKernels(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1))).toThrow(
    /^E_KERNELS_NOT_BUILT .*damaged: .*; run npm run build:kernels$/,
  );
});
