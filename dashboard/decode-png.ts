/**
 * The pixels of a PNG file, for pictures that trials leave. All kinds but interlaced ones; transparent parts become white.
 *
 * @see https://www.w3.org/TR/png-3/
 */
import { inflateSync } from 'node:zlib';
import type { Picture } from './view/picture.ts';

/** Pixels along a side: larger pictures are not drawn. */
const sideMax = 4096;
const signature = '89504e470d0a1a0a';

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
}

/** Samples of a pixel, by colour type. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** @returns undefined for what is no PNG file, is damaged, interlaced or too large */
export function decodePng(bytes: Uint8Array): Picture | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 8).toString('hex') !== signature) return undefined;
  const chunks = chunksOf(file);
  const header = headerOf(chunks.find(({ type }) => type === 'IHDR')?.data);
  if (header === undefined) return undefined;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const stride = Math.ceil((header.width * (samplesOf[header.colour] ?? 1) * header.depth) / 8);
  const length = header.height * (stride + 1);
  let raw: Buffer;
  try {
    raw = inflateSync(packed, { maxOutputLength: length });
  } catch {
    return undefined;
  }
  if (raw.length !== length) return undefined;
  const rows = unfiltered(raw, stride, header);
  if (rows === undefined) return undefined;
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data ?? Buffer.alloc(0);
  return { width: header.width, height: header.height, pixels: coloured(rows, stride, header, palette) };
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Up to the end of the file or the first that is cut off. */
function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (at + 12 + length > file.length) break;
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

function headerOf(data: Buffer | undefined): Header | undefined {
  if (data === undefined || data.length !== 13) return undefined;
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [depth = 0, colour = -1, compression, filter, interlace] = data.subarray(8);
  const isPlain = compression === 0 && filter === 0 && interlace === 0;
  const isSized = width > 0 && height > 0 && width <= sideMax && height <= sideMax;
  if (!isPlain || !isSized || !(depthsOf[colour] ?? []).includes(depth)) return undefined;
  return { width, height, depth, colour };
}

const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Takes the prediction of each byte out, row by row. @returns undefined for an unknown filter */
function unfiltered(raw: Buffer, stride: number, { height, depth, colour }: Header): Uint8Array | undefined {
  const rows = new Uint8Array(height * stride);
  const pixelBytes = Math.max(1, ((samplesOf[colour] ?? 1) * depth) / 8);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)] as number;
    if (filter > 4) return undefined;
    const start = row * stride;
    for (let column = 0; column < stride; column++) {
      const value = raw[row * (stride + 1) + 1 + column] as number;
      const left = column < pixelBytes ? 0 : (rows[start + column - pixelBytes] as number);
      const up = row === 0 ? 0 : (rows[start - stride + column] as number);
      const corner =
        row === 0 || column < pixelBytes ? 0 : (rows[start - stride + column - pixelBytes] as number);
      rows[start + column] = value + prediction(filter, left, up, corner);
    }
  }
  return rows;
}

function prediction(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
        number,
        number,
        number,
      ];
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      return 0;
  }
}

function coloured(rows: Uint8Array, stride: number, header: Header, palette: Buffer): Uint8Array {
  const { width, height, depth, colour } = header;
  const samples = samplesOf[colour] ?? 1;
  const pixels = new Uint8Array(width * height * 3);
  const top = 2 ** Math.min(8, depth) - 1;
  // Of sixteen bits the upper eight are enough.
  const sample = (row: number, index: number): number => {
    const bit = index * depth;
    const byte = rows[row * stride + (bit >> 3)] as number;
    return depth >= 8 ? byte : (byte >> (8 - depth - (bit & 7))) & top;
  };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 3;
      const first = column * samples;
      const value = sample(row, first);
      const isGrey = colour === 0 || colour === 4;
      const alpha = colour === 4 ? sample(row, first + 1) : colour === 6 ? sample(row, first + 3) : 255;
      for (let channel = 0; channel < 3; channel++) {
        const shade =
          colour === 3
            ? (palette[value * 3 + channel] ?? 0)
            : isGrey
              ? (value * 255) / top
              : sample(row, first + channel);
        pixels[at + channel] = Math.round((shade * alpha + 255 * (255 - alpha)) / 255);
      }
    }
  }
  return pixels;
}
