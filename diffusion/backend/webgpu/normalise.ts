import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import { siluSlope } from './activation.ts';
import { sumColumns } from './linear.ts';
import { device, runShader, sumOfLanes } from './shader.ts';

/** Lanes that share a group of channels of one sample. */
const width = 128;

interface Groups {
  /** Of all samples. */
  readonly total: number;
  readonly groups: number;
  readonly positions: number;
  readonly channels: number;
}

/** As ops/normalise.ts has them: without groups each position is normalised over its channels. */
function groupsOf({ shape }: tf.TensorInfo, groups: number): Groups {
  const channels = lastOf(shape);
  const samples = groups === 0 ? sizeOf(shape) / channels : (shape[0] as number);
  const count = groups === 0 ? 1 : groups;
  return {
    total: samples * count,
    groups: count,
    positions: sizeOf(shape) / channels / samples,
    channels,
  };
}

/**
 * A group of lanes for each group of channels of each sample. The body has `extent`, the values of the group (0 beyond the last), `placeOf(group, at)`,
 * the place of one of them, and mean and reciprocal standard deviation.
 */
function overGroups(
  name: string,
  inputs: Readonly<Record<string, tf.TensorInfo>> & { readonly x: tf.TensorInfo },
  { groups: count = 0, epsilon = 0, silu = 0 }: Readonly<Record<string, number>>,
  shape: number[],
  body: string,
): tf.TensorInfo {
  const groups = groupsOf(inputs.x, count);
  return runShader({
    name: `normalise-${name}`,
    inputs,
    integers: { ...groups, silu },
    floats: { epsilon },
    shape,
    groups: groups.total,
    width,
    declarations: `${sumOfLanes(width)}${siluSlope}
fn placeOf(group : i32, at : i32) -> i32 {
  let wide = uniforms.channels / uniforms.groups;
  let image = group / uniforms.groups;
  return (image * uniforms.positions + at / wide) * uniforms.channels + group % uniforms.groups * wide + at % wide;
}`,
    body: `
  let wide = uniforms.channels / uniforms.groups;
  let count = f32(uniforms.positions * wide);
  let extent = select(0, uniforms.positions * wide, group < uniforms.total);
  var own = 0.0;
  for (var at = lane; at < extent; at = at + ${width}) { own = own + x[placeOf(group, at)]; }
  let mean = sumOf(own, lane) / count;
  own = 0.0;
  for (var at = lane; at < extent; at = at + ${width}) {
    let off = x[placeOf(group, at)] - mean;
    own = own + off * off;
  }
  let reciprocal = inverseSqrt(sumOf(own, lane) / count + uniforms.epsilon);
${body}`,
  });
}

/** For the gradient of the input: `unit` is a value once normalised, and `slope` the gradient of it. */
const slopeThere = `
    let place = placeOf(group, at);
    let channel = place % uniforms.channels;
    let unit = (x[place] - mean) * reciprocal;
    var slope = dy[place] * scale[channel];
    if (uniforms.silu == 1) { slope = slope * siluSlope(unit * scale[channel] + shift[channel]); }`;

/** Kernels of ops/normalise.ts. */
export const normaliseKernels: Kernels = {
  YatesNormalise: ({ x, scale, shift }, attributes) =>
    overGroups(
      'forward',
      { x, scale, shift },
      attributes,
      x.shape,
      `
  for (var at = lane; at < extent; at = at + ${width}) {
    let place = placeOf(group, at);
    let channel = place % uniforms.channels;
    let value = (x[place] - mean) * reciprocal * scale[channel] + shift[channel];
    if (uniforms.silu == 1) { result[place] = value * sigmoid(value); } else { result[place] = value; }
  }`,
    ),
  YatesNormaliseInputGradient: ({ dy, x, scale, shift }, attributes) =>
    overGroups(
      'inputGradient',
      { dy, x, scale, shift },
      attributes,
      x.shape,
      `
  var ownSlope = 0.0;
  var ownProjection = 0.0;
  for (var at = lane; at < extent; at = at + ${width}) {
${slopeThere}
    ownSlope = ownSlope + slope;
    ownProjection = ownProjection + slope * unit;
  }
  let meanSlope = sumOf(ownSlope, lane) / count;
  let projection = sumOf(ownProjection, lane) / count;
  for (var at = lane; at < extent; at = at + ${width}) {
${slopeThere}
    result[place] = (slope - meanSlope - unit * projection) * reciprocal;
  }`,
    ),
  YatesNormaliseAffineGradient({ dy, x, scale, shift }, attributes) {
    const groups = groupsOf(x, attributes['groups'] ?? 0);
    const { total, channels, positions } = groups;
    const moments = overGroups(
      'moments',
      { x },
      attributes,
      [total, 2],
      `
  if (lane == 0 && extent > 0) {
    result[2 * group] = mean;
    result[2 * group + 1] = reciprocal;
  }`,
    );
    const both = sumColumns(
      'normalise-affineGradient',
      { dy, x, scale, shift, moments },
      {
        rows: sizeOf(x.shape) / channels,
        columns: channels,
        groups: groups.groups,
        positions,
        silu: attributes['silu'] ?? 0,
      },
      [2, channels],
      ['slopeAt(row, column) * unitAt(row, column)', 'slopeAt(row, column)'],
      `${siluSlope}
fn unitAt(row : i32, column : i32) -> f32 {
  let group = row / uniforms.positions * uniforms.groups + column / (uniforms.columns / uniforms.groups);
  return (x[row * uniforms.columns + column] - moments[2 * group]) * moments[2 * group + 1];
}
fn slopeAt(row : i32, column : i32) -> f32 {
  let slope = dy[row * uniforms.columns + column];
  if (uniforms.silu != 1) { return slope; }
  return slope * siluSlope(unitAt(row, column) * scale[column] + shift[column]);
}`,
    );
    device().disposeData(moments.dataId);
    return both;
  },
};
