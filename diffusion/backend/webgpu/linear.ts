import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import { reshaped, runProduct, runShader } from './shader.ts';

type Shape2 = [number, number];

const rows = (x: tf.TensorInfo): tf.TensorInfo & { shape: Shape2 } => {
  const shape: Shape2 = [sizeOf(x.shape) / lastOf(x.shape), lastOf(x.shape)];
  return { ...reshaped(x, shape), shape };
};

/** Kernels of ops/linear.ts: TensorFlow.js's product, with the bias in it and no step for the shape. */
export const linearKernels: Kernels = {
  YatesLinear({ x, weights, bias }) {
    const a = rows(x);
    const [terms, columns] = weights.shape as Shape2;
    const product = runProduct(
      '_FusedMatMul',
      { a, b: weights, ...(bias === undefined ? {} : { bias }) },
      { transposeA: false, transposeB: false, activation: null },
      { sums: a.shape[0] * columns, terms },
    );
    return reshaped(product, [...x.shape.slice(0, -1), columns]);
  },
  YatesLinearInputGradient({ dy, weights }) {
    const a = rows(dy);
    const [columns, terms] = weights.shape as Shape2;
    const product = runProduct(
      'BatchMatMul',
      { a, b: weights },
      { transposeA: false, transposeB: true },
      { sums: a.shape[0] * columns, terms },
    );
    return reshaped(product, [...dy.shape.slice(0, -1), columns]);
  },
  YatesLinearWeightGradient({ x, dy }) {
    const [a, b] = [rows(x), rows(dy)];
    return runProduct(
      'BatchMatMul',
      { a, b },
      { transposeA: true, transposeB: false },
      { sums: a.shape[1] * b.shape[1], terms: a.shape[0] },
    );
  },
  YatesColumnSum({ dy }) {
    const columns = lastOf(dy.shape);
    return sumColumns(
      'columnSum',
      { dy },
      { rows: sizeOf(dy.shape) / columns, columns },
      [columns],
      ['dy[row * uniforms.columns + column]'],
    );
  },
};

/** Columns of a group, and lanes that share each. */
const columnsOfGroup = 16;
const lanesOfColumn = 16;
const width = columnsOfGroup * lanesOfColumn;

/**
 * Sums over rows.
 *
 * @param terms expressions in `row`, `column`; the output has the sums of the first for all columns, then those of the second
 */
export function sumColumns(
  name: string,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  integers: Readonly<Record<'rows' | 'columns', number>> & Readonly<Record<string, number>>,
  shape: number[],
  terms: readonly string[],
  declarations = '',
): tf.TensorInfo {
  const sums = terms.map(
    (term, which) => `
  {
    var own = 0.0;
    if (column < uniforms.columns) {
      for (var row = lane / ${columnsOfGroup}; row < uniforms.rows; row = row + ${lanesOfColumn}) {
        own = own + ${term};
      }
    }
    held[lane] = own;
    workgroupBarrier();
    for (var span = ${lanesOfColumn / 2}; span > 0; span = span / 2) {
      if (lane < span * ${columnsOfGroup}) { held[lane] = held[lane] + held[lane + span * ${columnsOfGroup}]; }
      workgroupBarrier();
    }
    if (lane < ${columnsOfGroup} && column < uniforms.columns) { result[${which} * uniforms.columns + column] = held[lane]; }
    workgroupBarrier();
  }`,
  );
  return runShader({
    name,
    inputs,
    integers,
    shape,
    groups: Math.ceil(integers.columns / columnsOfGroup),
    width,
    declarations: `
var<workgroup> held : array<f32, ${width}>;
${declarations}`,
    body: `
  let column = group * ${columnsOfGroup} + lane % ${columnsOfGroup};${sums.join('')}`,
  });
}
