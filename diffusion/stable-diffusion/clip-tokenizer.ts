/**
 * CLIP's tokenizer: byte-pair encoding over words in lower case.
 * @see Radford et al. 2021; Sennrich et al. 2016; the files are `tokenizer/vocab.json` and `merges.txt` of the model
 */
import { YatesError } from '../../base/error.ts';

export interface ClipTokenizer {
  /** Token numbers: start, words, end; then end again up to `length`. */
  encode(text: string, length: number): Int32Array;
}

const [start, end] = ['<|startoftext|>', '<|endoftext|>'];
/** Contractions, runs of letters, single digits, runs of anything else. */
const words = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/gu;

/**
 * @param vocabulary token -> number
 * @param merges text of merges.txt: two parts a line, the most frequent first
 * @param place file name for errors
 * @throws YatesError E_TOKENIZER
 */
export function clipTokenizer(
  vocabulary: Readonly<Record<string, unknown>>,
  merges: string,
  place: string,
): ClipTokenizer {
  const idOf = (token: string): number => {
    const id = Object.hasOwn(vocabulary, token) ? vocabulary[token] : undefined;
    if (typeof id === 'number') return id;
    throw new YatesError({
      code: 'E_TOKENIZER',
      place: { file: place },
      message: `has no token ${JSON.stringify(token)}`,
      next: "give the tokenizer of the model's own text encoder",
    });
  };
  const [startId, endId] = [idOf(start), idOf(end)];
  const ranks = new Map(
    merges
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#version'))
      .map((line, rank) => [line, rank]),
  );
  const known = new Map<string, number[]>();
  const idsOf = (word: string): number[] => {
    const ids = known.get(word) ?? pairs(word, ranks).map(idOf);
    known.set(word, ids);
    return ids;
  };
  return {
    encode(text, length) {
      const cleaned = text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
      const ids = (cleaned.match(words) ?? []).flatMap(idsOf).slice(0, length - 2);
      return Int32Array.from({ length }, (_, index) => (index === 0 ? startId : (ids[index - 1] ?? endId)));
    },
  };
}

/** Joins the pair that comes first in the list until none is left. */
function pairs(word: string, ranks: ReadonlyMap<string, number>): string[] {
  const parts = [...new TextEncoder().encode(word)].map((byte) => byteTexts[byte] as string);
  parts[parts.length - 1] += '</w>';
  for (;;) {
    const rankAt = (index: number): number => ranks.get(`${parts[index]} ${parts[index + 1]}`) ?? Infinity;
    let best = 0;
    for (let index = 1; index < parts.length - 1; index++) if (rankAt(index) < rankAt(best)) best = index;
    if (rankAt(best) === Infinity) return parts;
    parts.splice(best, 2, `${parts[best]}${parts[best + 1]}`);
  }
}

/** GPT-2's letters for bytes: printable ones stand for themselves, the others for those from 256 on. */
const byteTexts: readonly string[] = (() => {
  let other = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCodePoint(printable ? byte : other++);
  });
})();
