/** The first few of many by an order, without sorting all of them. */
export class FirstFew<Item> {
  readonly #compare: (a: Item, b: Item) => number;
  readonly #max: number;
  #items: Item[] = [];
  /** The last of the first few when they were last cut. */
  #last: Item | undefined;

  /** @param compare as for `sort` */
  constructor(max: number, compare: (a: Item, b: Item) => number) {
    this.#max = max;
    this.#compare = compare;
  }

  add(item: Item): void {
    if (this.#last !== undefined && this.#compare(item, this.#last) > 0) return;
    this.#items.push(item);
    if (this.#items.length < 4 * this.#max) return;
    this.#items = this.take();
    this.#last = this.#items.at(-1);
  }

  /** Many that are in order already: those after the first that is too late are not looked at. */
  addInOrder(items: readonly Item[]): void {
    for (const item of items) {
      if (this.#last !== undefined && this.#compare(item, this.#last) > 0) return;
      this.add(item);
    }
  }

  /** In order. */
  take(): Item[] {
    return this.#items.sort(this.#compare).slice(0, this.#max);
  }
}
