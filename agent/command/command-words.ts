/**
 * A command written as one text, taken apart into words at spaces. Quotes of both kinds hold a word together, and a
 * backslash outside single quotes takes the next character as it is, as in a shell. Nothing else of a shell is known: a
 * text that seems to ask for more is refused, since run as it stands it would do something else.
 *
 * @returns the words, or what is wrong with the text
 */
export function commandWords(text: string): readonly string[] | { readonly fault: string } {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (quote === '' && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quote === '' && shellOnly.test(char)) {
      return { fault: `"${char}" means something to a shell only` };
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === quote) {
      quote = '';
    } else if (char === '\\' && quote !== "'" && index + 1 < text.length) {
      word = (word ?? '') + text.charAt(++index);
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== '') return { fault: `a ${quote} is not closed` };
  if (word !== undefined) words.push(word);
  return words.length === 0 ? { fault: 'it names no program' } : words;
}

const shellOnly = /[|&;<>$`*?()~#]/;

/** One word of a POSIX shell that stands for exactly this text. */
export function quoteForShell(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
