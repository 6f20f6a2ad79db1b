/** The value of a Python literal: dicts become objects, lists and tuples arrays, None null. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | { readonly [key: string]: PythonValue };

/** Values within each other. */
const depthMax = 32;

/**
 * Reads what Python's `repr` prints of dicts, lists and plain values; `nan` and `inf` are numbers, whole numbers beyond 2^53 texts with all of
 * their digits. What is no literal, such as an object's `<...>`, is the text of it. Takes time by the length of the text.
 *
 * @returns undefined where the text is not a whole literal
 *
 * @example
 * pythonLiteral("{'lr': 1e-3, 'act': None}"); // { lr: 0.001, act: null }
 * pythonLiteral("{'lr': "); // undefined
 */
export function pythonLiteral(text: string): PythonValue | undefined {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value !== undefined && reader.isAtEnd() ? value : undefined;
}

/** A number with what may stand in one; anchored where reading has come to. */
const numberPattern = /[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z_][\w.]*/y;

const words: ReadonlyMap<string, PythonValue> = new Map<string, PythonValue>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  // As JSON has them.
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
]);

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };
const digitsOfEscape: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#skip();
    return this.#at === this.#text.length;
  }

  value(depth: number): PythonValue | undefined {
    if (depth > depthMax) return undefined;
    this.#skip();
    const char = this.#text.charAt(this.#at);
    if (char === '{') return this.#dict(depth);
    if (char === '[') return this.#list(']', depth);
    if (char === '(') return this.#list(')', depth);
    if (char === "'" || char === '"') return this.#string();
    return this.#plain();
  }

  #dict(depth: number): PythonValue | undefined {
    const entries: [string, PythonValue][] = [];
    this.#at++;
    while (!this.#takes('}')) {
      const key = this.value(depth + 1);
      // Lists and dicts are no keys.
      if (key === undefined || (typeof key === 'object' && key !== null) || !this.#takes(':'))
        return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.push([String(key), value]);
      if (!this.#takes(',') && this.#text.charAt(this.#at) !== '}') return undefined;
    }
    return Object.fromEntries(entries);
  }

  #list(end: string, depth: number): PythonValue | undefined {
    const values: PythonValue[] = [];
    this.#at++;
    while (!this.#takes(end)) {
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
      if (!this.#takes(',') && this.#text.charAt(this.#at) !== end) return undefined;
    }
    return values;
  }

  #string(): string | undefined {
    const quote = this.#text.charAt(this.#at++);
    let value = '';
    for (;;) {
      const char = this.#text.charAt(this.#at++);
      if (char === '') return undefined;
      if (char === quote) return value;
      value += char === '\\' ? this.#escaped() : char;
    }
  }

  #escaped(): string {
    const char = this.#text.charAt(this.#at++);
    const digits = digitsOfEscape[char];
    if (digits === undefined) return escapes[char] ?? char;
    const code = Number.parseInt(this.#text.slice(this.#at, this.#at + digits), 16);
    this.#at += digits;
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  }

  /** A number, a word, or whatever else stands before the next comma or bracket that closes what it is in. */
  #plain(): PythonValue | undefined {
    const start = this.#at;
    const number = this.#match(numberPattern)?.replaceAll('_', '');
    if (number !== undefined && this.#isOver()) {
      const value = Number(number);
      return /^[+-]?\d+$/.test(number) && !Number.isSafeInteger(value) ? number : value;
    }
    this.#at = start;
    const sign = this.#text.charAt(start) === '-' ? -1 : 1;
    if (sign === -1) this.#at++;
    const word = words.get(this.#match(wordPattern) ?? '');
    if (word !== undefined && this.#isOver()) return typeof word === 'number' ? sign * word : word;
    this.#at = start;
    let open = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text.charAt(this.#at);
      if (open === 0 && /[,}\]):]/.test(char)) break;
      if (/[([{<]/.test(char)) open++;
      else if (/[)\]}>]/.test(char)) open--;
    }
    return this.#at === start ? undefined : this.#text.slice(start, this.#at).trim();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #isOver(): boolean {
    this.#skip();
    return this.#at === this.#text.length || /[,}\]):]/.test(this.#text.charAt(this.#at));
  }

  #takes(char: string): boolean {
    this.#skip();
    if (this.#text.charAt(this.#at) !== char) return false;
    this.#at++;
    return true;
  }

  #skip(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }
}
