/**
 * How a client secures its channel to a coordinator, one of three ways:
 *
 * - `pin`: the coordinator's own certificate, known by its SHA-256. It is the only root that is trusted, and the pin is
 *   compared again at every handshake: grpc-js connects again by itself after each loss, with these same credentials, so a
 *   certificate that changed meanwhile is refused before a call, and with it a token, goes out.
 * - `authority`: a certificate that an authority signed, for sites with their own; the name must match the address.
 * - `none`: plain text, on this machine only.
 *
 * The comparison lives in `checkServerIdentity`, which Node calls for a chain that it has verified, and not at all with
 * `rejectUnauthorized: false`: never set that here.
 */
import {
  type ChannelCredentials,
  type ClientOptions,
  credentials,
  InterceptingCall,
  type Interceptor,
  Metadata,
} from '@grpc/grpc-js';
import { isIP } from 'node:net';
import { checkServerIdentity, createSecureContext, type PeerCertificate } from 'node:tls';
import { YatesError } from '../../base/error.ts';
import { isLoopback, splitAddress } from './address.ts';
import { isSamePin, pinOf } from './certificate-pin.ts';
import type { PinnedCertificate } from './fetch-certificate.ts';
import { serverName } from './server-name.ts';

/** A certificate of the client's own, for coordinators that ask for one (mutual TLS). PEM. */
interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
}

export type ChannelSecurity =
  | {
      readonly kind: 'pin';
      readonly certificate: PinnedCertificate;
      readonly identity?: ClientIdentity | undefined;
    }
  | {
      readonly kind: 'authority';
      /** PEM. Default: the authorities that Node trusts. */
      readonly roots?: string | undefined;
      readonly identity?: ClientIdentity | undefined;
    }
  | { readonly kind: 'none' };

export interface SecureChannel {
  readonly credentials: ChannelCredentials;
  /** Belong to the credentials: hand them to the client as well. */
  readonly options: ClientOptions;
}

/**
 * @param token sent with each call, and only once the handshake of its connection has passed the check
 * @throws YatesError E_INSECURE for plain text to another machine; E_TLS_FILE for a certificate or key that is none
 */
export function secureChannel(address: string, security: ChannelSecurity, token?: string): SecureChannel {
  const { credentials: channel, options } = unprovenChannel(address, security);
  if (token === undefined) return { credentials: channel, options };
  // grpc-js refuses to combine a token with plain text, which we have checked to stay on this machine.
  if (security.kind === 'none') {
    return { credentials: channel, options: { ...options, interceptors: [sendToken(token)] } };
  }
  const proof = credentials.createFromMetadataGenerator((_call, done) => done(null, tokenMetadata(token)));
  return { credentials: credentials.combineChannelCredentials(channel, proof), options };
}

function tokenMetadata(token: string): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}

const sendToken =
  (token: string): Interceptor =>
  (options, nextCall) =>
    new InterceptingCall(nextCall(options), {
      start: (metadata, listener, next) => {
        metadata.merge(tokenMetadata(token));
        next(metadata, listener);
      },
    });

function unprovenChannel(address: string, security: ChannelSecurity): SecureChannel {
  switch (security.kind) {
    case 'pin': {
      const { pin, pem } = security.certificate;
      const check = (_name: string, shown: PeerCertificate): Error | undefined =>
        isSamePin(pinOf(shown.raw), pin) ? undefined : new Error('the certificate does not match the pin');
      // The pinned certificate ends the chain, also where an authority has signed it.
      const context = secureContext(
        { ca: pem, minVersion: 'TLSv1.3', allowPartialTrustChain: true },
        security.identity,
      );
      return {
        credentials: credentials.createFromSecureContext(context, { checkServerIdentity: check }),
        options: { 'grpc.ssl_target_name_override': serverName },
      };
    }
    case 'authority': {
      const { roots } = security;
      const context = secureContext(roots === undefined ? {} : { ca: roots }, security.identity);
      const { host } = splitAddress(address);
      // TLS names hosts and no addresses (RFC 6066): an address is compared by us, under a name that stands for it.
      if (isIP(host) === 0) return { credentials: credentials.createFromSecureContext(context), options: {} };
      const check = (_name: string, shown: PeerCertificate) => checkServerIdentity(host, shown);
      return {
        credentials: credentials.createFromSecureContext(context, { checkServerIdentity: check }),
        options: { 'grpc.ssl_target_name_override': serverName },
      };
    }
    case 'none': {
      if (!isLoopback(splitAddress(address).host)) throw insecureError(address);
      return { credentials: credentials.createInsecure(), options: {} };
    }
    default:
      throw security satisfies never;
  }
}

type ContextOptions = Parameters<typeof createSecureContext>[0];

function secureContext(
  options: ContextOptions,
  identity: ClientIdentity | undefined,
): ReturnType<typeof createSecureContext> {
  try {
    const own = identity === undefined ? {} : { cert: identity.certificate, key: identity.key };
    return createSecureContext({ ...options, ...own });
  } catch (cause) {
    throw new YatesError({
      code: 'E_TLS_FILE',
      message: `a certificate or key cannot be used: ${(cause as Error).message}`,
      next: 'name PEM files, and a key that belongs to its certificate',
      cause,
    });
  }
}

function insecureError(address: string): YatesError {
  return new YatesError({
    code: 'E_INSECURE',
    place: { file: address },
    message: 'plain text goes to this machine only, since everybody on the way reads and changes it',
    next: 'leave out --insecure, or go through a tunnel to 127.0.0.1',
  });
}
