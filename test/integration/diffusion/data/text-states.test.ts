import { describe, expect, it } from 'vitest';
import { textStates } from '../../../../diffusion/data/dataset.ts';
import { useTemporaryCache } from './temporary-cache.ts';

useTemporaryCache();

const dot = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, at) => sum + value * (right[at] as number), 0);

describe('textStates', () => {
  it('gives a state per piece and a unit vector that knows what words mean', async () => {
    const states = await textStates(['cat face', 'kitten', 'pepperoni pizza', '']);
    expect([...states.keys()]).toEqual(['cat face', 'kitten', 'pepperoni pizza', '']);
    const [cat, kitten, pizza] = [...states.values()] as [
      ...(typeof states extends Map<string, infer S> ? S[] : never),
    ];
    expect(cat?.length).toBe(2);
    expect(cat?.tokens).toHaveLength(2 * 512);
    expect(Math.hypot(...(cat?.sentence ?? []))).toBeCloseTo(1, 5);
    const catVector = cat?.sentence as Float32Array;
    expect(dot(catVector, kitten?.sentence as Float32Array)).toBeGreaterThan(
      dot(catVector, pizza?.sentence as Float32Array) + 0.1,
    );
    const empty = states.get('');
    expect(empty?.length).toBe(0);
    expect(empty?.tokens).toHaveLength(0);
    expect(empty?.sentence.every((value) => value === 0)).toBe(true);
  });

  it('gives the same state whatever else is asked for, from the encoder or from the cache', async () => {
    const alone = await textStates(['red apple']);
    const together = await textStates(['green apple', 'red apple', 'red apple']);
    expect(together.get('red apple')).toEqual(alone.get('red apple'));
    process.env['YATES_CACHE'] += '/fresh';
    const anew = await textStates(['cat with tears of joy', 'red apple']);
    expect(anew.get('red apple')).toEqual(alone.get('red apple'));
  });

  it('cuts a caption after 16 pieces', async () => {
    const states = await textStates(['cat '.repeat(30)]);
    expect([...states.values()][0]?.length).toBe(16);
  });
});
