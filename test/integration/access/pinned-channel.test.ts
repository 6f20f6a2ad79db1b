import { createSecureContext } from 'node:tls';
import { credentials, Metadata, ServerCredentials } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../base/secret/token.ts';
import { makeCertificate } from '../../../coordinator/access/certificate/make-certificate.ts';
import { ownCertificate } from '../../../coordinator/access/certificate/server-certificate.ts';
import { ownCredentials } from '../../../coordinator/access/certificate/server-credentials.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { fetchCertificate, keptCertificate } from '../../../proto/tls/fetch-certificate.ts';
import { refusedHandshake } from '../../../proto/tls/refused-handshake.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { echoClient, startEcho, startImpostor } from './echo-server.ts';

const coordinator = async () => ownCertificate(`${temporaryFolder()}/secrets`);

describe('a channel with a pinned certificate', () => {
  it('sends the token to the coordinator of the pin', async () => {
    const certificate = await coordinator();
    const server = await startEcho(ownCredentials(certificate));
    const token = newToken();
    const pinned = await fetchCertificate(server.address, certificate.pin);
    const client = echoClient(
      server.address,
      secureChannel(server.address, { kind: 'pin', certificate: pinned }, token),
    );
    expect(await client.call()).toBe('ok');
    expect(server.tokens).toEqual([`Bearer ${token}`]);
  });

  it('refuses an impostor in the fetch already, and says so without the token', async () => {
    const { pin } = await coordinator();
    const impostor = await startImpostor(await makeCertificate());
    await expect(fetchCertificate(impostor.address, pin)).rejects.toThrow(
      expect.objectContaining({ code: 'E_PIN_DIFFERS' }),
    );
    expect(impostor.connections()).toBe(1);
    expect(impostor.received()).toHaveLength(0);
  });

  it('gives an impostor that comes after the fetch no byte', async () => {
    const { certificate: pem, pin } = await coordinator();
    const pinned = keptCertificate(pem, pin);
    if (pinned === undefined) throw new Error('the certificate matches its pin');
    const impostor = await startImpostor(await makeCertificate());
    const client = echoClient(
      impostor.address,
      secureChannel(impostor.address, { kind: 'pin', certificate: pinned }, newToken()),
    );
    expect(await client.call(3_000)).toMatch(/^(14|4) /);
    expect(impostor.received()).toHaveLength(0);
  });

  it('would give it the token with rejectUnauthorized: false, where Node never calls checkServerIdentity', async () => {
    const { certificate: pem } = await coordinator();
    const impostor = await startEcho(ownCredentials(await coordinator()));
    let asked = 0;
    const careless = credentials.createFromSecureContext(createSecureContext({ ca: pem }), {
      rejectUnauthorized: false,
      checkServerIdentity: () => {
        asked++;
        return new Error('not the pin');
      },
    });
    const proof = credentials.createFromMetadataGenerator((_call, done) => {
      const metadata = new Metadata();
      metadata.set('authorization', 'Bearer given-away');
      done(null, metadata);
    });
    const channel = {
      credentials: credentials.combineChannelCredentials(careless, proof),
      options: { 'grpc.ssl_target_name_override': 'yates' },
    };
    expect(await echoClient(impostor.address, channel).call()).toBe('ok');
    expect(asked).toBe(0);
    expect(impostor.tokens).toEqual(['Bearer given-away']);
  });

  it('keeps a certificate for later and tells one that is damaged', async () => {
    const { certificate, pin } = await coordinator();
    const other = await makeCertificate();
    expect(keptCertificate(certificate, pin)?.pin).toBe(pin);
    expect(keptCertificate(other.certificate, pin)).toBeUndefined();
    expect(keptCertificate(certificate.slice(0, 80), pin)).toBeUndefined();
  });

  it('says in words that plain text or nobody answers', async () => {
    const { pin } = await coordinator();
    const plain = await startEcho(ServerCredentials.createInsecure());
    await expect(fetchCertificate(plain.address, pin)).rejects.toThrow(/^E_COORDINATOR_PLAIN /);
    plain.stop();
    await expect(fetchCertificate(plain.address, pin)).rejects.toThrow(/^E_COORDINATOR_OFFLINE /);
  });

  it('sends no plain text to another machine', () => {
    expect(() => secureChannel('10.0.0.5:4444', { kind: 'none' }, newToken())).toThrow(/^E_INSECURE /);
  });

  it('sends a token in plain text to this machine', async () => {
    const plain = await startEcho(ServerCredentials.createInsecure());
    const token = newToken();
    const client = echoClient(plain.address, secureChannel(plain.address, { kind: 'none' }, token));
    expect(await client.call()).toBe('ok');
    expect(plain.tokens).toEqual([`Bearer ${token}`]);
  });
});

describe('a pinned channel that loses its connection', () => {
  it('comes back by itself to the same certificate', async () => {
    const certificate = await coordinator();
    const first = await startEcho(ownCredentials(certificate));
    const pinned = await fetchCertificate(first.address, certificate.pin);
    const client = echoClient(
      first.address,
      secureChannel(first.address, { kind: 'pin', certificate: pinned }, newToken()),
    );
    expect(await client.call()).toBe('ok');
    first.stop();
    expect(await client.call(1_000)).toMatch(/^(14|4) /);
    const second = await startEcho(ownCredentials(certificate), first.port);
    await expect.poll(() => client.call(1_000), { timeout: 100_000 }).toBe('ok');
    expect(second.tokens.length).toBeGreaterThan(0);
  });

  it('refuses another certificate at the same address, says which, and goes on when the old one is back', async () => {
    const certificate = await coordinator();
    const first = await startEcho(ownCredentials(certificate));
    const pinned = await fetchCertificate(first.address, certificate.pin);
    const client = echoClient(
      first.address,
      secureChannel(first.address, { kind: 'pin', certificate: pinned }, newToken()),
    );
    expect(await client.call()).toBe('ok');
    first.stop();
    const impostor = await startImpostor(await makeCertificate(), first.port);
    expect(await client.call(2_000)).toMatch(/^(14|4) /);
    // It did try, several times, and sent nothing.
    await expect.poll(() => impostor.connections(), { timeout: 100_000 }).toBeGreaterThan(0);
    expect(impostor.received()).toHaveLength(0);
    expect(await refusedHandshake(first.address, certificate.pin)).toMatchObject({ code: 'E_PIN_DIFFERS' });
    await impostor.stop();
    expect(await refusedHandshake(first.address, certificate.pin)).toBeUndefined();
    await startEcho(ownCredentials(certificate), first.port);
    await expect.poll(() => client.call(1_000), { timeout: 100_000 }).toBe('ok');
  });
});
