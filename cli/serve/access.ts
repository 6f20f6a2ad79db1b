/** Who may see the pages: whoever opened the link that was printed. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cookies belong to a host whatever its port: servers side by side must not take each other's. */
export const cookieName = (port: number): string => `yates-${port}`;

/**
 * A key that opens the pages once, and the session that it is exchanged for. A link that somebody finds later, in a history or a
 * log, opens nothing.
 */
export class Access {
  /** Part of the link; undefined once it was used. */
  #key: string | undefined = newSecret();
  readonly #session = newSecret();

  /** @throws Error once the link was used */
  linkKey(): string {
    if (this.#key === undefined) throw new Error('the link was used');
    return this.#key;
  }

  /** The session for the key; undefined for any other key, and from the second time on. */
  exchange(key: string): string | undefined {
    if (this.#key === undefined || !isEqual(key, this.#key)) return undefined;
    this.#key = undefined;
    return this.#session;
  }

  isSession(text: string | undefined): boolean {
    return text !== undefined && isEqual(text, this.#session);
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url');

/** Takes the same time whatever is equal. */
const isEqual = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
