import { X509Certificate } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownCertificate } from '../../../../coordinator/access/certificate/server-certificate.ts';
import { pinOf } from '../../../../proto/tls/certificate-pin.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const secrets = (): string => join(temporaryFolder(), 'secrets');

describe("a coordinator's own certificate", () => {
  it('is made once, for its owner alone, and stays the same', async () => {
    const folder = secrets();
    const made = await ownCertificate(folder);
    expect(await ownCertificate(folder)).toEqual(made);
    expect(readdirSync(folder).sort()).toEqual(['certificate.pem', 'key.pem', 'lock']);
    const modes = ['.', 'certificate.pem', 'key.pem'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });

  it('has a P-256 key, is for the name yates, and does not end', async () => {
    const { certificate, pin, expiresAtMs } = await ownCertificate(secrets());
    const x509 = new X509Certificate(certificate);
    expect(x509.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(x509.checkHost('yates')).toBe('yates');
    expect(x509.ca).toBe(true);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(pinOf(x509.raw)).toBe(pin);
    expect(Buffer.from(pin, 'base64url').toString('hex')).toBe(
      x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    );
    expect([Date.parse(x509.validFrom), expiresAtMs]).toEqual([0, Date.parse('9999-12-31T23:59:59Z')]);
  });

  it('is one, however many start at once', async () => {
    const folder = secrets();
    const pins = await Promise.all([1, 2, 3, 4].map(async () => (await ownCertificate(folder)).pin));
    expect(new Set(pins).size).toBe(1);
  });

  it('is made again where a power cut left a key alone, and never where its key is missing', async () => {
    const folder = secrets();
    const { pin } = await ownCertificate(folder);
    rmSync(join(folder, 'certificate.pem'));
    expect((await ownCertificate(folder)).pin).not.toBe(pin);
    rmSync(join(folder, 'key.pem'));
    await expect(ownCertificate(folder)).rejects.toThrow(/^E_TLS_PAIR .*key.pem .*is missing/);
  });

  it('is refused when it is damaged, of another key, a link, or open to others', async () => {
    const folder = secrets();
    await ownCertificate(folder);
    const key = join(folder, 'key.pem');
    const whole = readFileSync(key, 'utf8');
    const secret = whole.split('\n')[1] ?? '';
    writeFileSync(key, whole.slice(0, 60));
    await expect(ownCertificate(folder)).rejects.toThrow(/^E_TLS_FILE /);
    await expect(ownCertificate(folder)).rejects.not.toThrow(secret.slice(0, 20));
    const other = secrets();
    await ownCertificate(other);
    writeFileSync(key, readFileSync(join(other, 'key.pem'), 'utf8'));
    await expect(ownCertificate(folder)).rejects.toThrow(/^E_TLS_PAIR /);
    writeFileSync(key, whole);
    chmodSync(key, 0o644);
    await expect(ownCertificate(folder)).rejects.toThrow(/^E_SECRET_FILE /);
    rmSync(key);
    symlinkSync(join(other, 'key.pem'), key);
    await expect(ownCertificate(folder)).rejects.toThrow(/^E_SECRET_FILE .*symbolic link/);
  });
});
