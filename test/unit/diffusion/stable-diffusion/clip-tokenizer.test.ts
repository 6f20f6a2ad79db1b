import { describe, expect, test } from 'vitest';
import { clipTokenizer } from '../../../../diffusion/stable-diffusion/clip-tokenizer.ts';

// Numbered by hand: single bytes, the same at the end of a word, what merges make, start and end.
const tokens = [
  'c',
  'a',
  't',
  's',
  'Ã',
  '©',
  '1',
  '!',
  'a</w>',
  't</w>',
  's</w>',
  '©</w>',
  '1</w>',
  '2</w>',
  '!</w>',
];
const merged = ['ca', 'cat</w>', 'at</w>', "'s</w>", 'Ã©</w>', '!!</w>'];
const [start, end] = ['<|startoftext|>', '<|endoftext|>'];
const vocabulary = Object.fromEntries(
  [...tokens, "'", ...merged, start, end].map((token, id) => [token, id]),
);
const merges = ['#version: 0.2', 'c a', 'ca t</w>', 'a t</w>', "' s</w>", 'Ã ©</w>', '! !</w>', ''].join(
  '\n',
);
const tokenizer = clipTokenizer(vocabulary, merges, 'vocab.json');

const read = (text: string, length = 8): string[] => {
  const names = new Map(Object.entries(vocabulary).map(([token, id]) => [id, token]));
  return [...tokenizer.encode(text, length)].map((id) => names.get(id) as string);
};

describe("CLIP's tokenizer", () => {
  test('joins pairs in the order of the list, not from the left', () => {
    // "c a" comes before "a t": cat is ca + t, joined by the second merge.
    expect(read('cat').slice(0, 3)).toEqual([start, 'cat</w>', end]);
    // Without the word's end "ca" stays, and t s do not join.
    expect(read('cats').slice(1, 5)).toEqual(['ca', 't', 's</w>', end]);
  });

  test('is blind to case and to the width of spaces', () => {
    expect(read('  CAT \n at ')).toEqual(read('cat at'));
    expect(read('cat at').slice(1, 3)).toEqual(['cat</w>', 'at</w>']);
  });

  test('takes contractions, digits, signs and letters outside ASCII apart', () => {
    expect(read("cat's 12!!é", 12).slice(1, 8)).toEqual([
      'cat</w>',
      "'s</w>",
      '1</w>',
      '2</w>',
      '!!</w>',
      'Ã©</w>',
      end,
    ]);
  });

  test('ends every text, cuts a long one and fills a short one with the end', () => {
    expect(read('')).toEqual([start, end, end, end, end, end, end, end]);
    const long = read('cat '.repeat(20));
    expect(long).toHaveLength(8);
    expect([long[0], long[6], long[7]]).toEqual([start, 'cat</w>', end]);
  });

  test('names a token that the vocabulary lacks', () => {
    expect(() => tokenizer.encode('dog', 8)).toThrow(/E_TOKENIZER vocab\.json has no token "d"/);
    expect(() => clipTokenizer({}, merges, 'vocab.json')).toThrow(/has no token "<\|startoftext\|>"/);
  });
});
