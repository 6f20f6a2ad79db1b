import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import type { TextState } from '../../../../diffusion/data/dataset.ts';
import { contextWhitening } from '../../../../diffusion/train/context-whitening.ts';

const width = 6;
const random = seededRandom('states');
/** Large along one direction that all share, small along the others. */
const states: TextState[] = Array.from({ length: 200 }, (_, index) => {
  const length = 1 + (index % 3);
  const tokens = Float32Array.from({ length: length * width }, (__, at) =>
    at % width === 0 ? 10 + random.normal() : 0.1 * (1 + (at % width)) * random.normal(),
  );
  return { tokens, length, sentence: new Float32Array(width) };
});
const named = new Map(states.map((state, index) => [`caption ${index}`, state]));
const whitening = contextWhitening(states, 8, { ridge: 1e-6, scale: 0.5 });

describe('whitening of the context', () => {
  test('makes all directions vary equally, at the scale asked for', () => {
    const sums = new Float64Array(width * width);
    let pieces = 0;
    for (const { tokens, length } of whitening.apply(named).values()) {
      pieces += length;
      for (let start = 0; start < tokens.length; start += width) {
        for (let a = 0; a < width; a++) {
          for (let b = 0; b < width; b++) {
            const product = (tokens[start + a] as number) * (tokens[start + b] as number);
            sums[a * width + b] = (sums[a * width + b] as number) + product;
          }
        }
      }
    }
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++)
        expect((sums[a * width + b] as number) / pieces).toBeCloseTo(a === b ? 0.25 : 0, 2);
    }
  });

  test('keeps the empty caption empty', () => {
    const empty = { tokens: new Float32Array(), length: 0, sentence: new Float32Array(width) };
    expect(whitening.apply(new Map([['', empty]])).get('')?.tokens).toHaveLength(0);
  });

  test('is undone in the weights of keys and values, and in no others', () => {
    const weight = Float32Array.from({ length: 2 * width }, () => random.normal());
    const weights = new Map([
      ['a.attn2.to_k.weight', { shape: [2, width], data: weight }],
      ['a.attn2.to_q.weight', { shape: [2, width], data: weight }],
    ]);
    const folded = whitening.fold(weights);
    expect(folded.get('a.attn2.to_q.weight')).toEqual(weights.get('a.attn2.to_q.weight'));
    const key = (matrix: Float32Array, tokens: Float32Array, row: number): number =>
      tokens
        .subarray(0, width)
        .reduce((sum, value, k) => sum + value * (matrix[row * width + k] as number), 0);
    const white = whitening.apply(named);
    for (const [caption, { tokens }] of [...named].slice(0, 5)) {
      for (const row of [0, 1]) {
        const trained = key(weight, white.get(caption)?.tokens as Float32Array, row);
        expect(key(folded.get('a.attn2.to_k.weight')?.data as Float32Array, tokens, row)).toBeCloseTo(
          trained,
          4,
        );
      }
    }
    const back = whitening.unfold(folded).get('a.attn2.to_k.weight')?.data as Float32Array;
    for (const [at, value] of back.entries()) expect(value).toBeCloseTo(weight[at] as number, 4);
  });

  test('raises directions of little variance no further than the ridge allows', () => {
    const cautious = contextWhitening(states, 8, { ridge: 1, scale: 0.5 });
    const gain = (map: typeof whitening, at: number): number => {
      const tokens = new Float32Array(width);
      tokens[at] = 1;
      const state = { tokens, length: 1, sentence: tokens };
      return Math.hypot(...(map.apply(new Map([['x', state]])).get('x')?.tokens as Float32Array));
    };
    expect(gain(whitening, 1) / gain(whitening, 0)).toBeGreaterThan(20);
    expect(gain(cautious, 1) / gain(cautious, 0)).toBeLessThan(4);
  });
});
