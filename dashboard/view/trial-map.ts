import type { TrialId } from '../../base/ids.ts';
import type { Trial } from '../../client/facts.ts';
import { oncePer } from './once-per.ts';

const chunkBits = 9;
const chunkSize = 2 ** chunkBits;

/** The same array where it is in this order already. */
export const inPlannedOrder = (trials: readonly Trial[]): readonly Trial[] =>
  isPlanned(trials) ? trials : trials.toSorted((a, b) => a.plannedOrder - b.plannedOrder);

/** Remembered of what never changes, such as a chunk of a hundred thousand trials. */
const isPlanned = oncePer((trials: readonly Trial[]): boolean => {
  for (let at = 1; at < trials.length; at++)
    if ((trials[at] as Trial).plannedOrder < (trials[at - 1] as Trial).plannedOrder) return false;
  return true;
});

/**
 * The trials by id, in the order in which they came. Never changed in place: `with` gives another map, and copies only the parts that
 * differ, so that a change among a hundred thousand trials costs no more than one among a few.
 */
export class TrialMap implements ReadonlyMap<TrialId, Trial> {
  static readonly empty: TrialMap = new TrialMap(new Map(), [], 0);

  readonly size: number;
  /** In order, each `chunkSize` long but the last. A chunk is never changed: what follows from it alone may be kept with it. */
  readonly chunks: readonly (readonly Trial[])[];
  /** Position of each id. Shared with later maps, which append to it: positions from `size` on are theirs. */
  readonly #positions: Map<TrialId, number>;
  #all: readonly Trial[] | undefined;
  #planned: readonly Trial[] | undefined;

  private constructor(positions: Map<TrialId, number>, chunks: readonly (readonly Trial[])[], size: number) {
    this.#positions = positions;
    this.chunks = chunks;
    this.size = size;
  }

  static of(trials: Iterable<Trial>): TrialMap {
    return TrialMap.empty.with(trials);
  }

  /** Those in place of the ones of the same id, or after all others. */
  with(trials: Iterable<Trial>): TrialMap {
    // Another map was made from this one: each appends to positions of its own.
    const positions =
      this.#positions.size > this.size || this.size === 0
        ? new Map([...this.#positions].slice(0, this.size))
        : this.#positions;
    const chunks: Trial[][] = [...(this.chunks as Trial[][])];
    const copied = new Set<number>();
    let { size } = this;
    for (const trial of trials) {
      let position = positions.get(trial.id);
      if (position === undefined) {
        position = size++;
        positions.set(trial.id, position);
      }
      const at = position >> chunkBits;
      let chunk = chunks[at];
      if (chunk === undefined || !copied.has(at)) {
        chunk = [...(chunk ?? [])];
        chunks[at] = chunk;
        copied.add(at);
      }
      chunk[position & (chunkSize - 1)] = trial;
    }
    return copied.size === 0 ? this : new TrialMap(positions, chunks, size);
  }

  get(id: TrialId): Trial | undefined {
    const position = this.#positions.get(id);
    if (position === undefined || position >= this.size) return undefined;
    return this.chunks[position >> chunkBits]?.[position & (chunkSize - 1)];
  }

  /** In the order in which they came. */
  get all(): readonly Trial[] {
    // Ten times as fast as `flat`, and as going through `values`.
    this.#all ??= ([] as Trial[]).concat(...this.chunks);
    return this.#all;
  }

  /** In planned order, in which they mostly come. */
  get planned(): readonly Trial[] {
    this.#planned ??= this.#isPlanned() ? this.all : inPlannedOrder(this.all);
    return this.#planned;
  }

  #isPlanned(): boolean {
    let before = -1;
    for (const chunk of this.chunks) {
      if (!isPlanned(chunk) || (chunk[0] as Trial).plannedOrder < before) return false;
      before = (chunk.at(-1) as Trial).plannedOrder;
    }
    return true;
  }

  /** Place among `all`; -1 where there is none of this id. */
  placeOf(id: TrialId): number {
    const position = this.#positions.get(id);
    return position === undefined || position >= this.size ? -1 : position;
  }

  has(id: TrialId): boolean {
    return this.get(id) !== undefined;
  }

  *values(): MapIterator<Trial> {
    for (const chunk of this.chunks) yield* chunk;
    return undefined;
  }

  *keys(): MapIterator<TrialId> {
    for (const { id } of this.values()) yield id;
    return undefined;
  }

  *entries(): MapIterator<[TrialId, Trial]> {
    for (const trial of this.values()) yield [trial.id, trial];
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[TrialId, Trial]> {
    return this.entries();
  }

  forEach(act: (trial: Trial, id: TrialId, map: ReadonlyMap<TrialId, Trial>) => void): void {
    for (const trial of this.values()) act(trial, trial.id, this);
  }
}
