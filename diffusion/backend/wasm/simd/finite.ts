/** 1 where every float is a finite number, else 0. */
export function allFinite(values: usize, count: i32): i32 {
  const largest = f32x4.splat(f32.MAX_VALUE);
  // False for infinities and for NaN, which compares with nothing.
  let finite = i32x4.splat(-1);
  const whole = count & ~3;
  for (let index = 0; index < whole; index += 4) {
    const value = v128.load(values + ((<usize>index) << 2));
    finite = v128.and(finite, f32x4.le(f32x4.abs(value), largest));
  }
  for (let index = whole; index < count; index++) {
    if (!isFinite<f32>(load<f32>(values + ((<usize>index) << 2)))) return 0;
  }
  return i32(i32x4.all_true(finite));
}
