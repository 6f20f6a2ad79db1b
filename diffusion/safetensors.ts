/**
 * Reading and writing of safetensors files: 8 bytes of header length, a JSON header, then the raw little-endian data.
 * In memory every tensor is float32; safetensors-file.ts reads large files tensor by tensor.
 * @see https://huggingface.co/docs/safetensors
 */
import { rename, writeFile } from 'node:fs/promises';
import { floatToBfloat, floatToHalf } from './half-float.ts';
import { openSafetensors, readableEntry } from './safetensors-file.ts';
import { headerLength, parseHeader, prefixBytes } from './safetensors-header.ts';
import { floatsOf } from './tensor-dtype.ts';
import { withSource } from './tensor-source.ts';

export interface HostTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type HostTensors = ReadonlyMap<string, HostTensor>;

export type WrittenDtype = 'F32' | 'F16' | 'BF16';

export interface SafetensorsFile {
  readonly tensors: Map<string, HostTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** @throws YatesError E_SAFETENSORS when the file is missing, cut off, of another kind or of another data type */
export async function readSafetensors(path: string): Promise<SafetensorsFile> {
  return withSource(openSafetensors(path), async (source) => {
    const tensors = new Map<string, HostTensor>();
    for (const [name, { shape }] of source.tensors)
      tensors.set(name, { shape, data: await source.read(name) });
    return { tensors, metadata: source.metadata };
  });
}

/** @param source name used in errors */
export function decodeSafetensors(bytes: Uint8Array, source = 'safetensors'): SafetensorsFile {
  const length = headerLength(bytes.subarray(0, prefixBytes), bytes.length, source);
  const { entries, metadata } = parseHeader(
    bytes.subarray(prefixBytes, prefixBytes + length),
    bytes.length,
    source,
  );
  const tensors = new Map<string, HostTensor>();
  for (const name of entries.keys()) {
    const { begin, end, shape, dtype } = readableEntry(entries, name, source);
    tensors.set(name, { shape, data: floatsOf(bytes.subarray(begin, end), dtype) });
  }
  return { tensors, metadata };
}

/** @param dtype F16 halves the size and keeps 11 bits of mantissa, BF16 8 bits and the range of float32 */
export function encodeSafetensors(
  tensors: HostTensors,
  {
    dtype = 'F32',
    metadata = {},
  }: { dtype?: WrittenDtype; metadata?: Readonly<Record<string, string>> } = {},
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
    const raw = dtype === 'F32' ? data : dtype === 'F16' ? floatToHalf(data) : floatToBfloat(data);
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
