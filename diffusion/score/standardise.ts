/** Per-feature mean and scale of rows, so that every feature starts with the same say. */
export interface Standard {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

/** A feature that never varies would otherwise be divided by zero. */
const scaleFloor = 1e-3;

export function standardOf(rows: readonly Float32Array[]): Standard {
  const width = (rows[0] as Float32Array).length;
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  for (const row of rows)
    for (let k = 0; k < width; k++) mean[k] = (mean[k] as number) + (row[k] as number) / rows.length;
  for (const row of rows) {
    for (let k = 0; k < width; k++) {
      scale[k] = (scale[k] as number) + ((row[k] as number) - (mean[k] as number)) ** 2 / rows.length;
    }
  }
  return { mean, scale: scale.map((variance) => Math.sqrt(variance) + scaleFloor) };
}

export const standardise = (row: Float32Array, { mean, scale }: Standard): Float32Array =>
  row.map((value, k) => (value - (mean[k] as number)) / (scale[k] as number));
