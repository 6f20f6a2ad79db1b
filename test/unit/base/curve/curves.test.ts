import { describe, expect, it } from 'vitest';
import { type Curve, joinAttempts, thinned } from '../../../../base/curve/curves.ts';

const curve = (...steps: number[]): Curve => ({
  steps,
  values: steps.map((step) => step / 10),
  elapsedMs: steps.map((step) => step * 100),
});

describe('joinAttempts', () => {
  it('goes on where a later attempt went on from a checkpoint', () => {
    const joined = joinAttempts([
      new Map([['loss', curve(1, 2, 3, 4)]]),
      new Map([['loss', curve(3, 4, 5)]]),
    ]);
    expect(joined.get('loss')?.steps).toEqual([1, 2, 3, 4, 5]);
    expect(joined.get('loss')?.values).toHaveLength(5);
  });

  it('forgets an attempt after which the next began anew', () => {
    const joined = joinAttempts([new Map([['loss', curve(1, 2, 3)]]), new Map([['loss', curve(1, 2)]])]);
    expect(joined.get('loss')?.steps).toEqual([1, 2]);
  });

  it('keeps metrics that only one of them reported', () => {
    const joined = joinAttempts([new Map([['loss', curve(1)]]), new Map([['accuracy', curve(2)]])]);
    expect([...joined.keys()]).toEqual(['loss', 'accuracy']);
  });
});

describe('thinned', () => {
  it('keeps first and last, and what lies evenly between', () => {
    expect(thinned(curve(0, 1, 2, 3, 4, 5, 6, 7, 8), 3).steps).toEqual([0, 4, 8]);
  });

  it('leaves a short curve as it is', () => {
    const short = curve(1, 2);
    expect(thinned(short, 2)).toBe(short);
  });
});
