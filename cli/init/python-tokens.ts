/** Python text as tokens, enough of them to find calls and literals. Nothing is run, and each character is looked at once. */

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'newline';
  /** As it stands; of a string what is between its quotes. */
  readonly text: string;
  /** One-based. */
  readonly line: number;
  /** Prefix of a string in lower case, such as `f` or `rb`. */
  readonly prefix?: string;
}

const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number = /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?)/iy;
const stringStart = /(?:[rbfu]{0,2})("""|'''|"|')/iy;
const blank = /[ \t\f\r]+|\\\r?\n|#[^\n]*/y;

export function pythonTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const matched = (pattern: RegExp): string | undefined => {
      pattern.lastIndex = at;
      return pattern.exec(text)?.[0];
    };
    const skipped = matched(blank);
    if (skipped !== undefined) {
      if (skipped.endsWith('\n')) line++;
      at += skipped.length;
      continue;
    }
    if (text[at] === '\n') {
      tokens.push({ kind: 'newline', text: '\n', line: line++ });
      at++;
      continue;
    }
    const start = matched(stringStart);
    if (start !== undefined) {
      const prefix = (/^[a-z]*/i.exec(start)?.[0] ?? '').toLowerCase();
      const quote = start.slice(prefix.length);
      const end = endOfString(text, at + start.length, quote);
      const inside = text.slice(at + start.length, end);
      tokens.push({ kind: 'string', text: inside, line, prefix });
      line += inside.split('\n').length - 1;
      at = end + (text.startsWith(quote, end) ? quote.length : 0);
      continue;
    }
    const word = matched(name);
    const digits = word === undefined ? matched(number) : undefined;
    const kind = word !== undefined ? 'name' : digits === undefined ? 'operator' : 'number';
    const found = word ?? digits ?? text.charAt(at);
    tokens.push({ kind, text: found, line });
    at += found.length;
  }
  return tokens;
}

/** Where the closing quote stands; the end of the line or text where there is none. */
function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) return at;
    else if (text[at] === '\n' && quote.length === 1) return at;
  }
  return text.length;
}
