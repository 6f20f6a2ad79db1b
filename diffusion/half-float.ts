/** IEEE 754 binary16 and bfloat16 to and from binary32, over whole arrays. */

const scratch = new Float32Array(1);
const bits = new Uint32Array(scratch.buffer);

let floatOfHalf: Float32Array | undefined;

export function halfToFloat(halves: Uint16Array): Float32Array {
  // All there are, once: a net of Stable Diffusion's size has 860 million.
  const table = (floatOfHalf ??= Float32Array.from({ length: 65_536 }, (_, half) => valueOfHalf(half)));
  const floats = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++)
    floats[index] = table[halves[index] as number] as number;
  return floats;
}

function valueOfHalf(half: number): number {
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  const sign = half & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** bfloat16 is the upper half of a float32. */
export function bfloatToFloat(bfloats: Uint16Array): Float32Array {
  const words = new Uint32Array(bfloats.length);
  for (let index = 0; index < bfloats.length; index++) words[index] = (bfloats[index] as number) << 16;
  return new Float32Array(words.buffer);
}

/** Rounds to the nearest, ties to even. */
export function floatToBfloat(floats: Float32Array): Uint16Array {
  return Uint16Array.from(floats, (value) => {
    scratch[0] = value;
    const word = bits[0] as number;
    if (Number.isNaN(value)) return ((word >>> 16) & 0x8000) | 0x7fc0;
    return (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  });
}

/** Rounds to the nearest, ties to even; beyond 65,504 gives infinity. */
export function floatToHalf(floats: Float32Array): Uint16Array {
  return Uint16Array.from(floats, toHalf);
}

function toHalf(value: number): number {
  scratch[0] = value;
  const word = bits[0] as number;
  const sign = (word >>> 16) & 0x8000;
  const magnitude = Math.abs(scratch[0]);
  if (Number.isNaN(magnitude)) return sign | 0x7e00;
  // Halfway between the largest half (65,504) and the next step, which would be 65,536.
  if (magnitude >= 65_520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude || 2 ** -30)));
  const scaled = roundToEven(magnitude / 2 ** (exponent - 10));
  // A carry out of the fraction moves on into the exponent: both share one integer.
  return sign | (((exponent + 14) << 10) + scaled);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
