import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import { runShader, sumOfLanes } from './shader.ts';

type Shape3 = [number, number, number];
type Shape4 = [number, number, number, number];

/** Side of the square of the output that a group makes, each of its invocations a 4 by 4 part, and terms that it takes at a time. */
const tile = 32;
const depth = 16;
const productWidth = (tile / 4) ** 2;

interface Product {
  readonly name: string;
  readonly inputs: Readonly<Record<'a' | 'b', tf.TensorInfo>>;
  readonly shape: number[];
  /** Products, one for each head of each item; their rows, columns, and terms of each sum. */
  readonly products: number;
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly heads: number;
  /** Of a head. */
  readonly width: number;
  readonly scale: number;
  /** Places in `a` of (i, k), in `b` of (k, j), and in the output of (i, j); they have `item`, `head`, `pair` (of both) and uniforms. */
  readonly left: string;
  readonly right: string;
  readonly written: string;
}

/** scale * a b for each head, which is found where it lies, so that nothing is transposed or copied. */
function productByHead({
  name,
  inputs,
  shape,
  left,
  right,
  written,
  scale,
  ...integers
}: Product): tf.TensorInfo {
  const { products, rows, columns } = integers;
  const tiles = products * Math.ceil(rows / tile) * Math.ceil(columns / tile);
  const place = (of: 'left' | 'right' | 'written', x: string, y: string): string => `
fn ${of}(pair : i32, ${x} : i32, ${y} : i32) -> i32 {
  let item = pair / uniforms.heads;
  let head = pair % uniforms.heads;
  let channels = uniforms.heads * uniforms.width;
  return ${{ left, right, written }[of]};
}`;
  return runShader({
    name: `attention-${name}`,
    inputs,
    integers,
    floats: { scale },
    shape,
    groups: tiles,
    width: productWidth,
    declarations: `
var<workgroup> leftPart : array<f32, ${tile * depth}>;
var<workgroup> rightPart : array<f32, ${depth * tile}>;
${place('left', 'i', 'k')}${place('right', 'k', 'j')}${place('written', 'i', 'j')}`,
    body: `
  let across = (uniforms.columns + ${tile - 1}) / ${tile};
  let down = (uniforms.rows + ${tile - 1}) / ${tile};
  let pair = group / (across * down);
  let firstRow = (group / across) % down * ${tile};
  let firstColumn = group % across * ${tile};
  let isThere = pair < uniforms.products;
  var sums : array<vec4<f32>, 4>;
  for (var first = 0; first < uniforms.inner; first = first + ${depth}) {
    for (var at = lane; at < ${tile * depth}; at = at + ${productWidth}) {
      let i = firstRow + at / ${depth};
      let k = first + at % ${depth};
      var value = 0.0;
      if (isThere && i < uniforms.rows && k < uniforms.inner) { value = a[left(pair, i, k)]; }
      leftPart[at] = value;
    }
    for (var at = lane; at < ${tile * depth}; at = at + ${productWidth}) {
      let k = first + at / ${tile};
      let j = firstColumn + at % ${tile};
      var value = 0.0;
      if (isThere && j < uniforms.columns && k < uniforms.inner) { value = b[right(pair, k, j)]; }
      rightPart[at] = value;
    }
    workgroupBarrier();
    let row = lane / ${tile / 4} * 4;
    let column = lane % ${tile / 4} * 4;
    for (var k = 0; k < ${depth}; k = k + 1) {
      let at = k * ${tile} + column;
      let four = vec4<f32>(rightPart[at], rightPart[at + 1], rightPart[at + 2], rightPart[at + 3]);
      for (var i = 0; i < 4; i = i + 1) {
        sums[i] = sums[i] + leftPart[(row + i) * ${depth} + k] * four;
      }
    }
    workgroupBarrier();
  }
  if (!isThere) { return; }
  for (var i = 0; i < 4; i = i + 1) {
    for (var j = 0; j < 4; j = j + 1) {
      let row = firstRow + lane / ${tile / 4} * 4 + i;
      let column = firstColumn + lane % ${tile / 4} * 4 + j;
      if (row < uniforms.rows && column < uniforms.columns) {
        result[written(pair, row, column)] = uniforms.scale * sums[i][j];
      }
    }
  }`,
  });
}

/** Of a tensor [B, length, C], of which head h has the channels from h * width. */
const inTokens = (length: string, token: string, channel: string): string =>
  `(item * uniforms.${length} + ${token}) * channels + head * uniforms.width + ${channel}`;

/** Lanes that share a row. */
const rowWidth = 64;

/** Kernels of ops/attention.ts. */
export const attentionKernels: Kernels = {
  YatesAttentionScores({ q, k }, { heads = 1, scale = 1 }) {
    const [batch, rows, channels] = q.shape as Shape3;
    const columns = k.shape[1] as number;
    const width = channels / heads;
    return productByHead({
      name: 'scores',
      inputs: { a: q, b: k },
      shape: [batch, heads, rows, columns],
      products: batch * heads,
      rows,
      columns,
      inner: width,
      heads,
      width,
      scale,
      left: inTokens('rows', 'i', 'k'),
      right: inTokens('columns', 'j', 'k'),
      written: '(pair * uniforms.rows + i) * uniforms.columns + j',
    });
  },
  YatesAttentionMix({ weights, v }, { scale = 1 }) {
    const [, , rows, inner] = weights.shape as Shape4;
    const left = '(pair * uniforms.rows + i) * uniforms.inner + k';
    return mixed('mix', { weights, tokens: v }, { rows, inner, scale, left });
  },
  YatesAttentionMixTransposed({ weights, x }, { scale = 1 }) {
    const [, , inner, rows] = weights.shape as Shape4;
    const left = '(pair * uniforms.inner + k) * uniforms.rows + i';
    return mixed('mixTransposed', { weights, tokens: x }, { rows, inner, scale, left });
  },
  YatesSoftmax: ({ x }) =>
    overRows(
      'softmax',
      { x },
      x.shape,
      `
  var largest = -3.4e38;
  for (var at = first + lane; at < last; at = at + ${rowWidth}) { largest = max(largest, x[at]); }
  largest = maxOf(largest, lane);
  var own = 0.0;
  for (var at = first + lane; at < last; at = at + ${rowWidth}) { own = own + exp(x[at] - largest); }
  let sum = sumOf(own, lane);
  for (var at = first + lane; at < last; at = at + ${rowWidth}) { result[at] = exp(x[at] - largest) / sum; }`,
      maxOfLanes,
    ),
  YatesSoftmaxGradient: ({ dy, y }) =>
    overRows(
      'softmaxGradient',
      { dy, y },
      y.shape,
      `
  var own = 0.0;
  for (var at = first + lane; at < last; at = at + ${rowWidth}) { own = own + dy[at] * y[at]; }
  let sum = sumOf(own, lane);
  for (var at = first + lane; at < last; at = at + ${rowWidth}) { result[at] = y[at] * (dy[at] - sum); }`,
    ),
};

/** scale * weights tokens for each head: weights [B, heads, ., .], tokens [B, inner, C] -> [B, rows, C]. */
function mixed(
  name: string,
  { weights, tokens }: Readonly<Record<'weights' | 'tokens', tf.TensorInfo>>,
  { rows, inner, scale, left }: Pick<Product, 'rows' | 'inner' | 'scale' | 'left'>,
): tf.TensorInfo {
  const [batch, heads] = weights.shape as Shape4;
  const channels = lastOf(tokens.shape);
  const width = channels / heads;
  return productByHead({
    name,
    inputs: { a: weights, b: tokens },
    shape: [batch, rows, channels],
    products: batch * heads,
    rows,
    columns: width,
    inner,
    heads,
    width,
    scale,
    left,
    right: inTokens('inner', 'k', 'j'),
    written: inTokens('rows', 'i', 'j'),
  });
}

const maxOfLanes = `
fn maxOf(value : f32, lane : i32) -> f32 {
  held[lane] = value;
  workgroupBarrier();
  for (var span = ${rowWidth / 2}; span > 0; span = span / 2) {
    if (lane < span) { held[lane] = max(held[lane], held[lane + span]); }
    workgroupBarrier();
  }
  let largest = held[0];
  workgroupBarrier();
  return largest;
}
`;

/** A group for each row of the last axis, from `first` to before `last`; empty where the group reaches beyond the rows. */
function overRows(
  name: string,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  shape: number[],
  body: string,
  declarations = '',
): tf.TensorInfo {
  const length = lastOf(shape);
  const rows = sizeOf(shape) / length;
  return runShader({
    name,
    inputs,
    integers: { rows, length },
    shape,
    groups: rows,
    width: rowWidth,
    declarations: sumOfLanes(rowWidth) + declarations,
    body: `
  let first = group * uniforms.length;
  let last = select(first, first + uniforms.length, group < uniforms.rows);${body}`,
  });
}
