/**
 * Tokens: what proves who calls. A token is 256 random bits behind a prefix, by which people, scanners of repositories
 * and `redact` recognise it. Only its SHA-256 is ever stored by the side that checks it: the bits are random, so nothing
 * slower is needed against guessing.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

export const tokenPrefix = 'yts_';
/** 43 characters of base64url hold 256 bits. */
const tokenPattern = /^yts_[A-Za-z0-9_-]{43}$/;

/** @returns a token that nobody has seen before */
export function newToken(): string {
  return tokenPrefix + randomBytes(32).toString('base64url');
}

export const isToken = (text: string): boolean => tokenPattern.test(text);

/** @returns SHA-256 in lower-case hex, 64 characters */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Compares two hashes of `tokenHash` in a time that does not depend on where they differ. */
export function isSameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'hex'), Buffer.from(right, 'hex')];
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}
