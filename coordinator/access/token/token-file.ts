/**
 * DATA/secrets/tokens.json: who may call this coordinator. Several processes change it (`yates token`, the coordinator when
 * an agent joins), each under the lock, and the file is replaced whole: a reader needs no lock.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../../base/error.ts';
import { withFileLock } from '../../../base/file-lock.ts';
import { readSecretFile, writeSecretFile } from '../../../base/secret/secret-file.ts';
import { type TokenRecord, tokenFileSchema } from './token-record.ts';

/** For so long after its end a token is told from one that never was. */
const rememberedMs = 90 * 86_400_000;

export class TokenFile {
  readonly path: string;
  readonly #lockPath: string;

  /** @param secretsFolder DATA/secrets, which is there */
  constructor(secretsFolder: string) {
    this.path = join(secretsFolder, 'tokens.json');
    this.#lockPath = join(secretsFolder, 'lock');
  }

  /**
   * @returns all tokens, none where the file is not there
   * @throws YatesError E_TOKEN_STORE for a file that is damaged, E_SECRET_FILE for one that others may read
   */
  read(): readonly TokenRecord[] {
    const text = readSecretFile(this.path);
    if (text === undefined) return [];
    try {
      return tokenFileSchema.parse(JSON.parse(text)).tokens;
    } catch (cause) {
      throw new YatesError({
        code: 'E_TOKEN_STORE',
        place: { file: this.path },
        message: 'the list of tokens is damaged, or of a newer version',
        next: 'put it back from a copy, or remove it and make new tokens',
        cause,
      });
    }
  }

  /**
   * Reads, changes and replaces the list while no other process does.
   *
   * @param change returns the new list, and what to hand on to the caller
   * @throws what `read` throws, what `change` throws (nothing is changed then), and E_FILE_LOCK
   */
  change<T>(
    nowMs: number,
    change: (tokens: readonly TokenRecord[]) => {
      readonly tokens: readonly TokenRecord[];
      readonly result: T;
    },
  ): T {
    return withFileLock(this.#lockPath, () => {
      const { tokens, result } = change(this.read());
      const kept = tokens.filter((token) => endOf(token) > nowMs - rememberedMs);
      writeSecretFile(this.path, `${JSON.stringify({ version: 1, tokens: kept }, undefined, 1)}\n`);
      return result;
    });
  }

  /** @returns a text that changes whenever the file does; it costs one call of the system */
  stamp(): string {
    const stat = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    // Every writer replaces the file, so its inode tells even changes within one tick of the clock.
    return stat === undefined ? '' : `${stat.ino} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.size}`;
  }
}

const endOf = ({ revokedAtMs, expiresAtMs }: TokenRecord): number =>
  Math.min(revokedAtMs ?? Number.POSITIVE_INFINITY, expiresAtMs ?? Number.POSITIVE_INFINITY);
