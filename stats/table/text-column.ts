import { longer } from '../numeric/growing-ints.ts';
import { plainNumber } from './plain-number.ts';

/** A column as a file has it: its different texts, and which of them each row holds. What a text means is decided once. */
export interface TextColumn {
  /**
   * In order of first appearance. Two may become equal once the spaces around them are taken off, and in a column of very many
   * different texts some may be equal as they are. Made when first asked for: of measurements, `plain` has all that most need.
   */
  readonly texts: readonly string[];
  /** Number of texts. */
  readonly count: number;
  /** Index into `texts`, one a row. */
  readonly codes: Int32Array;
  /** The numbers of the texts, where each is one in plain writing or empty; undefined where any is something else. */
  readonly plain: PlainNumbers | undefined;
}

interface PlainNumbers {
  /** One a text, finite; NaN where it is empty. */
  readonly values: Float64Array;
  /** True if a point stands in one of the texts. */
  readonly hasPoint: boolean;
}

/**
 * A column with these fields, one a row.
 *
 * @example
 * const { texts, codes } = textColumn(['b', 'a', 'b']);
 * texts; // ['b', 'a']
 * [...codes]; // [0, 1, 0]
 */
export function textColumn(fields: readonly string[]): TextColumn {
  const builder = new TextColumnBuilder();
  for (const field of fields) builder.push(field);
  return builder.build();
}

/**
 * The field of a row.
 *
 * @example
 * fieldAt(textColumn(['b', 'a', 'b']), 1); // 'a'
 */
export const fieldAt = ({ texts, codes }: TextColumn, row: number): string =>
  texts[codes[row] as number] as string;

/** The same column with some of its rows. */
export const rowsOf = (column: TextColumn, rows: Int32Array): TextColumn => ({
  get texts() {
    return column.texts;
  },
  count: column.count,
  codes: rows.map((row) => column.codes[row] as number),
  plain: column.plain,
});

/** Different texts from which on a column is given up to be mostly different. */
const mappedMax = 50_000;

/** Places of the table of texts that are looked at for one text: a text for which that is not enough is kept twice. */
const probesMax = 64;

/** Of the hash of a text, which grows by a character at a time: FNV-1a. */
export const hashStart = 0x811c9dc5 | 0;
const hashFactor = 0x01000193;
export const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code, hashFactor);

function hashOf(text: string): number {
  let hash = hashStart;
  for (let i = 0; i < text.length; i++) hash = hashWith(hash, text.charCodeAt(i));
  return hash;
}

/**
 * Gathers a column row by row. A field is a part of the file's text, and different fields are found by their hash: no text is made of
 * a field before somebody asks for it.
 */
export class TextColumnBuilder {
  /** [rows] */
  #codes: Int32Array = new Int32Array(64);
  #rows = 0;
  readonly #source: string;
  /** [count], where each text stands in the source; `#own` has those that stand nowhere in it, whose start is -1. */
  #starts: Int32Array = new Int32Array(64);
  #ends: Int32Array = new Int32Array(64);
  readonly #own: (string | undefined)[] = [];
  #count = 0;
  /** Codes plus one by hash, 0 where a place is free; undefined once the column is given up to be mostly different. */
  #places: Int32Array | undefined = new Int32Array(256);
  /** [count], of those texts that are in the places. */
  #hashes: Int32Array = new Int32Array(64);
  /** [count]; undefined once a text was no plain number. */
  #numbers: Float64Array | undefined = new Float64Array(64);
  #hasPoint = false;

  /** @param source the text that fields are parts of */
  constructor(source = '') {
    this.#source = source;
  }

  push(text: string): void {
    this.#add(text, 0, text.length, hashOf(text));
  }

  /** Adds a part of the source. @param hash of its characters */
  pushPart(from: number, to: number, hash: number): void {
    this.#add(this.#source, from, to, hash);
  }

  /** Adds a text until there are so many rows. */
  fill(text: string, rows: number): void {
    while (this.#rows < rows) this.push(text);
  }

  /** @param reading what becomes of each text that is no plain number */
  build(reading: (text: string) => string = (text) => text): TextColumn {
    const count = this.#count;
    const values = this.#numbers?.subarray(0, count);
    const plain = values === undefined ? undefined : { values, hasPoint: this.#hasPoint };
    let texts: readonly string[] | undefined;
    const textAt = (code: number): string => this.#textAt(code);
    return {
      get texts() {
        texts ??= Array.from({ length: count }, (_, code) =>
          plain === undefined ? reading(textAt(code)) : textAt(code),
        );
        return texts;
      },
      count,
      codes: this.#codes.slice(0, this.#rows),
      plain,
    };
  }

  #add(source: string, from: number, to: number, hash: number): void {
    if (this.#rows === this.#codes.length) this.#codes = longer(this.#codes);
    this.#codes[this.#rows++] = this.#codeFor(source, from, to, hash);
  }

  #codeFor(source: string, from: number, to: number, hash: number): number {
    const places = this.#places;
    if (places === undefined) return this.#added(source, from, to);
    const mask = places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let probe = 0; probe < probesMax; probe++) {
      const code = (places[place] as number) - 1;
      if (code < 0) break;
      if (this.#hashes[code] === hash && this.#isAt(code, source, from, to)) return code;
      place = (place + 1) & mask;
    }
    const code = this.#added(source, from, to);
    // Where most rows differ, as of measurements, a text that recurs is cheaper kept twice than looked for.
    if (code >= mappedMax && 2 * code >= this.#rows) this.#places = undefined;
    else {
      this.#hashes[code] = hash;
      if (places[place] === 0) places[place] = code + 1;
      if (2 * this.#count > places.length) this.#growPlaces();
    }
    return code;
  }

  /** True if the text of this code is the part of the source. */
  #isAt(code: number, source: string, from: number, to: number): boolean {
    const start = this.#starts[code] as number;
    const known = start < 0 ? (this.#own[code] as string) : this.#source;
    const knownFrom = Math.max(0, start);
    const length = to - from;
    if ((start < 0 ? known.length : (this.#ends[code] as number) - start) !== length) return false;
    for (let i = 0; i < length; i++)
      if (known.charCodeAt(knownFrom + i) !== source.charCodeAt(from + i)) return false;
    return true;
  }

  #added(source: string, from: number, to: number): number {
    const code = this.#count++;
    if (code === this.#starts.length) {
      this.#starts = longer(this.#starts);
      this.#ends = longer(this.#ends);
      if (this.#places !== undefined) this.#hashes = longer(this.#hashes);
    }
    if (source === this.#source) {
      this.#starts[code] = from;
      this.#ends[code] = to;
    } else {
      this.#starts[code] = -1;
      this.#own[code] = source;
    }
    if (this.#numbers !== undefined) this.#addNumber(code, source, from, to);
    return code;
  }

  #addNumber(code: number, source: string, from: number, to: number): void {
    let numbers = this.#numbers as Float64Array;
    const value = plainNumber(source, from, to);
    if (Number.isNaN(value) && !isBlank(source, from, to)) {
      this.#numbers = undefined;
      return;
    }
    if (code === numbers.length) {
      numbers = new Float64Array(2 * code);
      numbers.set(this.#numbers as Float64Array);
      this.#numbers = numbers;
    }
    numbers[code] = value;
    for (let i = from; i < to && !this.#hasPoint; i++) this.#hasPoint = source.charCodeAt(i) === 46;
  }

  /** All hashes are kept until the column is given up. */
  #growPlaces(): void {
    const places = new Int32Array(4 * (this.#places as Int32Array).length);
    const mask = places.length - 1;
    for (let code = 0; code < this.#count; code++) {
      const hash = this.#hashes[code] as number;
      let place = (hash ^ (hash >>> 15)) & mask;
      for (let probe = 0; probe < probesMax && places[place] !== 0; probe++) place = (place + 1) & mask;
      if (places[place] === 0) places[place] = code + 1;
    }
    this.#places = places;
  }

  #textAt(code: number): string {
    const start = this.#starts[code] as number;
    return start < 0 ? (this.#own[code] as string) : this.#source.slice(start, this.#ends[code]);
  }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== 32) return false;
  return true;
}
