/**
 * One JSON value that ends with a long list, a part at a time: as `JSON.stringify` prints it with two spaces, and never one string that
 * may be longer than strings can be.
 */
export class JsonWithList {
  readonly #head: object;
  readonly #name: string;
  #count = 0;

  /** @param head all that stands before the list */
  constructor(head: object, name: string) {
    this.#head = head;
    this.#name = name;
  }

  item(value: unknown): string {
    const text = JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');
    return `${this.#count++ === 0 ? this.#beginning() : ','}\n    ${text}`;
  }

  end(): string {
    return this.#count === 0 ? `${this.#beginning()}]\n}\n` : '\n  ]\n}\n';
  }

  #beginning(): string {
    // Without the brace and the line that end it.
    return `${JSON.stringify(this.#head, null, 2).slice(0, -2)},\n  ${JSON.stringify(this.#name)}: [`;
  }
}
