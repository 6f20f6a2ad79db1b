/**
 * The certificate that a coordinator shows, from one of two places:
 *
 * - its own, in DATA/secrets: made at the first start and kept, so that its pin stays the same; it never expires. To replace
 *   it (its key leaked, say) remove the two files while the coordinator is stopped: clients then refuse the new one until
 *   they join again with the string that it prints.
 * - a site's, named by `--tls-cert` and `--tls-key`: it expires, so it is read again while the coordinator runs
 *   (server-credentials.ts), and said to be due in advance.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { YatesError } from '../../../base/error.ts';
import { withFileLock } from '../../../base/file-lock.ts';
import { makeSecretFolder, readSecretFile, writeSecretFile } from '../../../base/secret/secret-file.ts';
import { type Pin, pinOf } from '../../../proto/tls/certificate-pin.ts';
import { readPem } from '../../../proto/tls/read-pem.ts';
import { type CertificateAndKey, makeCertificate } from './make-certificate.ts';

export interface ServerCertificate extends CertificateAndKey {
  readonly pin: Pin;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAtMs: number;
}

const serverFiles = { certificate: 'certificate.pem', key: 'key.pem' };
const clientFiles = { certificate: 'client-certificate.pem', key: 'client-key.pem' };

/**
 * Reads the folder's own certificate, or makes it where there is none.
 *
 * @param secretsFolder DATA/secrets
 * @throws YatesError E_TLS_FILE for a file that is damaged, E_TLS_PAIR where one of the two is missing or they do not belong
 *   together, E_SECRET_FILE, E_SECRET_FOLDER
 */
export async function ownCertificate(secretsFolder: string): Promise<ServerCertificate> {
  return keptOrMade(secretsFolder, serverFiles, 'server');
}

/**
 * What processes that may read the folder show to a coordinator that asks its clients for certificates. Made where there is none.
 *
 * @param secretsFolder DATA/secrets
 * @throws as `ownCertificate`
 */
export async function ownClientCertificate(secretsFolder: string): Promise<CertificateAndKey> {
  return keptOrMade(secretsFolder, clientFiles, 'client');
}

/** @returns undefined where no coordinator of the folder has ever asked for one @throws as `ownCertificate` */
export const readClientCertificate = (secretsFolder: string): CertificateAndKey | undefined =>
  readPair(pathsOf(secretsFolder, clientFiles));

const pathsOf = (folder: string, { certificate, key }: Paths): Paths => ({
  certificate: join(folder, certificate),
  key: join(folder, key),
});

async function keptOrMade(
  secretsFolder: string,
  files: Paths,
  use: 'server' | 'client',
): Promise<ServerCertificate> {
  makeSecretFolder(secretsFolder);
  const paths = pathsOf(secretsFolder, files);
  const kept = readPair(paths);
  if (kept !== undefined) return kept;
  const made = await makeCertificate(use);
  return withFileLock(join(secretsFolder, 'lock'), () => {
    // Another process may have been faster: the first pair stays.
    const others = readPair(paths);
    if (others !== undefined) return others;
    // The certificate last: with a key alone, which a power cut may leave, a new pair is made.
    writeSecretFile(paths.key, made.key);
    writeSecretFile(paths.certificate, made.certificate);
    return checked(made, paths);
  });
}

/**
 * Reads a site's own certificate and key.
 *
 * @throws YatesError E_TLS_FILE, E_TLS_PAIR
 */
export function siteCertificate(certificatePath: string, keyPath: string): ServerCertificate {
  const certificate = readPem(certificatePath);
  const key = readPem(keyPath);
  return checked({ certificate, key }, { certificate: certificatePath, key: keyPath });
}

interface Paths {
  readonly certificate: string;
  readonly key: string;
}

function readPair(paths: Paths): ServerCertificate | undefined {
  const certificate = readSecretFile(paths.certificate);
  const key = readSecretFile(paths.key);
  if (certificate === undefined) return undefined;
  if (key !== undefined) return checked({ certificate, key }, paths);
  throw new YatesError({
    code: 'E_TLS_PAIR',
    place: { file: paths.key },
    message: 'the key of the certificate beside it is missing',
    next: 'put it back from a copy, or remove the certificate too and have everybody join again',
  });
}

function checked(pair: CertificateAndKey, paths: Paths): ServerCertificate {
  const certificate = parsed(paths.certificate, () => new X509Certificate(pair.certificate));
  const key = parsed(paths.key, () => createPrivateKey(pair.key));
  if (certificate.checkPrivateKey(key)) {
    return { ...pair, pin: pinOf(certificate.raw), expiresAtMs: Date.parse(certificate.validTo) };
  }
  throw new YatesError({
    code: 'E_TLS_PAIR',
    place: { file: paths.key },
    message: `this key does not belong to the certificate ${paths.certificate}`,
    next: 'name the key that the certificate was made with',
  });
}

function parsed<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new YatesError({
      code: 'E_TLS_FILE',
      place: { file },
      // OpenSSL names what it missed and quotes nothing of a key.
      message: `this is no PEM file of the kind that belongs here: ${(cause as Error).message}`,
      next: 'name a PEM file; a key must not be encrypted',
      cause,
    });
  }
}
