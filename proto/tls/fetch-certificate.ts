/**
 * Fetches a coordinator's certificate by a TLS handshake that carries nothing else, and compares it with the pin. Only a
 * certificate that passes here is ever used to open a channel, so an impostor sees a handshake and no byte of a token.
 */
import { X509Certificate } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import { YatesError } from '../../base/error.ts';
import { splitAddress } from './address.ts';
import { isSamePin, type Pin, pinOf } from './certificate-pin.ts';
import { serverName } from './server-name.ts';

/** A certificate that matches its pin. It is no secret, and may be kept to save the next fetch. */
export interface PinnedCertificate {
  readonly pin: Pin;
  readonly pem: string;
}

/**
 * @param address host:port
 * @throws YatesError E_PIN_DIFFERS where somebody else answers; E_COORDINATOR_PLAIN where no TLS is spoken;
 *   E_COORDINATOR_OFFLINE where nobody answers within `timeoutMs`
 */
export async function fetchCertificate(
  address: string,
  pin: Pin,
  timeoutMs = 10_000,
): Promise<PinnedCertificate> {
  const der = await shownCertificate(address, timeoutMs);
  const shown = pinOf(der);
  if (!isSamePin(shown, pin)) throw pinError(address, pin, shown);
  return { pin, pem: new X509Certificate(der).toString() };
}

/**
 * Checks a certificate that was kept from an earlier fetch, which spares the handshake and works while nobody answers.
 *
 * @returns undefined where it is damaged or of another pin: fetch it again
 */
export function keptCertificate(pem: string, pin: Pin): PinnedCertificate | undefined {
  try {
    return isSamePin(pinOf(new X509Certificate(pem).raw), pin) ? { pin, pem } : undefined;
  } catch {
    return undefined;
  }
}

/** @param pem a certificate that is already trusted, such as one in our own folder. @throws Error if it is no certificate */
export function pinnedCertificate(pem: string): PinnedCertificate {
  return { pin: pinOf(new X509Certificate(pem).raw), pem };
}

/** @returns the certificate in DER that whoever answers shows; it proves nothing by itself */
async function shownCertificate(address: string, timeoutMs: number): Promise<Uint8Array> {
  const { host, port } = splitAddress(address);
  return new Promise((resolve, reject) => {
    // Safe without a check of the chain: nothing is sent, and what comes is compared with the pin.
    const socket: TLSSocket = connect({
      host,
      port,
      servername: serverName,
      ALPNProtocols: ['h2'],
      rejectUnauthorized: false,
    });
    const timer = setTimeout(() => fail(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
    const fail = (cause: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(handshakeError(address, cause));
    };
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate === undefined) reject(handshakeError(address, new Error('no certificate was shown')));
      else resolve(certificate.raw);
    });
    socket.once('end', () => fail(new Error('the connection was closed during the handshake')));
    socket.on('error', fail);
  });
}

function pinError(address: string, pin: Pin, shown: Pin): YatesError {
  return new YatesError({
    code: 'E_PIN_DIFFERS',
    place: { file: address },
    message: `another certificate answers here (pin ${shown.slice(0, 8)}...) than the one expected (${pin.slice(0, 8)}...), so no token was sent`,
    next: 'ask whoever runs the coordinator if its certificate was renewed; if so join again with its new string, if not somebody stands in between',
  });
}

function handshakeError(address: string, cause: Error): YatesError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return new YatesError({
      code: 'E_COORDINATOR_PLAIN',
      place: { file: address },
      message: 'what answers here speaks no TLS: a coordinator with --insecure, or something else',
      next: 'check the address; an older coordinator must be updated first',
      cause,
    });
  }
  return new YatesError({
    code: 'E_COORDINATOR_OFFLINE',
    place: { file: address },
    message: `no coordinator answers here: ${cause.message}`,
    next: 'start one with `yates up SWEEP` or `yates coordinator`, or check the address',
    cause,
  });
}
