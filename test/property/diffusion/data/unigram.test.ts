import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSegmenter, type Vocabulary } from '../../../../diffusion/data/unigram.ts';

const letters = fc.constantFrom('a', 'b', 'c');
const piece = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
const score = fc.double({ min: -9, max: -1, noNaN: true });

/** Every single letter is there, so that nothing is unknown. */
const vocabularies = fc
  .uniqueArray(fc.tuple(piece, score), { selector: ([text]) => text, maxLength: 12 })
  .map((extra): Vocabulary => {
    const base: [string, number][] = [
      ['�', 0],
      ['▁', -1.5],
      ['a', -4],
      ['b', -5],
      ['c', -6],
    ];
    return [...base, ...extra.filter(([text]) => text.length > 1)];
  });

function bestScore(text: string, vocabulary: Vocabulary): number {
  if (text === '') return 0;
  return Math.max(
    ...vocabulary
      .slice(1)
      .map(([entry, value]) =>
        text.startsWith(entry)
          ? value + bestScore(text.slice(entry.length), vocabulary)
          : Number.NEGATIVE_INFINITY,
      ),
  );
}

describe('unigram segmentation', () => {
  it('restores the text and has the best score of all segmentations', () => {
    fc.assert(
      fc.property(vocabularies, fc.array(letters, { minLength: 1, maxLength: 7 }), (vocabulary, parts) => {
        const text = parts.join('');
        const ids = createSegmenter(vocabulary, 1).encode(text);
        expect(ids.map((id) => vocabulary[id]?.[0]).join('')).toBe(`▁${text}`);
        const total = ids.reduce((sum, id) => sum + (vocabulary[id]?.[1] as number), 0);
        expect(total).toBeCloseTo(bestScore(`▁${text}`, vocabulary), 9);
      }),
      { numRuns: 200 },
    );
  });
});
