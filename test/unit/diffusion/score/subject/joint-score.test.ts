import { describe, expect, it } from 'vitest';
import { jointScore, shareOf } from '../../../../../diffusion/score/subject/joint-score.ts';

describe('jointScore', () => {
  it('is 1 for the subject doing what it was asked, and no more beyond', () => {
    expect(jointScore(1, 1)).toBe(1);
    expect(jointScore(1.5, 2)).toBe(1);
  });

  it('is worth the same for the class alone as for a copy of the training pictures', () => {
    expect(jointScore(0, 1)).toBeCloseTo(1 - Math.SQRT1_2, 12);
    expect(jointScore(1, 0)).toBe(jointScore(0, 1));
  });

  it('is halfway for both halfway, and prefers that to one without the other', () => {
    expect(jointScore(0.5, 0.5)).toBeCloseTo(0.5, 12);
    expect(jointScore(0.5, 0.5)).toBeGreaterThan(jointScore(0, 1));
  });

  it('rises with each share on its own, below the floor as well', () => {
    for (const other of [-0.5, 0, 0.7]) {
      const scores = [-1, -0.2, 0, 0.3, 0.9, 1].map((share) => jointScore(share, other));
      expect(scores).toEqual([...scores].sort((left, right) => left - right));
      expect(new Set(scores).size).toBe(scores.length);
    }
  });
});

describe('shareOf', () => {
  it('runs from floor to ceiling and beyond both', () => {
    const range = { floor: 0.2, ceiling: 0.6 };
    expect([0, 0.2, 0.4, 0.6, 0.8].map((value) => shareOf(value, range).toFixed(2))).toEqual([
      '-0.50',
      '0.00',
      '0.50',
      '1.00',
      '1.50',
    ]);
  });
});
