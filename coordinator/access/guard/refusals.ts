/**
 * Counts refused calls per address, and says which of them are worth a line in the audit log: at most five a minute of one
 * address, and sixty a minute in all; the next line says how many there were between. So a peer that knocks all night
 * fills no disk. Nobody is locked out for it: tokens of 256 bits cannot be guessed, and a lock-out by address would hit
 * everybody behind the same router.
 */
import { addressOf } from './address.ts';

const windowMs = 60_000;
const linesOfAddress = 5;
const linesInAll = 60;
/** Addresses remembered at a time; the one that has been quiet for longest goes first. */
const addressesMax = 1_000;

class Budget {
  readonly #lines: number;
  #spent = 0;
  #sinceMs = Number.NEGATIVE_INFINITY;

  constructor(lines: number) {
    this.#lines = lines;
  }

  allows(nowMs: number): boolean {
    if (Math.abs(nowMs - this.#sinceMs) >= windowMs) {
      this.#sinceMs = nowMs;
      this.#spent = 0;
    }
    return this.#spent < this.#lines;
  }

  spend(): void {
    this.#spent++;
  }
}

interface Knocks {
  readonly budget: Budget;
  count: number;
  /** Since the last line. */
  unsaid: number;
}

export interface Refusal {
  /** Number of refused calls of this address so far. */
  readonly count: number;
  /** Number of refusals that a line written now stands for; undefined where none is due. */
  readonly line: number | undefined;
}

export class Refusals {
  readonly #byAddress = new Map<string, Knocks>();
  readonly #budget = new Budget(linesInAll);
  #total = 0;

  /** Of all addresses, for metrics. */
  get total(): number {
    return this.#total;
  }

  /** @param peer host:port; the port, which changes with each connection, does not count */
  note(peer: string, nowMs: number): Refusal {
    this.#total++;
    const knocks = this.#knocksOf(addressOf(peer));
    knocks.count++;
    knocks.unsaid++;
    const { count } = knocks;
    if (!knocks.budget.allows(nowMs) || !this.#budget.allows(nowMs)) return { count, line: undefined };
    knocks.budget.spend();
    this.#budget.spend();
    const line = knocks.unsaid;
    knocks.unsaid = 0;
    return { count, line };
  }

  /** Refused calls of this address; 0 where it was never refused or has been forgotten. */
  countOf(peer: string): number {
    return this.#byAddress.get(addressOf(peer))?.count ?? 0;
  }

  #knocksOf(address: string): Knocks {
    const known = this.#byAddress.get(address);
    const knocks = known ?? { budget: new Budget(linesOfAddress), count: 0, unsaid: 0 };
    // Moved to the end, where those are that were heard of last.
    this.#byAddress.delete(address);
    this.#byAddress.set(address, knocks);
    const [oldest] = this.#byAddress.keys();
    if (this.#byAddress.size > addressesMax && oldest !== undefined) this.#byAddress.delete(oldest);
    return knocks;
  }
}
