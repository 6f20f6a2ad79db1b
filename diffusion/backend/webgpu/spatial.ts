import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import { sumColumns } from './linear.ts';
import { mapShader } from './shader.ts';

type Shape4 = [number, number, number, number];

/** Kernels of ops/spatial.ts. */
export const spatialKernels: Kernels = {
  YatesUpsample({ x }) {
    const [batch, height, width, channels] = x.shape as Shape4;
    return mapShader(
      'upsample',
      { x },
      [batch, 2 * height, 2 * width, channels],
      'x[((item(at) * uniforms.height + row(at) / 2) * uniforms.width + column(at) / 2) * uniforms.channels + at % uniforms.channels]',
      { height, width, channels },
      `
fn column(at : i32) -> i32 { return at / uniforms.channels % (2 * uniforms.width); }
fn row(at : i32) -> i32 { return at / (uniforms.channels * 2 * uniforms.width) % (2 * uniforms.height); }
fn item(at : i32) -> i32 { return at / (uniforms.channels * 4 * uniforms.width * uniforms.height); }`,
    );
  },
  YatesUpsampleGradient({ dy }) {
    const [batch, height, width, channels] = dy.shape as Shape4;
    return mapShader(
      'upsampleGradient',
      { dy },
      [batch, height / 2, width / 2, channels],
      'fourOf(at)',
      { height, width, channels },
      `
fn fourOf(at : i32) -> f32 {
  let column = at / uniforms.channels % (uniforms.width / 2);
  let row = at / (uniforms.channels * (uniforms.width / 2)) % (uniforms.height / 2);
  let item = at / (uniforms.channels * (uniforms.width / 2) * (uniforms.height / 2));
  let above = ((item * uniforms.height + 2 * row) * uniforms.width + 2 * column) * uniforms.channels + at % uniforms.channels;
  let below = above + uniforms.width * uniforms.channels;
  return dy[above] + dy[above + uniforms.channels] + dy[below] + dy[below + uniforms.channels];
}`,
    );
  },
  YatesAddPerImage({ x, e }) {
    const channels = lastOf(x.shape);
    const perImage = sizeOf(x.shape) / (x.shape[0] as number);
    return mapShader(
      'addPerImage',
      { x, e },
      x.shape,
      'x[at] + e[at / uniforms.perImage * uniforms.channels + at % uniforms.channels]',
      { channels, perImage },
    );
  },
  YatesSumPerImage({ dy }) {
    const [batch, height, width, channels] = dy.shape as Shape4;
    // Every channel of every image is a column.
    return sumColumns(
      'sumPerImage',
      { dy },
      { rows: height * width, columns: batch * channels, channels },
      [batch, channels],
      [
        'dy[(column / uniforms.channels * uniforms.rows + row) * uniforms.channels + column % uniforms.channels]',
      ],
    );
  },
};
