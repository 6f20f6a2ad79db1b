/**
 * The trials of a sweep by planned order and by id. A trial to which nothing has happened yet is held as some 60 bytes outside of the
 * heap, a fifth of an object: a launch of a million trials leaves V8 nothing to copy and to mark. It becomes an object when
 * somebody asks for it by `at` or `get`, and then stays that object. Those that only read use `look`.
 */
import { trialId, type TrialId } from '../../base/ids.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { Level } from '../../design/sweep-spec.ts';
import { TrialIndex } from './trial-index.ts';

/** What a stretch of a run sheet has in common. */
export interface RunSheetHead {
  readonly columns: readonly string[];
  readonly reference: string | undefined;
}

export type PlannedRow = Omit<PlannedTrial, 'plannedOrder' | 'settings' | 'reference'>;

/** Trials in planned order, of which a part at a time is looked at. An array is one. */
export interface PlannedStretch {
  readonly length: number;
  slice(from: number, to: number): readonly PlannedTrial[];
}

/** What a trial is as long as nothing has happened to it. */
interface FreshTrials<One extends { readonly status: unknown }> {
  make(plan: PlannedTrial): One;
  readonly status: One['status'];
  /** How many trials the sweep will have. */
  expected(): number;
  /** As many trials are objects from the start; default: 1024, since most sweeps are small. */
  readonly objectsFirst?: number;
}

const idChars = 26;
const pageTrials = 1024;

/** Numbers of each trial in a page: `PlannedRow`, the index of its head, and where its levels begin. */
const numbersEach = 6;

interface Page {
  readonly ids: Buffer;
  readonly numbers: Int32Array;
  levels: Int32Array;
  levelsUsed: number;
}

export class SweepTrials<One extends { readonly plan: PlannedTrial; status: unknown }>
  implements Iterable<Readonly<One>>
{
  readonly #fresh: FreshTrials<One>;
  readonly #objectsFirst: number;
  /** By planned order; undefined for those that are held in a page. */
  readonly #objects: (One | undefined)[] = [];
  /** Of the trials after the first `#objectsFirst`. */
  readonly #pages: Page[] = [];
  readonly #heads: RunSheetHead[] = [];
  readonly #headByText = new Map<string, number>();
  /** Index of the head of the trial that was packed last. */
  #lastHead = -1;
  /** Different levels of all trials in pages, and where each stands. */
  readonly #levels: Level[] = [];
  readonly #levelAt = new Map<Level, number>();
  readonly #index = new TrialIndex((position, id) => this.#hasId(position, id));

  constructor(fresh: FreshTrials<One>) {
    this.#fresh = fresh;
    this.#objectsFirst = fresh.objectsFirst ?? 1024;
  }

  get length(): number {
    return this.#objects.length;
  }

  /**
   * The next trial in planned order, queued.
   *
   * @param head the same object for all trials of a stretch
   * @param row has its level of each column of the head from `from` on
   * @returns false if there is a trial of this id
   */
  add(head: RunSheetHead, plan: PlannedRow, row: readonly unknown[], from: number): boolean {
    const position = this.#objects.length;
    if (!this.#index.add(plan.id, position, this.#fresh.expected() - position)) return false;
    this.#objects.push(
      position >= this.#objectsFirst && this.#pack(position, head, plan, row, from)
        ? undefined
        : this.#fresh.make(this.#planOf(head, plan, position, row, from)),
    );
    return true;
  }

  /** The trial at this position; always the same object. */
  at(position: number): One | undefined {
    const known = this.#objects[position];
    if (known !== undefined || !this.#isPacked(position)) return known;
    const trial = this.#fresh.make(this.#planAt(position));
    this.#objects[position] = trial;
    return trial;
  }

  get(id: TrialId): One | undefined {
    const position = this.#index.find(id);
    if (position < 0) return undefined;
    const known = this.#objects[position];
    if (known !== undefined) return known;
    const trial = this.#fresh.make(this.#planAt(position, id));
    this.#objects[position] = trial;
    return trial;
  }

  has(id: TrialId): boolean {
    return this.#index.find(id) >= 0;
  }

  /** As `get`, for those who only look. */
  statusOf(id: TrialId): One['status'] | undefined {
    const position = this.#index.find(id);
    return position < 0 ? undefined : this.statusAt(position);
  }

  /** To read only: where nothing has happened to the trial, it is a passing object that refuses to be written to. */
  look(position: number): Readonly<One> | undefined {
    const known = this.#objects[position];
    if (known !== undefined || !this.#isPacked(position)) return known;
    return Object.freeze(this.#fresh.make(this.#planAt(position)));
  }

  planAt(position: number): PlannedTrial | undefined {
    return this.#objects[position]?.plan ?? (this.#isPacked(position) ? this.#planAt(position) : undefined);
  }

  idAt(position: number): TrialId | undefined {
    const known = this.#objects[position];
    if (known !== undefined || !this.#isPacked(position)) return known?.plan.id;
    const { page, at } = this.#placeOf(position);
    return idIn(page, at);
  }

  statusAt(position: number): One['status'] | undefined {
    return this.#objects[position]?.status ?? (this.#isPacked(position) ? this.#fresh.status : undefined);
  }

  /** In planned order, as `look` gives them. */
  *[Symbol.iterator](): Generator<Readonly<One>> {
    for (let at = 0; at < this.length; at++) yield this.look(at) as Readonly<One>;
  }

  /** As `look` gives them. @param to position after the last */
  slice(from: number, to: number): Readonly<One>[] {
    const found: Readonly<One>[] = [];
    for (let at = from; at < Math.min(to, this.length); at++) found.push(this.look(at) as Readonly<One>);
    return found;
  }

  /** All trials to which something may have happened, in planned order. */
  *touched(): Generator<One> {
    for (let at = 0; at < this.length; at++) {
      const trial = this.#objects[at];
      if (trial !== undefined) yield trial;
    }
  }

  /** What was planned for the trials before `to`, in planned order. */
  plansTo(to: number): PlannedStretch {
    const length = Math.min(to, this.length);
    const planAt = (position: number): PlannedTrial => this.planAt(position) as PlannedTrial;
    return {
      length,
      slice: (from, end) =>
        Array.from({ length: Math.max(0, Math.min(end, length) - from) }, (_, at) => planAt(from + at)),
    };
  }

  /** As `at` gives them, in planned order: for what changes all of them. */
  *all(): Generator<One> {
    for (let at = 0; at < this.length; at++) yield this.at(at) as One;
  }

  #isPacked(position: number): boolean {
    return position >= this.#objectsFirst && position < this.#objects.length;
  }

  #hasId(position: number, id: string): boolean {
    const known = this.#objects[position];
    if (known !== undefined) return known.plan.id === id;
    if (id.length !== idChars) return false;
    const { page, at } = this.#placeOf(position);
    const { ids } = page;
    for (let char = 0, from = at * idChars; char < idChars; char++)
      if (ids[from + char] !== id.charCodeAt(char)) return false;
    return true;
  }

  #placeOf(position: number): { readonly page: Page; readonly at: number } {
    const place = position - this.#objectsFirst;
    return { page: this.#pages[Math.floor(place / pageTrials)] as Page, at: place % pageTrials };
  }

  /** @returns false where the trial is not of the usual form, as in a log that others have written */
  #pack(
    position: number,
    head: RunSheetHead,
    { id, cell, replicate, seed, block }: PlannedRow,
    row: readonly unknown[],
    from: number,
  ): boolean {
    const place = position - this.#objectsFirst;
    // Also where the one before could not be packed: pages are found by position.
    if (place % pageTrials === 0) this.#pages.push(newPage(head.columns.length));
    if (!isPlainId(id) || !isInt32(cell) || !isInt32(replicate) || !isInt32(seed) || !isInt32(block))
      return false;
    for (let at = from; at < row.length; at++) if (Object.is(row[at], -0)) return false;
    const { page, at } = this.#placeOf(position);
    const { numbers, ids } = page;
    const first = at * numbersEach;
    numbers[first] = cell;
    numbers[first + 1] = replicate;
    numbers[first + 2] = seed;
    numbers[first + 3] = block;
    numbers[first + 4] = this.#headAt(head);
    numbers[first + 5] = page.levelsUsed;
    for (let char = 0; char < idChars; char++) ids[at * idChars + char] = id.charCodeAt(char);
    const levels = roomFor(page, head.columns.length);
    for (let column = 0; column < head.columns.length; column++)
      levels[page.levelsUsed++] = this.#levelIndex(row[from + column] as Level);
    return true;
  }

  #headAt(head: RunSheetHead): number {
    if (this.#heads[this.#lastHead] === head) return this.#lastHead;
    const text = JSON.stringify(head);
    let at = this.#headByText.get(text);
    if (at === undefined) {
      at = this.#heads.push(head) - 1;
      this.#headByText.set(text, at);
    }
    this.#heads[at] = head;
    this.#lastHead = at;
    return at;
  }

  #levelIndex(level: Level): number {
    let at = this.#levelAt.get(level);
    if (at === undefined) {
      at = this.#levels.push(level) - 1;
      this.#levelAt.set(level, at);
    }
    return at;
  }

  /** @param known its id, where that is known: it need not be made then */
  #planAt(position: number, known?: TrialId): PlannedTrial {
    const { page, at } = this.#placeOf(position);
    const { numbers, levels } = page;
    const first = at * numbersEach;
    const { columns, reference } = this.#heads[numbers[first + 4] as number] as RunSheetHead;
    const from = numbers[first + 5] as number;
    const settings: Record<string, Level> = {};
    for (let column = 0; column < columns.length; column++)
      settings[columns[column] as string] = this.#levels[levels[from + column] as number] as Level;
    const plan = {
      id: known ?? idIn(page, at),
      plannedOrder: position,
      cell: numbers[first] as number,
      replicate: numbers[first + 1] as number,
      seed: numbers[first + 2] as number,
      block: numbers[first + 3] as number,
      settings,
    };
    // No spread: it costs as much as the rest, a million times.
    return reference === undefined ? plan : { ...plan, reference };
  }

  #planOf(
    { columns, reference }: RunSheetHead,
    { id, cell, replicate, seed, block }: PlannedRow,
    plannedOrder: number,
    row: readonly unknown[],
    from: number,
  ): PlannedTrial {
    const settings: Record<string, Level> = {};
    for (let column = 0; column < columns.length; column++)
      settings[columns[column] as string] = this.#own(row[from + column] as Level);
    const plan = { id, plannedOrder, cell, replicate, seed, block, settings };
    return reference === undefined ? plan : { ...plan, reference };
  }

  /** Each text as one: a log that is read holds a copy in every row. */
  #own(level: Level): Level {
    return typeof level === 'string' ? (this.#levels[this.#levelIndex(level)] as Level) : level;
  }
}

const newPage = (columns: number): Page => ({
  ids: Buffer.alloc(pageTrials * idChars),
  numbers: new Int32Array(pageTrials * numbersEach),
  levels: new Int32Array(pageTrials * columns),
  levelsUsed: 0,
});

const idIn = ({ ids }: Page, at: number): TrialId =>
  trialId(ids.toString('latin1', at * idChars, (at + 1) * idChars));

/** @returns the levels of the page, with room for as many more */
function roomFor(page: Page, more: number): Int32Array {
  if (page.levelsUsed + more > page.levels.length) {
    const larger = new Int32Array(2 * (page.levels.length + more));
    larger.set(page.levels);
    page.levels = larger;
  }
  return page.levels;
}

const isInt32 = (value: number): boolean => (value | 0) === value;

function isPlainId(id: string): boolean {
  if (typeof id !== 'string' || id.length !== idChars) return false;
  for (let at = 0; at < idChars; at++) if (id.charCodeAt(at) > 127) return false;
  return true;
}
