/**
 * Coordinators that this user has logged in to: one file, `logins.json` in $XDG_CONFIG_HOME/yates (default:
 * ~/.config/yates), for its owner alone. Each is kept under its address; the newest is the one that verbs talk to.
 */
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { withFileLock } from '../../base/file-lock.ts';
import { readFields, readText } from '../../base/read-fields.ts';
import { makeSecretFolder, readSecretFile, writeSecretFile } from '../../base/secret/secret-file.ts';
import type { Pin } from '../../proto/tls/certificate-pin.ts';
import { configFolder } from './config-folder.ts';

export interface Login {
  /** host:port */
  readonly address: string;
  readonly token: string;
  /** Left out: the certificate is signed by an authority. */
  readonly pin?: Pin | undefined;
  /** PEM of the certificate that has the pin, kept so that it is fetched once only. */
  readonly certificate?: string | undefined;
  /** Plain text, on this machine. */
  readonly insecure?: true | undefined;
  /** PEM of the site's own authority. */
  readonly authority?: string | undefined;
  /** PEM of the user's own certificate and its key, for coordinators that ask for one. */
  readonly identity?: { readonly certificate: string; readonly key: string } | undefined;
  /** When it was made, in milliseconds since 1970. */
  readonly atMs: number;
}

/** @throws Error for a file that is damaged */
function parseLogins(text: string): Login[] {
  const { version, logins } = readFields(JSON.parse(text), ['version', 'logins']);
  if (version !== 1 || !Array.isArray(logins)) throw new Error('of another version');
  return logins.map(parseLogin);
}

const optionalFields = ['pin', 'certificate', 'insecure', 'authority', 'identity'] as const;

function parseLogin(value: unknown): Login {
  const { address, token, atMs, ...rest } = readFields(value, ['address', 'token', 'atMs'], optionalFields);
  if (typeof atMs !== 'number' || !Number.isFinite(atMs)) throw new Error('no time');
  if (rest.insecure !== undefined && rest.insecure !== true) throw new Error('insecure is true or left out');
  return {
    address: readText(address),
    token: readText(token),
    atMs,
    ...(rest.pin === undefined ? {} : { pin: readText(rest.pin) as Pin }),
    ...(rest.certificate === undefined ? {} : { certificate: readText(rest.certificate) }),
    ...(rest.insecure === undefined ? {} : { insecure: true }),
    ...(rest.authority === undefined ? {} : { authority: readText(rest.authority) }),
    ...(rest.identity === undefined ? {} : { identity: parseIdentity(rest.identity) }),
  };
}

function parseIdentity(value: unknown): { certificate: string; key: string } {
  const { certificate, key } = readFields(value, ['certificate', 'key']);
  return { certificate: readText(certificate), key: readText(key) };
}

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
      return parseLogins(text).toSorted((left, right) => right.atMs - left.atMs);
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
