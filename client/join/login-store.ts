/**
 * Coordinators that this user has logged in to: one file, `logins.json` in $XDG_CONFIG_HOME/yates (default:
 * ~/.config/yates), for its owner alone. Each is kept under its address; the newest is the one that verbs talk to.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { YatesError } from '../../base/error.ts';
import { withFileLock } from '../../base/file-lock.ts';
import { makeSecretFolder, readSecretFile, writeSecretFile } from '../../base/secret/secret-file.ts';
import type { Pin } from '../../proto/tls/certificate-pin.ts';
import { configFolder } from './config-folder.ts';

const loginSchema = z.strictObject({
  /** host:port */
  address: z.string().min(1),
  token: z.string().min(1),
  /** Left out: the certificate is signed by an authority. */
  pin: z
    .string()
    .transform((text) => text as Pin)
    .optional(),
  /** PEM of the certificate that has the pin, kept so that it is fetched once only. */
  certificate: z.string().optional(),
  /** Plain text, on this machine. */
  insecure: z.literal(true).optional(),
  /** PEM of the site's own authority. */
  authority: z.string().optional(),
  /** PEM of the user's own certificate and its key, for coordinators that ask for one. */
  identity: z.strictObject({ certificate: z.string(), key: z.string() }).optional(),
  atMs: z.number(),
});

const fileSchema = z.strictObject({ version: z.literal(1), logins: z.array(loginSchema) });

export type Login = Readonly<z.infer<typeof loginSchema>>;

export class LoginStore {
  readonly #folder: string;
  readonly #path: string;

  /** @param folder default: that of this user */
  constructor(folder = configFolder()) {
    this.#folder = folder;
    this.#path = join(folder, 'logins.json');
  }

  /**
   * @returns newest first
   * @throws YatesError E_LOGIN_STORE for a file that is damaged, E_SECRET_FILE for one that others may read
   */
  list(): readonly Login[] {
    const text = readSecretFile(this.#path);
    if (text === undefined) return [];
    try {
      const { logins } = fileSchema.parse(JSON.parse(text));
      return logins.toSorted((left, right) => right.atMs - left.atMs);
    } catch (cause) {
      throw new YatesError({
        code: 'E_LOGIN_STORE',
        place: { file: this.#path },
        message: 'the file of logins is damaged, or of a newer version',
        next: 'remove it, and log in again',
        cause,
      });
    }
  }

  /** @param address host:port; left out: the newest. @returns undefined where there is none */
  find(address?: string): Login | undefined {
    const logins = this.list();
    return address === undefined ? logins[0] : logins.find((login) => login.address === address);
  }

  /** Keeps a login, in place of one to the same address. */
  save(login: Login): void {
    this.#change((logins) => [...logins.filter(({ address }) => address !== login.address), login]);
  }

  /** @returns false where there was none */
  remove(address: string): boolean {
    let isFound = false;
    this.#change((logins) =>
      logins.filter((login) => {
        isFound ||= login.address === address;
        return login.address !== address;
      }),
    );
    return isFound;
  }

  #change(change: (logins: readonly Login[]) => readonly Login[]): void {
    makeSecretFolder(this.#folder);
    withFileLock(join(this.#folder, 'lock'), () => {
      const logins = change(this.list());
      writeSecretFile(this.#path, `${JSON.stringify({ version: 1, logins }, undefined, 1)}\n`);
    });
  }
}
