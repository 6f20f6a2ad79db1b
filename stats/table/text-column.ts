/** A column as a file has it: its different texts, and which of them each row holds. What a text means is decided once. */
export interface TextColumn {
  /**
   * In order of first appearance. Two may become equal once the spaces around them are taken off, and in a column of very many
   * different texts some may be equal as they are.
   */
  readonly texts: readonly string[];
  /** Index into `texts`, one a row. */
  readonly codes: Int32Array;
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
export const rowsOf = ({ texts, codes }: TextColumn, rows: Int32Array): TextColumn => ({
  texts,
  codes: Int32Array.from(rows, (row) => codes[row] as number),
});

/** Different texts from which on a column is given up to be mostly different. */
const mappedMax = 50_000;

/** Gathers a column row by row. */
export class TextColumnBuilder {
  readonly #codeOf = new Map<string, number>();
  readonly #texts: string[] = [];
  #codes = new Int32Array(64);
  #rows = 0;
  /** Neighbouring rows are often alike: the last text is looked at before the map is. */
  #lastText: string | undefined;
  #lastCode = -1;

  push(text: string): void {
    if (text !== this.#lastText) {
      this.#lastText = text;
      this.#lastCode = this.#codeFor(text);
    }
    if (this.#rows === this.#codes.length) {
      const grown = new Int32Array(2 * this.#rows);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[this.#rows++] = this.#lastCode;
  }

  #codeFor(text: string): number {
    const known = this.#codeOf.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.push(text) - 1;
    // Where most rows differ, as of measurements, a text that recurs is cheaper kept twice than looked for.
    if (code < mappedMax || 2 * code < this.#rows) this.#codeOf.set(text, code);
    else if (this.#codeOf.size > 0) this.#codeOf.clear();
    return code;
  }

  /** Adds a text until there are so many rows. */
  fill(text: string, rows: number): void {
    while (this.#rows < rows) this.push(text);
  }

  build(): TextColumn {
    return { texts: this.#texts, codes: this.#codes.slice(0, this.#rows) };
  }
}
