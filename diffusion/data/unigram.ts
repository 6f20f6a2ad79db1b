/**
 * SentencePiece's unigram segmentation: of all ways to cut a text into pieces of the vocabulary, the one with the
 * largest sum of log probabilities.
 *
 * @see Kudo 2018, "Subword Regularization", and the SentencePiece source for the unknown-piece penalty.
 */
export type Vocabulary = readonly (readonly [piece: string, logProbability: number])[];

/** The id of every character that no piece covers. */
export const unknownId = 0;

/** SentencePiece scores an unknown character this far below the rarest piece. */
const unknownPenalty = 10;

const wordStart = '▁';

export interface Segmenter {
  /** Piece ids. The empty text has none. */
  encode(text: string): number[];
}

/** @param reserved how many leading entries are control symbols that text never matches */
export function createSegmenter(vocabulary: Vocabulary, reserved: number): Segmenter {
  const idOf = new Map<string, number>();
  let longest = 1;
  let rarest = 0;
  for (let id = reserved; id < vocabulary.length; id++) {
    const [piece, score] = vocabulary[id] as Vocabulary[number];
    idOf.set(piece, id);
    longest = Math.max(longest, Array.from(piece).length);
    rarest = Math.min(rarest, score);
  }
  const scoreOf = (id: number): number =>
    id === unknownId ? rarest - unknownPenalty : (vocabulary[id] as Vocabulary[number])[1];
  return {
    encode(text) {
      const symbols = Array.from(normalise(text));
      return mergeUnknown(bestPath(symbols, longest, idOf, scoreOf));
    },
  };
}

/** NFKC, runs of blanks as one, and a mark before each word. */
function normalise(text: string): string {
  const words = text.normalize('NFKC').trim().split(/\s+/);
  return words[0] === '' ? '' : words.map((word) => wordStart + word).join('');
}

/** Viterbi over positions: `score[end]` is the best sum for the first `end` symbols. */
function bestPath(
  symbols: readonly string[],
  longest: number,
  idOf: ReadonlyMap<string, number>,
  scoreOf: (id: number) => number,
): number[] {
  const score = new Float64Array(symbols.length + 1).fill(Number.NEGATIVE_INFINITY);
  const lastId = new Int32Array(symbols.length + 1);
  const lastStart = new Int32Array(symbols.length + 1);
  score[0] = 0;
  for (let end = 1; end <= symbols.length; end++) {
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const id = idOf.get(symbols.slice(start, end).join('')) ?? (start === end - 1 ? unknownId : undefined);
      if (id === undefined) continue;
      const candidate = (score[start] as number) + scoreOf(id);
      if (candidate > (score[end] as number)) {
        score[end] = candidate;
        lastId[end] = id;
        lastStart[end] = start;
      }
    }
  }
  const path: number[] = [];
  for (let end = symbols.length; end > 0; end = lastStart[end] as number) path.unshift(lastId[end] as number);
  return path;
}

/** A run of unknown characters is one unknown piece. */
const mergeUnknown = (ids: readonly number[]): number[] =>
  ids.filter((id, index) => id !== unknownId || ids[index - 1] !== unknownId);
