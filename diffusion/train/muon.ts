import { internalShape } from '../net/layout.ts';
import { type ParameterShapes, sizeOf } from '../net/parameters.ts';
import { wasmView } from '../backend/wasm/heap.ts';
import { orthogonalise } from '../ops/orthogonalise.ts';
import { tf } from '../tf.ts';

/** One weight as a matrix: a linear layer's, or a convolution's with its window and inputs as rows. */
export interface MatrixPlace {
  /** Its first number in the flat array. */
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

/** Layers where the net meets pictures and timesteps: their rows and columns are not alike, so Adam trains them. */
const leftToAdam = /^(input_blocks\.0\.0|out\.2|time_embed\.[02])\./;

/** The matrices of a net, in the order of its flat array. */
export function matricesOf(shapes: ParameterShapes): MatrixPlace[] {
  const places: MatrixPlace[] = [];
  let at = 0;
  for (const [name, shape] of shapes) {
    const size = sizeOf(shape);
    if (shape.length > 1 && !leftToAdam.test(name)) {
      const columns = internalShape(shape).at(-1) as number;
      places.push({ at, rows: size / columns, columns });
    }
    at += size;
  }
  return places;
}

export interface MuonOptions {
  readonly momentum?: number;
  /** Root mean square of a step of rate 1: that of Adam's, so that both may have one rate. */
  readonly stepSize?: number;
}

/**
 * Muon: momentum whose matrices are replaced by the nearest orthogonal one, so that a step is as long in directions that few
 * pictures speak for as in those that all do. What a net of hundreds of concepts knows of each of them lies in the former.
 *
 * @see Jordan et al. 2024, "Muon"; Liu et al. 2025, "Muon is scalable for LLM training" (step size)
 */
export class FlatMuon {
  readonly #matrices: readonly MatrixPlace[];
  readonly #options: Required<MuonOptions>;
  /** Running mean of the gradient, the whole state; numbers outside the matrices stay 0. */
  readonly momentum: Float32Array;

  constructor(
    length: number,
    matrices: readonly MatrixPlace[],
    { momentum = 0.95, stepSize = 0.2 }: MuonOptions = {},
  ) {
    this.#matrices = matrices;
    this.#options = { momentum, stepSize };
    this.momentum = new Float32Array(length);
  }

  /**
   * Moves the matrices in `values` by one step, in place, and sets their gradients to 0: an optimiser that runs on the same
   * arrays afterwards leaves them alone.
   *
   * @returns false where a gradient is not finite
   */
  step(values: Float32Array, gradients: Float32Array, learningRate: number): boolean {
    const { stepSize } = this.#options;
    let isFinite = true;
    for (const { at, rows, columns } of this.#matrices) {
      const size = rows * columns;
      const direction = this.#direction(at, gradients.subarray(at, at + size));
      if (direction === undefined) isFinite = false;
      else {
        const step = orthogonalised(direction, rows, columns);
        const rate = learningRate * stepSize * Math.sqrt(Math.max(rows, columns));
        for (let k = 0; k < size; k++)
          values[at + k] = (values[at + k] as number) - rate * (step[k] as number);
      }
      gradients.fill(0, at, at + size);
    }
    return isFinite;
  }

  /** Nesterov's look ahead along the running mean, of length 1; undefined if it is not finite. */
  #direction(at: number, gradient: Float32Array): Float32Array | undefined {
    const { momentum: kept } = this.#options;
    const direction = new Float32Array(gradient.length);
    let square = 0;
    for (let k = 0; k < gradient.length; k++) {
      const fresh = (1 - kept) * (gradient[k] as number);
      const mean = kept * (this.momentum[at + k] as number) + fresh;
      this.momentum[at + k] = mean;
      const ahead = fresh + kept * mean;
      direction[k] = ahead;
      square += ahead * ahead;
    }
    if (!Number.isFinite(square)) return undefined;
    const scale = 1 / (Math.sqrt(square) + 1e-12);
    for (let k = 0; k < direction.length; k++) direction[k] = (direction[k] as number) * scale;
    return direction;
  }
}

/** @param matrix of length 1; @returns its orthogonalisation, as an array of its own */
export function orthogonalised(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const given = tf.tensor2d(matrix, [rows, columns]);
  const result = orthogonalise(given);
  const values = wasmView(result)?.slice() ?? result.dataSync<'float32'>();
  tf.dispose([given, result]);
  return values;
}
