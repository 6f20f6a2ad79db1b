/**
 * The certificate files of a site, read again and again. grpc-js has a watcher of its own, which we do not use: it knows no
 * certificate for a moment after the start, and hands on a key that does not belong to its certificate, as a renewal leaves
 * it on disk for a moment. In both cases grpc-js drops every connection.
 */
import { readFileSync } from 'node:fs';
import type { experimental } from '@grpc/grpc-js';
import { siteCertificate } from './server-certificate.ts';

/** Paths of PEM files. */
export interface SiteFiles {
  readonly certificate: string;
  readonly key: string;
  /** Authorities whose certificates clients must show. Left out: clients need none. */
  readonly clientAuthority?: string | undefined;
}

type Provider = experimental.CertificateProvider;
type IdentityListener = Parameters<Provider['addIdentityCertificateListener']>[0];
type AuthorityListener = Parameters<Provider['addCaCertificateListener']>[0];

interface Content {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

interface WatchOptions {
  /** PEM of a client certificate that is taken beside those of the authority; may be empty. */
  readonly ownClients: string;
  readonly refreshMs?: number | undefined;
}

/** A renewed certificate is picked up within this time. */
const refreshMsDefault = 60_000;

export class WatchedFiles implements Provider {
  readonly #files: SiteFiles;
  readonly #onTrouble: (error: Error) => void;
  readonly #refreshMs: number;
  readonly #ownClients: string;
  readonly #identityListeners = new Set<IdentityListener>();
  readonly #authorityListeners = new Set<AuthorityListener>();
  #content: Content;
  #timer: NodeJS.Timeout | undefined;

  /** @throws YatesError E_TLS_FILE, E_TLS_PAIR */
  constructor(
    files: SiteFiles,
    onTrouble: (error: Error) => void,
    { ownClients, refreshMs = refreshMsDefault }: WatchOptions,
  ) {
    this.#files = files;
    this.#onTrouble = onTrouble;
    this.#refreshMs = refreshMs;
    this.#ownClients = ownClients;
    this.#content = read(files);
  }

  addIdentityCertificateListener(listener: IdentityListener): void {
    this.#identityListeners.add(listener);
    // grpc-js listens to itself only after it has added this listener.
    queueMicrotask(() => this.#tellIdentity(listener));
    this.#watch();
  }

  removeIdentityCertificateListener(listener: IdentityListener): void {
    this.#identityListeners.delete(listener);
    this.#watch();
  }

  addCaCertificateListener(listener: AuthorityListener): void {
    this.#authorityListeners.add(listener);
    queueMicrotask(() => this.#tellAuthority(listener));
    this.#watch();
  }

  removeCaCertificateListener(listener: AuthorityListener): void {
    this.#authorityListeners.delete(listener);
    this.#watch();
  }

  /** Reads while somebody listens, and keeps no process alive for it. */
  #watch(): void {
    const isHeard = this.#identityListeners.size + this.#authorityListeners.size > 0;
    if (isHeard === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = isHeard ? setInterval(() => this.#refresh(), this.#refreshMs).unref() : undefined;
  }

  #refresh(): void {
    const before = this.#content;
    try {
      this.#content = read(this.#files);
    } catch (error) {
      this.#onTrouble(error as Error);
      return;
    }
    const { certificate, key, authority } = this.#content;
    if (certificate !== before.certificate || key !== before.key)
      for (const listener of this.#identityListeners) this.#tellIdentity(listener);
    if (authority !== before.authority)
      for (const listener of this.#authorityListeners) this.#tellAuthority(listener);
  }

  #tellIdentity(listener: IdentityListener): void {
    const { certificate, key } = this.#content;
    listener({ certificate: Buffer.from(certificate), privateKey: Buffer.from(key) });
  }

  #tellAuthority(listener: AuthorityListener): void {
    listener({ caCertificate: Buffer.from(`${this.#content.authority}\n${this.#ownClients}`) });
  }
}

function read({ certificate, key, clientAuthority }: SiteFiles): Content {
  const pair = siteCertificate(certificate, key);
  const authority = clientAuthority === undefined ? '' : readFileSync(clientAuthority, 'utf8');
  return { certificate: pair.certificate, key: pair.key, authority };
}
