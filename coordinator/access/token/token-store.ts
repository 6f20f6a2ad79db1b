/** The tokens of one coordinator: made, listed, revoked, exchanged and checked. Other processes may change them meanwhile. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import { YatesError } from '../../../base/error.ts';
import { limits } from '../../../base/limits.ts';
import type { AgentId } from '../../../base/ids.ts';
import { makeSecretFolder } from '../../../base/secret/secret-file.ts';
import { isSameHash, isToken, newToken, tokenHash } from '../../../base/secret/token.ts';
import { mayHaveCommands, type Role } from '../role.ts';
import { findToken } from './find-token.ts';
import { TokenFile } from './token-file.ts';
import { checkTokenName } from './token-name.ts';
import { type TokenRecord, tokenStanding } from './token-record.ts';

export interface NewToken {
  readonly role: Exclude<Role, 'agent'>;
  readonly name: string;
  /** Milliseconds since the Unix epoch. Left out: it does not expire. */
  readonly expiresAtMs?: number | undefined;
  /** Default: false. */
  readonly mayLaunchCommands?: boolean;
}

/** What a token is worth: its record, or why it is worth nothing. */
export type Proof =
  | { readonly token: TokenRecord }
  | { readonly refused: 'missing' | 'invalid' | 'expired' | 'revoked' };

/** A revoked token is refused within this time, whichever process revoked it. */
const refreshMs = 1_000;

export class TokenStore {
  readonly #file: TokenFile;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #byHash: ReadonlyMap<string, TokenRecord> = new Map();
  #byId: ReadonlyMap<string, TokenRecord> = new Map();
  #stamp: string | undefined;
  #trouble: unknown;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param secretsFolder DATA/secrets, made where it is not there
   * @throws YatesError E_SECRET_FOLDER, E_SECRET_FILE, E_TOKEN_STORE
   */
  constructor(secretsFolder: string, clock: Clock) {
    makeSecretFolder(secretsFolder);
    this.#file = new TokenFile(secretsFolder);
    this.#clock = clock;
    this.refresh();
    if (this.#trouble !== undefined) throw this.#trouble;
  }

  /** Looks for changes of other processes from now on, until `close`. */
  watch(): void {
    this.#timer ??= setInterval(() => this.refresh(), refreshMs).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @param listener called after every change of the tokens */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** @returns the token, which is shown once and kept nowhere. @throws YatesError E_TOKEN_NAME, E_TOKEN_COMMANDS */
  create({ role, name, expiresAtMs, mayLaunchCommands = false }: NewToken): {
    readonly token: string;
    readonly record: TokenRecord;
  } {
    checkTokenName(name);
    if (mayLaunchCommands && !mayHaveCommands(role)) {
      const message = `a token of role ${role} launches nothing`;
      throw new YatesError({
        code: 'E_TOKEN_COMMANDS',
        message,
        next: 'give the right to an operator or an admin',
      });
    }
    const token = newToken();
    const record = this.#change((tokens, nowMs) => {
      const sha256 = tokenHash(token);
      const made = { id: newId(), role, name, mayLaunchCommands, createdAtMs: nowMs, expiresAtMs, sha256 };
      return { tokens: [...tokens, made], result: made };
    });
    return { token, record };
  }

  /** @returns newest last, with those that have ended lately */
  list(): readonly TokenRecord[] {
    this.refresh();
    if (this.#trouble !== undefined) throw this.#trouble;
    return [...this.#byHash.values()];
  }

  /**
   * @param which an id, or a name that one valid token has
   * @returns the token as it was; one that had been revoked before stays as it is
   * @throws YatesError E_TOKEN_UNKNOWN, E_TOKEN_AMBIGUOUS
   */
  revoke(which: string): TokenRecord {
    return this.#change((tokens, nowMs) => {
      const found = findToken(tokens, which, nowMs);
      const revoked = { ...found, revokedAtMs: found.revokedAtMs ?? nowMs };
      return { tokens: tokens.map((token) => (token === found ? revoked : token)), result: found };
    });
  }

  /**
   * Revokes a join token, and the credentials of the agents that joined with it.
   *
   * @param id of the join token
   * @returns those that were valid, as they were
   * @throws YatesError E_TOKEN_UNKNOWN
   */
  revokeWithAgents(id: string): readonly TokenRecord[] {
    return this.#change((tokens, nowMs) => {
      const own = findToken(tokens, id, nowMs);
      const ended = tokens.filter(
        (token) => (token === own || token.joinedBy === own.id) && tokenStanding(token, nowMs) === 'valid',
      );
      const left = tokens.map((token) => (ended.includes(token) ? { ...token, revokedAtMs: nowMs } : token));
      return { tokens: left, result: ended };
    });
  }

  /**
   * Makes the credential of a new agent. The agent chooses its secret, keeps it, and sends its hash: so nothing is lost when
   * the answer is, a repeat changes nothing, and the credential never travels. One that it has already is from then on that of
   * the newer join token.
   *
   * @param joinedBy id of the join token, which has been checked
   * @throws YatesError E_AGENT_ID_TAKEN where another credential is bound to this agent; E_BUSY; E_TOKEN_NAME
   */
  exchange(joinedBy: string, agentId: AgentId, name: string, sha256: string): TokenRecord {
    checkTokenName(name);
    return this.#change((tokens, nowMs) => {
      const isValid = (token: TokenRecord): boolean => tokenStanding(token, nowMs) === 'valid';
      const held = tokens.find((token) => token.agentId === agentId && isValid(token));
      if (held !== undefined && isSameHash(held.sha256, sha256)) {
        const again = held.joinedBy === joinedBy ? held : { ...held, joinedBy };
        return { tokens: tokens.map((token) => (token === held ? again : token)), result: again };
      }
      if (held !== undefined || tokens.some((token) => token.sha256 === sha256)) throw takenError(agentId);
      refuseTooMany(tokens.filter(isValid));
      const made: TokenRecord = {
        id: newId(),
        role: 'agent',
        name,
        mayLaunchCommands: false,
        agentId,
        joinedBy,
        createdAtMs: nowMs,
        sha256,
      };
      return { tokens: [...tokens, made], result: made };
    });
  }

  /** @throws YatesError E_TOKEN_STORE, E_SECRET_FILE while the list cannot be read: nobody is refused for good then */
  prove(token: string | undefined): Proof {
    if (this.#trouble !== undefined) throw this.#trouble;
    if (token === undefined) return { refused: 'missing' };
    if (!isToken(token)) return { refused: 'invalid' };
    const sha256 = tokenHash(token);
    // One that is not known may have been made a moment ago by another process.
    if (!this.#byHash.has(sha256)) this.refresh();
    if (this.#trouble !== undefined) throw this.#trouble;
    const record = this.#byHash.get(sha256);
    if (record === undefined || !isSameHash(record.sha256, sha256)) return { refused: 'invalid' };
    const standing = tokenStanding(record, this.#clock.nowMs());
    return standing === 'valid' ? { token: record } : { refused: standing };
  }

  /** @returns true while the token with this id is neither revoked nor expired; after `prove`, of a call that lasts */
  isValid(id: string): boolean {
    const record = this.#byId.get(id);
    return record !== undefined && tokenStanding(record, this.#clock.nowMs()) === 'valid';
  }

  /** Reads the file again if it has changed. */
  refresh(): void {
    const stamp = this.#file.stamp();
    if (stamp === this.#stamp && this.#trouble === undefined) return;
    try {
      const tokens = this.#file.read();
      this.#byHash = new Map(tokens.map((token) => [token.sha256, token]));
      this.#byId = new Map(tokens.map((token) => [token.id, token]));
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = error;
    }
    this.#stamp = stamp;
    for (const listener of this.#listeners) listener();
  }

  #change<T>(
    change: (
      tokens: readonly TokenRecord[],
      nowMs: number,
    ) => { readonly tokens: readonly TokenRecord[]; readonly result: T },
  ): T {
    const nowMs = this.#clock.nowMs();
    const result = this.#file.change(nowMs, (tokens) => change(tokens, nowMs));
    this.refresh();
    return result;
  }
}

/** 40 random bits: an id is no secret, and only tells the tokens of one coordinator apart. */
function newId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  return [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('');
}

/** @param tokens that are valid. @throws YatesError E_BUSY */
function refuseTooMany(tokens: readonly TokenRecord[]): void {
  if (tokens.filter(({ role }) => role === 'agent').length < limits.agents) return;
  throw new YatesError({
    code: 'E_BUSY',
    message: `${limits.agents} agents have a credential already`,
    next: 'revoke those of agents that are gone (`yates token list`, `yates token revoke`)',
  });
}

function takenError(agentId: AgentId): YatesError {
  return new YatesError({
    code: 'E_AGENT_ID_TAKEN',
    message: `agent ${agentId.slice(0, 80)} has a credential already`,
    next: 'if its data folder was lost, revoke the old one (`yates token list`, `yates token revoke`); a copied data folder is no second agent',
  });
}
