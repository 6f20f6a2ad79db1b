import type { Kernels } from '../kernel.ts';
import { sizeOf } from '../kernel.ts';
import { mapShader } from './shader.ts';

/** Kernels of ops/adamw.ts. */
export const adamWKernels: Kernels = {
  YatesAdamWMoments({ moments, gradient }, { beta1 = 0, beta2 = 0 }) {
    const count = sizeOf(gradient.shape);
    return mapShader(
      'adamWMoments',
      { moments, gradient },
      [2 * count],
      'moved(at)',
      { count },
      `
fn moved(at : i32) -> f32 {
  if (at < uniforms.count) {
    return moments[at] * uniforms.oldMean + gradient[at] * uniforms.newMean;
  }
  let slope = gradient[at - uniforms.count];
  return moments[at] * uniforms.oldSquare + slope * slope * uniforms.newSquare;
}`,
      { oldMean: beta1, newMean: 1 - beta1, oldSquare: beta2, newSquare: 1 - beta2 },
    );
  },
  YatesAdamWMove({ values, moments }, { rate = 0, secondFactor = 0, epsilon = 0, kept = 0 }) {
    return mapShader(
      'adamWMove',
      { values, moments },
      values.shape,
      'moved(at)',
      { notANumber: 0x7fc00000 },
      `
fn moved(at : i32) -> f32 {
  let second = moments[at + uniforms.total];
  let root = sqrt(second * uniforms.secondFactor) + uniforms.epsilon;
  let value = values[at] * uniforms.kept - moments[at] * uniforms.rate / root;
  // WGSL need not know infinity, so its exponent is looked at.
  let isFinite = (bitcast<i32>(second) & 0x7f800000) != 0x7f800000;
  return select(bitcast<f32>(uniforms.notANumber), value, isFinite);
}`,
      { rate, secondFactor, epsilon, kept },
    );
  },
};
