import { describe, expect, it } from 'vitest';
import { retrieve } from '../../../../diffusion/score/retrieval.ts';

const axis = (k: number): Float32Array => Float32Array.from({ length: 8 }, (_, at) => (at === k ? 1 : 0));
const axes = Array.from({ length: 8 }, (_, k) => axis(k));

describe('retrieve', () => {
  it('finds everything where every query is its own answer', () => {
    expect(retrieve(axes, axes, [0, 1, 2, 3, 4, 5, 6, 7])).toEqual({
      top1: 1,
      top5: 1,
      queries: 8,
      candidates: 8,
    });
  });

  it('finds nothing by saying the same of everything', () => {
    expect(
      retrieve(
        [axis(0)],
        Array.from({ length: 6 }, () => axis(0)),
        [3],
      ),
    ).toMatchObject({ top1: 0, top5: 0 });
  });

  it('counts ranks: second is among five, sixth is not', () => {
    const query = Float32Array.of(0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1);
    expect(retrieve([query, query], axes, [1, 5])).toMatchObject({ top1: 0, top5: 0.5 });
  });
});
