/**
 * True if the text has the word, or what it stands for: `oom` is what everybody types for out of memory.
 *
 * @param text in lower case, as the word
 */
export const saysWord = (text: string, word: string): boolean =>
  text.includes(word) || (word === 'oom' && /out[ -]of[ -]memory/.test(text));
