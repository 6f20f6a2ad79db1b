/**
 * Tokens whose text stays in DATA/secrets, for whoever may read the folder: `yates up` and verbs with `--data` take the
 * folder's own, and `yates coordinator` prints the same strings at every start.
 */
import { join } from 'node:path';
import { withFileLock } from '../../../base/file-lock.ts';
import { readSecretFile, writeSecretFile } from '../../../base/secret/secret-file.ts';
import type { NewToken, TokenStore } from './token-store.ts';

/**
 * @param file name of the file in the folder
 * @param lastsUntilMs a token that ends before is replaced by a new one, and stays valid until its end
 * @returns the token of the file while it is valid; a new one, made and kept, where there is none or it has ended
 * @throws YatesError E_SECRET_FILE, and those of making a token
 */
export function keptToken(
  secretsFolder: string,
  file: string,
  store: TokenStore,
  made: NewToken,
  lastsUntilMs = 0,
): string {
  const path = join(secretsFolder, file);
  // A lock of its own: making a token takes the other one.
  return withFileLock(join(secretsFolder, 'kept.lock'), () => {
    const kept = readSecretFile(path)?.trim();
    store.refresh();
    const proof = store.prove(kept);
    const expiresAtMs = 'token' in proof ? (proof.token.expiresAtMs ?? Number.POSITIVE_INFINITY) : 0;
    if (kept !== undefined && expiresAtMs > lastsUntilMs) return kept;
    const { token } = store.create(made);
    writeSecretFile(path, `${token}\n`);
    return token;
  });
}

export const folderTokenFile = 'folder.token';

/** Whoever can read the folder may do everything: it holds the log and the key already. */
export function folderToken(secretsFolder: string, store: TokenStore): string {
  return keptToken(secretsFolder, folderTokenFile, store, {
    role: 'admin',
    name: 'data folder',
    mayLaunchCommands: true,
  });
}
