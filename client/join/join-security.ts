/** How a join string says that its coordinator is known. */
import { YatesError } from '../../base/error.ts';
import type { Pin } from '../../proto/tls/certificate-pin.ts';
import type { ChannelSecurity } from '../../proto/tls/channel-security.ts';
import { readPem } from '../../proto/tls/read-pem.ts';
import { type JoinString, requirePin } from './join-string.ts';

/** For `--tls-ca`: the authorities that Node.js trusts. */
const systemAuthorities = 'system';

/** Paths of PEM files. */
export interface TlsFiles {
  /** Authority of the coordinator's certificate, or `system`. */
  readonly tlsCa?: string | undefined;
  /** A certificate of the client's own and its key, for coordinators that ask for one. */
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
}

type JoinSecurity =
  | Exclude<ChannelSecurity, { readonly kind: 'pin' }>
  | { readonly kind: 'fetch'; readonly pin: Pin };

/**
 * @param source of the string, for messages
 * @throws YatesError E_JOIN_PIN for a string without pin where no authority is named; E_TLS_FILE, E_TLS_PAIR
 */
export function joinSecurity(joined: JoinString, files: TlsFiles, source: string): JoinSecurity {
  if (joined.insecure === true) return { kind: 'none' };
  const { tlsCa } = files;
  if (tlsCa === undefined) return { kind: 'fetch', pin: requirePin(joined, source) };
  const roots = tlsCa === systemAuthorities ? undefined : readPem(tlsCa);
  return { kind: 'authority', roots, identity: identityOf(files) };
}

function identityOf({ tlsCert, tlsKey }: TlsFiles) {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert !== undefined && tlsKey !== undefined)
    return { certificate: readPem(tlsCert), key: readPem(tlsKey) };
  throw new YatesError({
    code: 'E_TLS_PAIR',
    place: { file: tlsCert === undefined ? '--tls-cert' : '--tls-key' },
    message: 'a certificate and its key belong together, and one of them is missing',
    next: 'name both',
  });
}
