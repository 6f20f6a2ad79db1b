/** From a certificate to what a gRPC server listens with. */
import { experimental, ServerCredentials } from '@grpc/grpc-js';
import type { ServerCertificate } from './server-certificate.ts';
import { type SiteFiles, WatchedFiles } from './watched-files.ts';

/** Credentials with the folder's own certificate, which never changes while the coordinator runs. */
export function ownCredentials({ certificate, key }: ServerCertificate): ServerCredentials {
  return new OwnCredentials(certificate, key);
}

/** `ServerCredentials.createSsl` cannot set the version. All clients that join by a pin speak TLS 1.3, so nothing older is served. */
class OwnCredentials extends ServerCredentials {
  constructor(certificate: string, key: string) {
    super({ requestCert: false, minVersion: 'TLSv1.3' }, { cert: [certificate], key: [key] });
  }

  override _equals(other: ServerCredentials): boolean {
    return this === other;
  }
}

/**
 * Credentials with a site's files. One renewed on disk is served without a restart, and connections that are open go on.
 *
 * @param ownClients PEM of a client certificate that is taken beside those of the site's authority
 * @param onTrouble hears of files that cannot be used after a change; the old ones stay in use
 * @throws YatesError E_TLS_FILE, E_TLS_PAIR for what is wrong with them now
 */
export function siteCredentials(
  files: SiteFiles,
  onTrouble: (error: Error) => void,
  {
    ownClients = '',
    refreshMs,
  }: { readonly ownClients?: string | undefined; readonly refreshMs?: number } = {},
): ServerCredentials {
  const watched = new WatchedFiles(files, onTrouble, { ownClients, refreshMs });
  const authorities = files.clientAuthority === undefined ? null : watched;
  return experimental.createCertificateProviderServerCredentials(watched, authorities, authorities !== null);
}
