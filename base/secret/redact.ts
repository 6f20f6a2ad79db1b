/**
 * Takes secrets out of a text before anybody reads it: every message for a person and every line of a log goes through
 * here. It knows secrets by their form alone, so it also finds those that a user typed in the wrong place.
 */
import { tokenPrefix } from './token.ts';

const removed = '[redacted]';

const secrets: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // The token of a join string, whole or mistyped: all that stands before the @, but in our own examples.
  [/(yates:\/\/)(?!TOKEN@)[^@\s"]{0,200}@/gi, `$1${removed}@`],
  // A token cut short by whoever printed it is most of a token still.
  [new RegExp(`${tokenPrefix}[A-Za-z0-9_-]{8,}`, 'g'), `${tokenPrefix}${removed}`],
  [/(\bbearer\s+)(?!yts_\[|\[)[^\s"',;]+/gi, `$1${removed}`],
  [
    // Where one was taken out already, its end is gone: what follows is no part of it.
    /-----BEGIN ([A-Z ]*)PRIVATE KEY-----(?! \[redacted\])[^]*?(?:-----END \1PRIVATE KEY-----|$)/g,
    `-----BEGIN $1PRIVATE KEY----- ${removed}`,
  ],
];

/**
 * @returns the text with tokens, join strings, `Bearer` credentials and private keys replaced by `[redacted]`; a text
 *   without secrets comes back unchanged, and what was redacted once does not change again
 */
export function redact(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of secrets) clean = clean.replace(pattern, replacement);
  return clean;
}
