/** A key and a self-signed certificate for a coordinator that was given none. */
import { serverName } from '../../../proto/tls/server-name.ts';

/** PEM. */
export interface CertificateAndKey {
  readonly certificate: string;
  readonly key: string;
}

/**
 * Clients know the certificate by its pin, so its dates would add nothing but an outage: it is valid from the beginning of
 * Unix time, for machines whose clock lost its battery, to the date by which RFC 5280 (4.1.2.5) says "no expiry".
 */
const notBefore = new Date(0);
const notAfter = new Date('9999-12-31T23:59:59Z');

/**
 * @param use whether a server or a client shows it; OpenSSL accepts each in its own place only
 * @returns a new ECDSA key on P-256 and its certificate; takes some tenths of a second, once in the life of a folder
 */
export async function makeCertificate(use: 'server' | 'client' = 'server'): Promise<CertificateAndKey> {
  // What @peculiar/x509 is built on wants it loaded first. Neither is loaded where a certificate is there already.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const { KeyUsageFlags } = x509;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${serverName}`,
    keys,
    notBefore,
    notAfter,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      // OpenSSL and BoringSSL take it as a root this way.
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
      new x509.ExtendedKeyUsageExtension([
        use === 'server' ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth,
      ]),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: serverName }]),
    ],
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: pem('CERTIFICATE', certificate.rawData), key: pem('PRIVATE KEY', pkcs8) };
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
