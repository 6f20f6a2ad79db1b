/** The pin of a certificate: its SHA-256, by which a client knows a coordinator whatever its address and whoever signed it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { YatesError } from '../../base/error.ts';

declare const brand: unique symbol;
/** SHA-256 of the whole certificate in DER, as 43 characters of base64url. */
export type Pin = string & { readonly [brand]: 'Pin' };

const pinBytes = 32;

export function pinOf(der: Uint8Array): Pin {
  return createHash('sha256').update(der).digest('base64url') as Pin;
}

/**
 * Reads a pin as we print it, or as `openssl x509 -fingerprint -sha256` does: 64 hex digits, with colons or without.
 *
 * @param source named in the error, such as `--join-file`
 * @throws YatesError E_PIN_FORM
 */
export function parsePin(text: string, source: string): Pin {
  const hex = text.replaceAll(':', '');
  const bytes = /^[0-9a-fA-F]{64}$/.test(hex) ? Buffer.from(hex, 'hex') : Buffer.from(text, 'base64url');
  const isWhole = bytes.length === pinBytes && (/^[\w-]{43}$/.test(text) || hex.length === 64);
  if (isWhole) return bytes.toString('base64url') as Pin;
  throw new YatesError({
    code: 'E_PIN_FORM',
    place: { file: source },
    message: `a pin of ${text.length} characters is no SHA-256, which has 43`,
    next: 'copy the whole string that the coordinator printed, up to its end',
  });
}

export function isSamePin(left: Pin, right: Pin): boolean {
  const [a, b] = [Buffer.from(left, 'base64url'), Buffer.from(right, 'base64url')];
  return a.length === b.length && timingSafeEqual(a, b);
}
