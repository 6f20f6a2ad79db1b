import type { Gemm } from './gemm.ts';
import type { Heap } from './heap.ts';

export interface OpenBlas {
  readonly gemm: Gemm;
  /** Library and kernel family, part of what "same backend" means for reproducible results. */
  readonly description: string;
}

/** Names under which distributions install it; the dynamic linker finds the folder. */
const libraryNames = [
  'libopenblas.so.0',
  'libopenblas.so',
  'libopenblas.0.dylib',
  'libopenblas.dylib',
  'libopenblas.dll',
];

const rowMajor = 101;
const plain = 111;
const transposed = 112;

/**
 * Matrix products of a system OpenBLAS on the wasm heap, two to three times as fast as our own in WebAssembly.
 *
 * @param setting `off`, a path, or undefined to try the usual names; the value of YATES_OPENBLAS
 * @returns undefined where it is off, absent or not loadable: then our own serves
 */
export async function loadOpenBlas(heap: Heap, setting: string | undefined): Promise<OpenBlas | undefined> {
  if (setting === 'off') return undefined;
  const koffi = await import('koffi').then(
    (module) => module.default,
    () => undefined,
  );
  if (koffi === undefined) return undefined;
  for (const name of setting === undefined || setting === '' ? libraryNames : [setting]) {
    try {
      const library = koffi.load(name);
      // One thread: trials run side by side, and two threads are slower than one on matrices of this size.
      library.func('void openblas_set_num_threads(int)')(1);
      const version = String(library.func('const char *openblas_get_config()')()).split(' ')[1] ?? '';
      const core = String(library.func('const char *openblas_get_corename()')());
      // Addresses travel as integers: a typed array per operand would cost more than a small product itself.
      const sgemm = library.func(
        'void cblas_sgemm(int, int, int, int, int, int, float, uintptr_t, int, uintptr_t, int, float, uintptr_t, int)',
      );
      return {
        gemm: gemmOn(heap, sgemm, (buffer) => Number(koffi.address(buffer))),
        description: `openblas ${version} ${core}`,
      };
    } catch {
      // Not under this name, or a library of that name without these functions.
    }
  }
  return undefined;
}

function gemmOn(
  heap: Heap,
  sgemm: (...values: number[]) => void,
  addressOf: (buffer: ArrayBufferLike) => number,
): Gemm {
  let buffer: ArrayBufferLike | undefined;
  let base = 0;
  return ({ m, n, k, a, lda, transposeA, b, ldb, transposeB, c, ldc, alpha = 1, beta = 0 }) => {
    const current = heap.floats.buffer;
    if (current !== buffer) {
      buffer = current;
      base = addressOf(current);
    }
    const [opA, opB] = [transposeA === true ? transposed : plain, transposeB === true ? transposed : plain];
    sgemm(rowMajor, opA, opB, m, n, k, alpha, base + 4 * a, lda, base + 4 * b, ldb, beta, base + 4 * c, ldc);
  };
}
