/**
 * Reading and writing of safetensors files: 8 bytes of header length, a JSON header, then the raw little-endian data.
 * F32, F16 and I32 are supported; F16 is converted to and from float32 on the way.
 * @see https://huggingface.co/docs/safetensors
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { YatesError } from '../base/error.ts';
import { halfToFloat, floatToHalf } from './half-float.ts';

export interface HostTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type HostTensors = ReadonlyMap<string, HostTensor>;

export interface SafetensorsFile {
  readonly tensors: Map<string, HostTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

interface HeaderEntry {
  readonly dtype: string;
  readonly shape: number[];
  readonly data_offsets: [number, number];
}

/** A header longer than this is not a header but a file of another kind. */
const headerBytesMax = 100_000_000;

/** @throws YatesError E_SAFETENSORS when the file is missing, cut off, of another kind or of another data type */
export async function readSafetensors(path: string): Promise<SafetensorsFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new YatesError({
      code: 'E_SAFETENSORS',
      place: { file: path },
      message: 'cannot be read',
      next: 'check the path',
      cause,
    });
  }
  return decodeSafetensors(bytes, path);
}

/** @param source name used in errors */
export function decodeSafetensors(bytes: Uint8Array, source = 'safetensors'): SafetensorsFile {
  const { header, dataStart } = readHeader(bytes, source);
  const tensors = new Map<string, HostTensor>();
  let metadata: Record<string, string> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') metadata = entry as unknown as Record<string, string>;
    else tensors.set(name, { shape: entry.shape, data: readData(bytes, dataStart, name, entry, source) });
  }
  return { tensors, metadata };
}

/** @param dtype F16 halves the size and keeps 11 bits of mantissa */
export function encodeSafetensors(
  tensors: HostTensors,
  {
    dtype = 'F32',
    metadata = {},
  }: { dtype?: 'F32' | 'F16'; metadata?: Readonly<Record<string, string>> } = {},
): Uint8Array {
  const width = dtype === 'F32' ? 4 : 2;
  const header: Record<string, unknown> =
    Object.keys(metadata).length === 0 ? {} : { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + data.length * width] };
    offset += data.length * width;
  }
  const text = JSON.stringify(header);
  const encoded = new TextEncoder().encode(text);
  // Data begins on a multiple of eight, so that readers may map it: the header is padded with spaces.
  const headerLength = Math.ceil(encoded.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + offset).fill(0x20, 8, 8 + headerLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(encoded, 8);
  let position = 8 + headerLength;
  for (const { data } of tensors.values()) {
    const raw = dtype === 'F32' ? data : floatToHalf(data);
    bytes.set(new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength), position);
    position += raw.byteLength;
  }
  return bytes;
}

/** Written beside its place and renamed into it: a reader sees the old file or the new one, never half of one. */
export async function writeSafetensors(
  path: string,
  tensors: HostTensors,
  options?: Parameters<typeof encodeSafetensors>[1],
): Promise<void> {
  const temporary = `${path}.${process.pid}.partial`;
  await writeFile(temporary, encodeSafetensors(tensors, options));
  await rename(temporary, path);
}

function readHeader(
  bytes: Uint8Array,
  source: string,
): { header: Record<string, HeaderEntry>; dataStart: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? Number.NaN : Number(view.getBigUint64(0, true));
  if (!(length <= Math.min(headerBytesMax, bytes.length - 8)))
    throw malformed(source, 'has no safetensors header');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length));
    return { header: JSON.parse(text) as Record<string, HeaderEntry>, dataStart: 8 + length };
  } catch (cause) {
    throw malformed(source, 'has a header that is not JSON', cause);
  }
}

function readData(
  bytes: Uint8Array,
  dataStart: number,
  name: string,
  { dtype, shape, data_offsets: [begin, end] }: HeaderEntry,
  source: string,
): Float32Array {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const width = dtype === 'F16' ? 2 : 4;
  if (!['F32', 'F16', 'I32'].includes(dtype))
    throw malformed(source, `holds ${name} as ${dtype}, not F32, F16 or I32`);
  if (end - begin !== size * width || dataStart + end > bytes.length) {
    throw malformed(source, `is cut off or inconsistent at ${name}`);
  }
  // A copy, because the data of a file need not be aligned for a typed array; not `slice`, which on a Buffer is a view.
  const { buffer } = Uint8Array.from(bytes.subarray(dataStart + begin, dataStart + end));
  if (dtype === 'F32') return new Float32Array(buffer);
  if (dtype === 'I32') return Float32Array.from(new Int32Array(buffer));
  return halfToFloat(new Uint16Array(buffer));
}

function malformed(source: string, message: string, cause?: unknown): YatesError {
  return new YatesError({
    code: 'E_SAFETENSORS',
    place: { file: source },
    message,
    next: 'give a whole safetensors file',
    cause,
  });
}
