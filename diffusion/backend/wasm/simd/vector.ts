/** Rows of floats in vectors of four. A row may end within a vector: `left` counts the floats from here to its end. */

/** Stores the first `left` of four floats: a row's neighbour is not touched. */
export function storeUpTo(to: usize, value: v128, left: i32): void {
  if (left >= 4) {
    v128.store(to, value);
    return;
  }
  v128.store32_lane(to, value, 0);
  if (left > 1) v128.store32_lane(to, value, 1, 4);
  if (left > 2) v128.store32_lane(to, value, 2, 8);
}

/** Loads the first `left` of four floats; the others are those of `filler`. */
export function loadUpTo(from: usize, left: i32, filler: v128): v128 {
  if (left >= 4) return v128.load(from);
  let value = v128.load32_lane(from, filler, 0);
  if (left > 1) value = v128.load32_lane(from, value, 1, 4);
  if (left > 2) value = v128.load32_lane(from, value, 2, 8);
  return value;
}

/** Sum of the four floats, in double precision. */
export function sumOf(value: v128): f64 {
  const low = f64x2.promote_low_f32x4(value);
  const high = f64x2.promote_low_f32x4(i32x4.shuffle(value, value, 2, 3, 0, 1));
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** a * b + c */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

export function copyFloats(to: usize, from: usize, count: i32): void {
  for (let index = 0; index < count; index += 4) {
    const at = (<usize>index) << 2;
    storeUpTo(to + at, v128.load(from + at), count - index);
  }
}

export function zeroFloats(to: usize, count: i32): void {
  for (let index = 0; index < count; index += 4) {
    storeUpTo(to + ((<usize>index) << 2), f32x4.splat(0), count - index);
  }
}

export function addFloats(to: usize, from: usize, count: i32): void {
  for (let index = 0; index < count; index += 4) {
    const at = (<usize>index) << 2;
    storeUpTo(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)), count - index);
  }
}
