/**
 * Calls that are open, by token: so that they end when it is revoked or expires, since the guard sees each call only once, and so
 * that one token has a limited number of them.
 */
import { limits } from '../../../base/limits.ts';
import type { TokenStore } from '../token/token-store.ts';

/** A token that expires has its streams ended within this time. */
const checkMs = 5_000;

export class OpenCalls {
  readonly #tokens: Pick<TokenStore, 'isValid'>;
  readonly #calls = new Map<string, Set<() => void>>();
  readonly #timer: NodeJS.Timeout;

  /** Call `endInvalid` after every change of the tokens as well. */
  constructor(tokens: Pick<TokenStore, 'isValid'>) {
    this.#tokens = tokens;
    this.#timer = setInterval(() => this.endInvalid(), checkMs).unref();
  }

  /**
   * @param end ends the call
   * @returns to be called when the call has ended, however it did; undefined where the token has too many open
   */
  add(tokenId: string, end: () => void): (() => void) | undefined {
    const calls = this.#calls.get(tokenId) ?? new Set();
    if (calls.size >= limits.callsPerToken) return undefined;
    this.#calls.set(tokenId, calls);
    calls.add(end);
    return () => {
      calls.delete(end);
      if (calls.size === 0 && this.#calls.get(tokenId) === calls) this.#calls.delete(tokenId);
    };
  }

  endInvalid(): void {
    for (const [tokenId, calls] of this.#calls) {
      if (this.#tokens.isValid(tokenId)) continue;
      this.#calls.delete(tokenId);
      for (const end of calls) end();
    }
  }

  get size(): number {
    return [...this.#calls.values()].reduce((sum, calls) => sum + calls.size, 0);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
