import { isWideInteger, numberForm } from './number-text.ts';

/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** A whole number to which one more digit can be added without a loss. */
const mantissaMax = Math.floor((Number.MAX_SAFE_INTEGER - 9) / 10);

/**
 * The number that a part of a text is, where it is written with digits, a point and a power of ten, and a double holds it; NaN for
 * anything else, whole numbers that no double holds included. No text is made for numbers of up to 15 digits: a whole number and a
 * power of ten that are both exact have a quotient, or product, that is rounded once, as the text would be.
 *
 * @param from start of the part, whose spaces at either end count for nothing
 * @param to behind its end
 * @see Clinger 1990, How to read floating point numbers accurately
 *
 * @example
 * plainNumber('x,-0.25,relu', 2, 7); // -0.25
 * plainNumber('x,-0.25,relu', 8, 12); // NaN
 */
export function plainNumber(text: string, from: number, to: number): number {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) === 32) start++;
  while (start < end && text.charCodeAt(end - 1) === 32) end--;
  let at = start;
  const first = at < end ? text.charCodeAt(at) : 0;
  if (first === 45 || first === 43) at++;
  let mantissa = 0;
  let digits = 0;
  let point = -1;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (mantissa > mantissaMax) return byText(text.slice(start, end));
      mantissa = 10 * mantissa + (code - 48);
      digits++;
    } else if (code === 46 && point < 0) point = digits;
    else break;
  }
  if (digits === 0) return Number.NaN;
  let scale = point < 0 ? 0 : point - digits;
  if (at < end) {
    const exponent = exponentIn(text, at, end);
    if (exponent === undefined) return Number.NaN;
    scale += exponent;
  }
  if (scale < -22 || scale > 22) return byText(text.slice(start, end));
  const value = scale < 0 ? mantissa / (powers[-scale] as number) : mantissa * (powers[scale] as number);
  return first === 45 ? -value : value;
}

/** A power of ten from its `e` to the end; undefined where it is none, and where it is far beyond what a double can have. */
function exponentIn(text: string, from: number, end: number): number | undefined {
  const mark = text.charCodeAt(from);
  if (mark !== 101 && mark !== 69) return undefined;
  const sign = from + 1 < end ? text.charCodeAt(from + 1) : 0;
  let at = from + (sign === 45 || sign === 43 ? 2 : 1);
  if (at >= end || end - at > 5) return undefined;
  let exponent = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return undefined;
    exponent = 10 * exponent + (code - 48);
  }
  return sign === 45 ? -exponent : exponent;
}

const byText = (text: string): number =>
  numberForm(text) === 'plain' && !isWideInteger(text) ? Number(text) : Number.NaN;
