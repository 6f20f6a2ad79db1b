import fc from 'fast-check';
import pino from 'pino';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { YatesError } from '../../../../base/error.ts';
import { redactedLines } from '../../../../base/secret/log-hooks.ts';
import { redact } from '../../../../base/secret/redact.ts';
import { isSameHash, isToken, newToken, tokenHash } from '../../../../base/secret/token.ts';

describe('a token', () => {
  it('has 256 bits, is never the same, and is known by its form', () => {
    const tokens = Array.from({ length: 1_000 }, newToken);
    expect(new Set(tokens).size).toBe(1_000);
    expect(tokens.every(isToken)).toBe(true);
    expect(Buffer.from(tokens[0]?.slice(4) ?? '', 'base64url')).toHaveLength(32);
    expect(isToken(`${newToken()}x`)).toBe(false);
    expect(isToken(newToken().slice(1))).toBe(false);
  });

  it('is compared by hash', () => {
    const [one, two] = [newToken(), newToken()];
    expect(isSameHash(tokenHash(one), tokenHash(one))).toBe(true);
    expect(isSameHash(tokenHash(one), tokenHash(two))).toBe(false);
    expect(isSameHash(tokenHash(one), tokenHash(one).slice(2))).toBe(false);
    expect(isSameHash('', '')).toBe(false);
  });
});

describe('redact', () => {
  it('takes tokens out of any text around them', () => {
    // Letters that a token has itself would only make it longer or not a token.
    const text = fc.string().map((around) => around.replaceAll(/[\w-]/g, ''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const token = newToken();
        const clean = redact(`${before}${token}${after}`);
        expect(clean).not.toContain(token.slice(4, 14));
        expect(redact(clean)).toBe(clean);
      }),
    );
  });

  it('takes out join strings, headers and keys, also mistyped and cut short', () => {
    const token = newToken();
    const secret = token.slice(4);
    const texts = [
      `yates://${token}@10.0.0.5:4444#pin`,
      `yates://${secret}@10.0.0.5:4444`,
      `YATES://${secret}@[fd00::5]:4444`,
      `authorization: Bearer ${secret}`,
      `{"authorization":["bearer ${secret}"]}`,
      `--join ${token.slice(0, 20)}`,
      `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
      `-----BEGIN EC PRIVATE KEY-----\n${secret}`,
      JSON.stringify({ nested: { token, list: [token] } }),
      new Error(`cannot use ${token}`).stack ?? '',
    ];
    for (const text of texts) {
      expect(redact(text)).not.toContain(secret.slice(0, 12));
      expect(redact(text)).toContain('[redacted]');
      expect(redact(redact(text))).toBe(redact(text));
    }
    expect(redact(texts[0] ?? '')).toBe('yates://[redacted]@10.0.0.5:4444#pin');
  });

  it('leaves other texts alone', () => {
    const texts = [
      'trial 3f2 of sweep quick: loss 0.123',
      'write to ada@example.org, or see https://example.org',
      'yates:// is the beginning of a join string',
      'the bearer of this ring',
      '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----',
    ];
    // A word that follows "bearer" could be a credential: that one text loses it.
    expect(texts.map(redact)).toEqual(texts.map((text) => text.replace('bearer of', 'bearer [redacted]')));
  });

  it('keeps what follows a key, however often it looks', () => {
    const key = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----';
    const once = redact(`${key}\nand then`);
    expect(once).toBe('-----BEGIN EC PRIVATE KEY----- [redacted]\nand then');
    expect(redact(once)).toBe(once);
    expect(redact(`${once} ${key}`)).not.toContain('MHcCAQEE');
  });

  it('comes to an end on texts that keep a quadratic reader busy for many minutes', () => {
    const parts = [
      'yates://',
      'yates://a',
      'bearer ',
      'bearer',
      'yts_',
      '-----BEGIN PRIVATE KEY-----',
      '-----BEGIN A',
    ];
    // Steps of regular expressions cannot be counted. The guard is hundreds of times what a linear reader takes.
    const work = (): unknown => parts.map((part) => redact(part.repeat(200_000)).length);
    expect(new Script('work()').runInNewContext({ work }, { timeout: 100_000 })).toHaveLength(parts.length);
  });

  it('cleans every line of a pino log', () => {
    const lines: string[] = [];
    const log = pino({ base: null, hooks: redactedLines }, { write: (line: string) => lines.push(line) });
    const token = newToken();
    log.info({ metadata: { authorization: `Bearer ${token}` } }, `joined with ${token}`);
    log.error({ err: new Error(`no ${token}`) }, 'failed');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain(token.slice(4, 14));
    for (const line of lines) JSON.parse(line);
  });

  it('cleans every part of an error', () => {
    const token = newToken();
    const error = new YatesError({
      code: 'E_JOIN_STRING',
      message: `no ${token}`,
      place: { file: `yates://${token}@h:1`, line: 1 },
      next: `drop ${token}`,
    });
    const parts = [error.message, error.what, error.next, error.stack, JSON.stringify(error.place)];
    for (const part of parts) {
      expect(part).toContain('[redacted]');
      expect(part).not.toContain(token.slice(4, 14));
    }
  });
});
