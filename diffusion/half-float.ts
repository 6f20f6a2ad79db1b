/** IEEE 754 binary16 to and from binary32, over whole arrays. */

const scratch = new Float32Array(1);
const bits = new Uint32Array(scratch.buffer);

export function halfToFloat(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) {
    const half = halves[index] as number;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    const sign = half & 0x8000 ? -1 : 1;
    if (exponent === 0) floats[index] = sign * fraction * 2 ** -24;
    else if (exponent === 31) floats[index] = fraction === 0 ? sign * Infinity : Number.NaN;
    else floats[index] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return floats;
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
  // A carry out of the fraction moves on into the exponent by itself: both share one integer.
  return sign | (((exponent + 14) << 10) + scaled);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
