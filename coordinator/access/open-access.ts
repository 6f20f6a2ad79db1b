/** All that decides who may call a coordinator, opened for one data folder: the certificate, the tokens, the guard, the audit log. */
import { ServerCredentials, type ServerInterceptor } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import type { Clock } from '../../base/clock.ts';
import type { Pin } from '../../proto/tls/certificate-pin.ts';
import type { ChannelSecurity } from '../../proto/tls/channel-security.ts';
import { pinnedCertificate } from '../../proto/tls/fetch-certificate.ts';
import { AuditLog } from './audit/audit-log.ts';
import { ownCredentials, siteCredentials } from './certificate/server-credentials.ts';
import { expiryNotice } from './certificate/expiry-notice.ts';
import { ownCertificate, ownClientCertificate, siteCertificate } from './certificate/server-certificate.ts';
import type { SiteFiles } from './certificate/watched-files.ts';
import { guard, type GuardParts } from './guard/guard.ts';
import { OpenCalls } from './guard/open-calls.ts';
import { Refusals } from './guard/refusals.ts';
import { Connections } from './guard/connections.ts';
import { secretsFolderOf } from './folder-endpoint.ts';
import { folderToken } from './token/kept-token.ts';
import { TokenStore } from './token/token-store.ts';

export interface AccessOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Certificate files of the site. Left out: the folder's own certificate. */
  readonly site?: SiteFiles | undefined;
  /** Plain text, on this machine only. Tokens are still required. */
  readonly insecure?: boolean | undefined;
}

export interface Access {
  readonly credentials: ServerCredentials;
  readonly interceptors: readonly ServerInterceptor[];
  /** The server's port adds its connections here. */
  readonly connections: Connections;
  /** By which clients know the coordinator; undefined with a site's certificate, which an authority has signed. */
  readonly pin: Pin | undefined;
  /** PEM. */
  readonly certificate: string;
  /** How a process of this machine that may read the folder secures its channel. */
  readonly security: ChannelSecurity;
  /** Opens everything, for who may read the folder. */
  readonly folderToken: string;
  readonly tokens: TokenStore;
  readonly refusals: Refusals;
  readonly audit: AuditLog;
  close(): void;
}

/**
 * @throws YatesError E_SECRET_FOLDER, E_SECRET_FILE, E_TLS_FILE, E_TLS_PAIR, E_TOKEN_STORE, E_FILE_LOCK
 */
export async function openAccess({
  dataDir,
  clock,
  logger,
  site,
  insecure = false,
}: AccessOptions): Promise<Access> {
  const secrets = secretsFolderOf(dataDir);
  const certificate =
    site === undefined ? await ownCertificate(secrets) : siteCertificate(site.certificate, site.key);
  // Whoever may read the folder is let in without a certificate of the site's.
  const identity = site?.clientAuthority === undefined ? undefined : await ownClientCertificate(secrets);
  const notice = expiryNotice(certificate.expiresAtMs, clock.nowMs());
  if (notice !== undefined) logger.warn(notice);
  const tokens = new TokenStore(secrets, clock);
  const calls = new OpenCalls(tokens);
  tokens.onChange(() => calls.endInvalid());
  const audit = new AuditLog(dataDir, clock, (error) =>
    logger.warn({ err: error }, 'audit.log is not written'),
  );
  const refusals = new Refusals();
  const connections = new Connections();
  const onRefused: GuardParts['onRefused'] = ({ refusal, code, path, peer, caller }) => {
    if (refusal.line === undefined) return;
    const by = { token: caller?.tokenId, name: caller?.name, role: caller?.role, peer };
    audit.write({ kind: 'call-refused', code, call: path, times: refusal.line }, by);
  };
  const credentials = insecure
    ? ServerCredentials.createInsecure()
    : site === undefined
      ? ownCredentials(certificate)
      : siteCredentials(site, (error) => logger.warn({ err: error }, 'the old certificate stays in use'), {
          ownClients: identity?.certificate,
        });
  const access: Access = {
    credentials,
    interceptors: [guard({ tokens, calls, connections, refusals, clock, onRefused })],
    connections,
    pin: site === undefined && !insecure ? certificate.pin : undefined,
    certificate: certificate.certificate,
    security: insecure
      ? { kind: 'none' }
      : { kind: 'pin', certificate: pinnedCertificate(certificate.certificate), identity },
    folderToken: folderToken(secrets, tokens),
    tokens,
    refusals,
    audit,
    close: () => {
      tokens.close();
      calls.close();
    },
  };
  tokens.watch();
  return access;
}
