/**
 * Positions of trials by their ids: a hash table of whole numbers, since a sweep may have a million trials. It grows by a further
 * table that is at least as large as all before, so no insertion moves what is there and holds others up.
 */
/** Number of places of a table for each trial that it takes. */
const placesPerTrial = 2;
const placesMin = 8;
const placesMax = 2 ** 22;

export class TrialIndex {
  readonly #hasId: (position: number, id: string) => boolean;
  /** At each place the hash of an id, and 0 or 1 + a position; the number of places is a power of two. */
  readonly #tables: Int32Array[] = [];
  /** How many more the newest table takes. */
  #room = 0;
  #size = 0;
  /** Length of the longest id: text of a client that is longer is no id, and is not read to its end. */
  #longest = 0;

  /** @param hasId true if the trial at this position has this id */
  constructor(hasId: (position: number, id: string) => boolean) {
    this.#hasId = hasId;
  }

  /**
   * @param expected how many are likely to follow, this one included
   * @returns false if another trial has this id
   */
  add(id: string, position: number, expected: number): boolean {
    const hash = hashOf(id);
    if (this.#room === 0) this.#grow(expected);
    const newest = this.#tables.length - 1;
    for (let at = 0; at < newest; at++) if (this.#positionAt(at, hash, id) >= 0) return false;
    const place = this.#placeOf(newest, hash, id);
    const table = this.#tables[newest] as Int32Array;
    if (table[place + 1] !== 0) return false;
    table[place] = hash;
    table[place + 1] = position + 1;
    this.#room--;
    this.#size++;
    this.#longest = Math.max(this.#longest, id.length);
    return true;
  }

  /** @returns -1 where no trial has this id */
  find(id: string): number {
    if (id.length > this.#longest) return -1;
    const hash = hashOf(id);
    for (let at = 0; at < this.#tables.length; at++) {
      const position = this.#positionAt(at, hash, id);
      if (position >= 0) return position;
    }
    return -1;
  }

  /** @returns where the id stands in a table, or the free place where it would */
  #placeOf(tableAt: number, hash: number, id: string): number {
    const table = this.#tables[tableAt] as Int32Array;
    const mask = table.length - 1;
    for (let place = (2 * hash) & mask; ; place = (place + 2) & mask) {
      const position = (table[place + 1] as number) - 1;
      if (position < 0 || (table[place] === hash && this.#hasId(position, id))) return place;
    }
  }

  /** @returns -1 where the id is not in this table */
  #positionAt(tableAt: number, hash: number, id: string): number {
    return ((this.#tables[tableAt] as Int32Array)[this.#placeOf(tableAt, hash, id) + 1] as number) - 1;
  }

  #grow(expected: number): void {
    const wanted = Math.min(placesMax, placesPerTrial * Math.max(expected, this.#size));
    let places = placesMin;
    while (places < wanted) places *= 2;
    this.#tables.push(new Int32Array(2 * places));
    this.#room = places / placesPerTrial;
  }
}

/** FNV-1a over the characters, with its high bits mixed into the low ones. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
