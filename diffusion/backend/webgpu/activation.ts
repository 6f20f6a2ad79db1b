import { mapShader } from './shader.ts';
import { type Kernels, lastOf } from '../kernel.ts';

const sigmoid = `
fn sigmoid(v : f32) -> f32 { return 1.0 / (1.0 + exp(-v)); }
`;

/** The slope of v * sigmoid(v). */
export const siluSlope = `${sigmoid}
fn siluSlope(v : f32) -> f32 {
  let s = sigmoid(v);
  return s * (1.0 + v * (1.0 - s));
}
`;

/** Distribution and density of the standard normal; erf as TensorFlow.js has it (Abramowitz and Stegun 1964, 7.1.26). */
const gaussian = `
fn cdf(v : f32) -> f32 {
  let a = abs(v) * 0.7071067811865476;
  let t = 1.0 / (1.0 + 0.3275911 * a);
  let tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * exp(-a * a);
  return 0.5 * (1.0 + sign(v) * (1.0 - tail));
}
fn density(v : f32) -> f32 { return exp(-0.5 * v * v) * 0.3989422804014327; }
`;

/** Kernels of ops/activation.ts. */
export const activationKernels: Kernels = {
  YatesSilu: ({ x }) => mapShader('silu', { x }, x.shape, 'x[at] * sigmoid(x[at])', {}, sigmoid),
  YatesSiluGradient: ({ dy, x }) =>
    mapShader('siluGradient', { dy, x }, x.shape, 'dy[at] * siluSlope(x[at])', {}, siluSlope),
  YatesGeglu({ x }) {
    const width = lastOf(x.shape) / 2;
    const value = '(at / uniforms.width) * 2 * uniforms.width + at % uniforms.width';
    return mapShader(
      'geglu',
      { x },
      [...x.shape.slice(0, -1), width],
      'gated(at)',
      { width },
      `${gaussian}
fn gated(at : i32) -> f32 {
  let place = ${value};
  let gate = x[place + uniforms.width];
  return x[place] * gate * cdf(gate);
}`,
    );
  },
  YatesGegluGradient({ dy, x }) {
    const width = lastOf(x.shape) / 2;
    return mapShader(
      'gegluGradient',
      { dy, x },
      x.shape,
      'slope(at)',
      { width },
      `${gaussian}
fn slope(at : i32) -> f32 {
  let row = at / (2 * uniforms.width);
  let column = at % (2 * uniforms.width);
  if (column < uniforms.width) {
    let gate = x[at + uniforms.width];
    return dy[row * uniforms.width + column] * gate * cdf(gate);
  }
  let gate = x[at];
  return dy[row * uniforms.width + column - uniforms.width] * x[at - uniforms.width] * (cdf(gate) + gate * density(gate));
}`,
    );
  },
};
