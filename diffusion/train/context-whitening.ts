import type { TextState } from '../data/dataset.ts';
import type { HostTensor, HostTensors } from '../safetensors.ts';
import { symmetricEigen } from '../score/symmetric-eigen.ts';

export interface WhiteningOptions {
  /** Added to the variance of every direction, as a share of the mean variance: directions with less are not raised to one. */
  readonly ridge: number;
  /** Root mean square of what comes out. */
  readonly scale: number;
}

/**
 * A linear map of the states of captions under which all directions vary about equally, and its inverse.
 *
 * The text encoder's states are large and lie mostly in a few directions, which all captions share: with Adam, whose steps are
 * as long in every weight, keys and values move most where captions hardly differ, and a net of hundreds of concepts learns
 * to look away from its caption. Without an offset the map is undone exactly in the weights of keys and values, so a net
 * trained behind it is a net for states as they come.
 */
export interface ContextWhitening {
  /** @returns the states as the net is trained on them */
  apply(states: ReadonlyMap<string, TextState>): ReadonlyMap<string, TextState>;
  /** From weights trained on whitened states to weights for states as they come. In PyTorch's layout. */
  fold(weights: HostTensors): HostTensors;
  /** The way back. */
  unfold(weights: HostTensors): HostTensors;
}

/** @param states captions whose pieces, up to `length` of each, say how the states vary */
export function contextWhitening(
  states: readonly TextState[],
  length: number,
  { ridge, scale }: WhiteningOptions,
): ContextWhitening {
  const pieces = states.flatMap(({ tokens, length: own }) => {
    const width = own === 0 ? 0 : tokens.length / own;
    return Array.from({ length: Math.min(own, length) }, (_, piece) =>
      tokens.subarray(piece * width, (piece + 1) * width),
    );
  });
  const width = (pieces[0] as Float32Array).length;
  const { values, vectors } = symmetricEigen(secondMoment(pieces, width), width);
  const least = (ridge * values.reduce((sum, value) => sum + value, 0)) / width;
  const gains = values.map((value) => scale / Math.sqrt(value + least));
  const forward = symmetric(vectors, gains);
  // Only a run that begins from given weights takes the way back, whose matrix costs as much as that of the way there.
  let inverse: Float64Array | undefined;
  return {
    apply: (given) =>
      new Map(
        [...given].map(([caption, state]) => [
          caption,
          { ...state, tokens: times(state.tokens, forward, width) },
        ]),
      ),
    fold: (weights) => mapKeysAndValues(weights, forward, width),
    unfold(weights) {
      inverse ??= symmetric(
        vectors,
        gains.map((gain) => 1 / gain),
      );
      return mapKeysAndValues(weights, inverse, width);
    },
  };
}

function secondMoment(rows: readonly Float32Array[], width: number): Float64Array {
  const moment = new Float64Array(width * width);
  for (const row of rows) {
    for (let a = 0; a < width; a++) {
      const value = (row[a] as number) / rows.length;
      for (let b = 0; b < width; b++) {
        moment[a * width + b] = (moment[a * width + b] as number) + value * (row[b] as number);
      }
    }
  }
  return moment;
}

/** V^T diag(gains) V of eigenvectors in rows. */
function symmetric(vectors: Float64Array, gains: Float64Array): Float64Array {
  const width = gains.length;
  const matrix = new Float64Array(width * width);
  for (let k = 0; k < width; k++) {
    for (let a = 0; a < width; a++) {
      const value = (gains[k] as number) * (vectors[k * width + a] as number);
      for (let b = 0; b < width; b++) {
        matrix[a * width + b] =
          (matrix[a * width + b] as number) + value * (vectors[k * width + b] as number);
      }
    }
  }
  return matrix;
}

/** Rows times a symmetric matrix. */
function times(rows: Float32Array, matrix: Float64Array, width: number): Float32Array {
  const product = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += width) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let k = 0; k < width; k++)
        sum += (rows[start + k] as number) * (matrix[column * width + k] as number);
      product[start + column] = sum;
    }
  }
  return product;
}

/** The layers that read the context: [out, width], so that each row is one output's weights. */
const readsContext = /\.attn2\.to_[kv]\.weight$/;

function mapKeysAndValues(weights: HostTensors, matrix: Float64Array, width: number): HostTensors {
  return new Map(
    [...weights].map(([name, tensor]): [string, HostTensor] => [
      name,
      readsContext.test(name) ? { ...tensor, data: times(tensor.data, matrix, width) } : tensor,
    ]),
  );
}
