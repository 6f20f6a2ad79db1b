/** Element types of safetensors files, and what reading one as float32 takes. */
import { bfloatToFloat, halfToFloat } from './half-float.ts';

/** Bytes of one element; the types that whole bytes hold. @see https://huggingface.co/docs/safetensors */
const dtypeBytes: Readonly<Record<string, number>> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  F64: 8,
  I64: 8,
  U64: 8,
};

/** Bytes of one element; undefined for an unknown type, such as one of less than a byte. */
export function bytesOfDtype(dtype: string): number | undefined {
  return Object.hasOwn(dtypeBytes, dtype) ? dtypeBytes[dtype] : undefined;
}

/** Types that become float32. A checkpoint may hold others, such as the position numbers of its text encoder. */
export const readableDtypes = ['F32', 'F16', 'BF16', 'F64', 'I32'] as const;

export function isReadableDtype(dtype: string): boolean {
  return (readableDtypes as readonly string[]).includes(dtype);
}

/** @param bytes little-endian, at any alignment; never kept @param dtype one of `readableDtypes` */
export function floatsOf(bytes: Uint8Array, dtype: string): Float32Array {
  // A copy, because the data of a file need not be aligned for a typed array; not `slice`, which on a Buffer is a view.
  const { buffer } = Uint8Array.from(bytes);
  switch (dtype) {
    case 'F32':
      return new Float32Array(buffer);
    case 'F16':
      return halfToFloat(new Uint16Array(buffer));
    case 'BF16':
      return bfloatToFloat(new Uint16Array(buffer));
    case 'F64':
      return Float32Array.from(new Float64Array(buffer));
    case 'I32':
      return Float32Array.from(new Int32Array(buffer));
    default:
      throw new RangeError(`no way to read ${dtype}`);
  }
}
