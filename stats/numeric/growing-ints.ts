/**
 * The same numbers in an array of twice the length.
 *
 * @example
 * [...longer(Int32Array.of(7))]; // [7, 0]
 */
export function longer(values: Int32Array): Int32Array {
  const more = new Int32Array(2 * values.length);
  more.set(values);
  return more;
}

/** Whole numbers that come one after another. */
export class GrowingInts {
  #values: Int32Array = new Int32Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#values = longer(this.#values);
    this.#values[this.length++] = value;
  }

  /** The first number; 0 where there is none. */
  get first(): number {
    return this.#values[0] as number;
  }

  build(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}
