/**
 * JSON as programs write it: with the words NaN, Infinity and -Infinity of Python's json for numbers that JSON does not
 * have. Each character is looked at once, whatever the text is.
 */

/** Stands before such a word in the text that it comes out as. No program prints this by accident. */
export const numberMark = '\u0000number:';

/** @returns undefined for what is neither JSON nor JSON with those words, which come out as marked texts */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const strict = withMarkedWords(text);
    if (strict === undefined) return undefined;
    try {
      return JSON.parse(strict);
    } catch {
      return undefined;
    }
  }
}

/** @returns undefined if no such word stands outside of strings: then the text has another error */
function withMarkedWords(text: string): string | undefined {
  let marked = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      at = endOfString(text, at);
      continue;
    }
    const word = wordAt(text, at);
    if (word === undefined) {
      at++;
      continue;
    }
    marked += text.slice(copied, at) + JSON.stringify(`${numberMark}${word}`);
    at += word.length;
    copied = at;
  }
  return copied === 0 ? undefined : marked + text.slice(copied);
}

/** @param from of the opening quote @returns the character after the closing one, or the end of the text */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

const words = ['NaN', 'Infinity', '-Infinity'] as const;
const letter = /\w/;

function wordAt(text: string, at: number): string | undefined {
  const first = text[at];
  if (first !== 'N' && first !== 'I' && first !== '-') return undefined;
  const word = words.find((candidate) => text.startsWith(candidate, at));
  if (word === undefined || letter.test(text[at + word.length] ?? '')) return undefined;
  return first !== '-' && letter.test(text[at - 1] ?? '') ? undefined : word;
}
