import { describe, expect, it } from 'vitest';
import { createSegmenter, unknownId, type Vocabulary } from '../../../../diffusion/data/unigram.ts';

const vocabulary: Vocabulary = [
  ['�', 0],
  ['<s>', 0],
  ['▁', -2],
  ['▁a', -3],
  ['b', -3],
  ['▁ab', -7],
  ['a', -3],
  ['<s', -3],
];
const segmenter = createSegmenter(vocabulary, 2);
const encode = (text: string): number[] => segmenter.encode(text);

describe('unigram segmentation', () => {
  it('takes the likelier pieces, not the longer ones', () => {
    expect(encode('ab')).toEqual([3, 4]);
  });

  it('treats runs of blanks, and blanks around, as one word boundary', () => {
    expect(encode('  a   b ')).toEqual(encode('a b'));
  });

  it('has no piece for the empty text and for blanks', () => {
    expect(encode('')).toEqual([]);
    expect(encode('   ')).toEqual([]);
  });

  it('merges a run of unknown characters, and counts a surrogate pair as one', () => {
    expect(encode('z😀')).toEqual([2, unknownId]);
    expect(encode('a😀a')).toEqual([3, unknownId, 6]);
  });

  it('never matches a control symbol', () => {
    expect(encode('<s>')).toEqual([2, 7, unknownId]);
  });

  it('folds compatibility characters', () => {
    expect(encode('ａ')).toEqual([3]);
  });
});
