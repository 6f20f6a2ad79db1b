import { YatesError } from '../../base/error.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import { keptCertificate } from '../../proto/tls/fetch-certificate.ts';
import type { Login } from './login-store.ts';

/** @throws YatesError E_LOGIN_STORE for a login that is damaged */
export function loginEndpoint(login: Login): Endpoint {
  const { address, token, pin, certificate = '', insecure, authority: roots, identity } = login;
  if (insecure === true) return { address, token, security: { kind: 'none' } };
  if (pin === undefined) return { address, token, security: { kind: 'authority', roots, identity } };
  const kept = keptCertificate(certificate, pin);
  if (kept !== undefined) return { address, token, security: { kind: 'pin', certificate: kept } };
  throw new YatesError({
    code: 'E_LOGIN_STORE',
    place: { file: address },
    message: 'the certificate of this login does not match its pin',
    next: 'log in again',
  });
}
