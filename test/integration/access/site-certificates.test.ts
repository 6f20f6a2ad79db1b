import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../base/secret/token.ts';
import { expiryNotice } from '../../../coordinator/access/certificate/expiry-notice.ts';
import { siteCertificate } from '../../../coordinator/access/certificate/server-certificate.ts';
import { siteCredentials } from '../../../coordinator/access/certificate/server-credentials.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { makeAuthority, type PemPair } from './certificates.ts';
import { echoClient, startEcho } from './echo-server.ts';

function writePair(pair: PemPair, folder = temporaryFolder()) {
  const files = { certificate: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  writeFileSync(files.certificate, pair.certificate);
  writeFileSync(files.key, pair.key);
  return { ...files, folder };
}

/** A channel tries a handshake that fails again and again: its call ends by its deadline. */
const refusalMs = 2_000;

const fail = (error: Error): never => {
  throw error;
};

describe("a site's own certificates", () => {
  it('are trusted by their authority, and by no other', async () => {
    const [site, other] = [await makeAuthority('site'), await makeAuthority('other')];
    const { certificate, key } = writePair(await site.sign('coordinator'));
    const server = await startEcho(siteCredentials({ certificate, key }, fail));
    const call = (roots: string, timeoutMs?: number) =>
      echoClient(
        server.address,
        secureChannel(server.address, { kind: 'authority', roots }, newToken()),
      ).call(timeoutMs);
    expect(await call(site.certificate)).toBe('ok');
    expect(server.tokens).toHaveLength(1);
    expect(await call(other.certificate, refusalMs)).toMatch(/^(14|4) /);
    expect(server.tokens).toHaveLength(1);
  });

  it('are for the address that they name', async () => {
    const site = await makeAuthority('site');
    const { certificate, key } = writePair(await site.sign('coordinator', ['10.1.2.3']));
    const server = await startEcho(siteCredentials({ certificate, key }, fail));
    const security = { kind: 'authority', roots: site.certificate } as const;
    const client = echoClient(server.address, secureChannel(server.address, security, newToken()));
    expect(await client.call(refusalMs)).toMatch(/^(14|4) /);
    expect(server.tokens).toHaveLength(0);
  });

  it('ask clients for a certificate of theirs where an authority for them is named', async () => {
    const [site, users] = [await makeAuthority('site'), await makeAuthority('users')];
    const { folder, ...files } = writePair(await site.sign('coordinator'));
    const clientAuthority = join(folder, 'users.crt');
    writeFileSync(clientAuthority, users.certificate);
    const server = await startEcho(siteCredentials({ ...files, clientAuthority }, fail));
    const call = (identity?: PemPair, timeoutMs?: number) => {
      const security = { kind: 'authority', roots: site.certificate, identity } as const;
      return echoClient(server.address, secureChannel(server.address, security)).call(timeoutMs);
    };
    expect(await call(undefined, refusalMs)).toMatch(/^(14|4) /);
    expect(await call(await site.sign('not a user'), refusalMs)).toMatch(/^(14|4) /);
    expect(await call(await users.sign('ada'))).toBe('ok');
  });

  it('are read again when they are renewed, without a restart', async () => {
    const site = await makeAuthority('site');
    const ended = await site.sign('coordinator', ['127.0.0.1'], new Date(Date.now() - 1_000));
    const { folder, certificate, key } = writePair(ended);
    const trouble: Error[] = [];
    const server = await startEcho(
      siteCredentials({ certificate, key }, (error) => trouble.push(error), { refreshMs: 50 }),
    );
    const security = { kind: 'authority', roots: site.certificate } as const;
    const client = echoClient(server.address, secureChannel(server.address, security));
    expect(await client.call(1_000)).toMatch(/^(14|4) /);
    const renewed = await site.sign('coordinator');
    // A renewal that is half done: the new certificate is there, and its key is not yet.
    writeFileSync(certificate, renewed.certificate);
    await expect.poll(() => trouble[0]?.message, { timeout: 100_000 }).toMatch(/^E_TLS_PAIR /);
    writePair(renewed, folder);
    await expect.poll(() => client.call(1_000), { timeout: 100_000 }).toBe('ok');
  });

  it('are refused as a pair that does not belong together, before anything listens', async () => {
    const site = await makeAuthority('site');
    const { certificate } = writePair(await site.sign('one'));
    const { key } = writePair(await site.sign('two'));
    expect(() => siteCertificate(certificate, key)).toThrow(/^E_TLS_PAIR /);
    expect(() => siteCertificate(key, certificate)).toThrow(/^E_TLS_FILE /);
    expect(() => siteCertificate(`${certificate}.missing`, key)).toThrow(/^E_TLS_FILE .*ENOENT/);
  });

  it('are said to end, in advance and afterwards', () => {
    const end = Date.parse('2027-03-01T12:00:00Z');
    const day = 86_400_000;
    expect(expiryNotice(end, end - 30 * day)).toBeUndefined();
    expect(expiryNotice(end, end - 10 * day)).toMatch(/ends on 2027-03-01, in 10 days/);
    expect(expiryNotice(end, end - 1)).toMatch(/in 1 day:/);
    expect(expiryNotice(end, end)).toMatch(/ended on 2027-03-01/);
    expect(expiryNotice(Date.parse('9999-12-31T23:59:59Z'), end)).toBeUndefined();
  });
});
