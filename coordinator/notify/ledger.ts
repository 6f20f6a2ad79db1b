/**
 * Which matters are news: each is handed out once for as long as it lasts, and again only when it is back after it was gone for half an
 * hour. Pure; what was said outlives the process through `toldKeys`.
 */
import type { Matter } from './matters.ts';

/** How long a matter must be gone before it is news again. */
const forgetMs = 30 * 60_000;
/** What happened longer ago is no news: of the time before anybody was to be told. */
const staleMs = 24 * 60 * 60_000;

/** Times of a look, in milliseconds. */
export interface LookTimes {
  readonly steadyMs: number;
  readonly wallMs: number;
}

export class Ledger {
  /** By key, when it was last seen, in steady time. */
  readonly #told = new Map<string, number>();
  /** By key of what is not said yet, since when it lasts, in steady time. */
  readonly #since = new Map<string, number>();
  /** Handed out, and not yet told. */
  readonly #pending = new Set<string>();
  #isFirstEver: boolean;
  /** A baseline is worth keeping, even where it is empty. */
  #isChanged: boolean;

  /** @param told keys of an earlier process; undefined where there was none: what is so at the first look is then no news */
  constructor(told: readonly string[] | undefined, steadyMs: number) {
    this.#isFirstEver = told === undefined;
    this.#isChanged = told === undefined;
    for (const key of told ?? []) this.#told.set(key, steadyMs);
  }

  /** @returns matters to tell of now */
  look(matters: readonly Matter[], { steadyMs, wallMs }: LookTimes): Matter[] {
    const news: Matter[] = [];
    const here = new Set<string>();
    for (const matter of matters) {
      const { key, holdMs, atMs } = matter;
      here.add(key);
      if (this.#pending.has(key)) continue;
      const isOld =
        (this.#isFirstEver && holdMs === 0) ||
        (atMs !== undefined && wallMs - atMs > staleMs) ||
        this.#told.has(key);
      if (isOld) {
        this.#isChanged ||= !this.#told.has(key);
        this.#told.set(key, steadyMs);
        continue;
      }
      const since = this.#since.get(key) ?? steadyMs;
      this.#since.set(key, since);
      if (steadyMs - since < holdMs) continue;
      this.#since.delete(key);
      this.#pending.add(key);
      news.push(matter);
    }
    this.#isFirstEver = false;
    for (const key of this.#since.keys()) if (!here.has(key)) this.#since.delete(key);
    for (const [key, seenMs] of this.#told)
      if (!here.has(key) && steadyMs - seenMs > forgetMs) this.#isChanged = this.#told.delete(key);
    return news;
  }

  /** The message of this matter is delivered, or given up. */
  told(key: string, steadyMs: number): void {
    this.#pending.delete(key);
    this.#isChanged = true;
    this.#told.set(key, steadyMs);
  }

  /** @returns true if `toldKeys` has changed since the last call */
  takeChanged(): boolean {
    const isChanged = this.#isChanged;
    this.#isChanged = false;
    return isChanged;
  }

  toldKeys(): string[] {
    return [...this.#told.keys()];
  }
}
