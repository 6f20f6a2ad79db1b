/** A little authority of our own, for tests of sites that have one. */
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

export interface PemPair {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority {
  readonly certificate: string;
  /** @param notAfter default: in a year */
  sign(name: string, addresses?: readonly string[], notAfter?: Date): Promise<PemPair>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' };
const yearMs = 365 * 86_400_000;

export async function makeAuthority(name: string): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    notBefore: new Date(0),
    notAfter: new Date(Date.now() + yearMs),
    signingAlgorithm,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  return {
    certificate: root.toString('pem'),
    sign: async (subject, addresses = ['127.0.0.1'], notAfter = new Date(Date.now() + yearMs)) => {
      const own = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const leaf = await x509.X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer: root.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        notBefore: new Date(0),
        notAfter,
        signingAlgorithm,
        extensions: [
          new x509.SubjectAlternativeNameExtension(addresses.map((value) => ({ type: 'ip', value }))),
        ],
      });
      const der = await crypto.subtle.exportKey('pkcs8', own.privateKey);
      return { certificate: leaf.toString('pem'), key: x509.PemConverter.encode(der, 'PRIVATE KEY') };
    },
  };
}
