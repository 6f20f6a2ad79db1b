import { dot } from './matrix/products.ts';

/**
 * An orthonormal basis of the space that some rows span: modified Gram-Schmidt, twice, largest remainder first.
 *
 * @param rows of equal length, p
 * @example
 * orthonormalRows([Float64Array.of(2, 0), Float64Array.of(4, 0)]).length; // 1
 * @param tolerance a row is dependent where what remains of it is at most this share of its own norm
 */
export function orthonormalRows(rows: readonly Float64Array[], tolerance = 1e-9): Float64Array[] {
  const basis: Float64Array[] = [];
  const left = rows.map((row) => ({ row: Float64Array.from(row), norm: Math.sqrt(dot(row, row)) }));
  while (left.length > 0) {
    let [at, most] = [-1, 0];
    for (const [i, { row, norm }] of left.entries()) {
      const share = norm === 0 ? 0 : Math.sqrt(dot(row, row)) / norm;
      if (share > tolerance && share > most) [at, most] = [i, share];
    }
    if (at < 0) break;
    const [{ row }] = left.splice(at, 1) as [{ row: Float64Array; norm: number }];
    for (const other of basis) subtract(row, other, dot(row, other));
    const size = Math.sqrt(dot(row, row));
    for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) / size;
    basis.push(row);
    for (const one of left) subtract(one.row, row, dot(one.row, row));
  }
  return basis;
}

function subtract(from: Float64Array, row: Float64Array, factor: number): void {
  for (let k = 0; k < from.length; k++) from[k] = (from[k] as number) - factor * (row[k] as number);
}
