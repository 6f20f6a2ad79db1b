import { createHash } from 'node:crypto';
import { withoutTrailing } from '../../../base/without-trailing.ts';

/** Longest name of a file that every file system takes is 255 bytes; the rest is for what stands around it. */
const nameChars = 120;

/**
 * Parts joined to a name that is a file's on every system: letters, digits, `=`, `.`, `_` and `-`, cut to 120 characters. The first
 * part, which must be safe, is what names differ by.
 *
 * @example
 * fileName(['0007', 'path=../x', 'rep=1']); // '0007_path=---x_rep=1'
 */
export const fileName = (parts: readonly string[]): string =>
  withoutTrailing(
    parts
      .map((part) => part.slice(0, nameChars).replaceAll(/\.\.+|[^A-Za-z0-9=._-]/g, dashes))
      .join('_')
      .slice(0, nameChars),
    '. ',
  );

const dashes = (text: string): string => '-'.repeat(text.length);

/**
 * The name itself where `clean` leaves it as it is; otherwise the clean name and the beginning of the name's hash, so that two names do
 * not become one, whichever come first.
 *
 * @param clean gives the nearest name that a service takes
 *
 * @example
 * takenName('a b', (name) => name.replaceAll(' ', '_')); // 'a_b_c8687a08'
 */
export function takenName(name: string, clean: (name: string) => string): string {
  const nearest = clean(name);
  if (nearest === name) return name;
  return `${nearest}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
