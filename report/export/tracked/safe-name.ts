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
  parts
    .map((part) => part.slice(0, nameChars).replaceAll(/\.\.+|[^A-Za-z0-9=._-]/g, dashes))
    .join('_')
    .slice(0, nameChars)
    .replace(/[. ]+$/, '');

const dashes = (text: string): string => '-'.repeat(text.length);

/**
 * Names that a service takes for those that trials use, each other than the rest.
 *
 * @param clean gives the nearest name that the service takes
 *
 * @example
 * takenNames(['a b', 'a?b'], (name) => name.replaceAll(/[^a-z]/g, '_')); // Map { 'a b' => 'a_b', 'a?b' => 'a_b_2' }
 */
export function takenNames(names: Iterable<string>, clean: (name: string) => string): Map<string, string> {
  const all = [...new Set(names)];
  const taken = new Set<string>();
  const chosen = new Map<string, string>();
  // A name that may stay as it is does, whatever comes before it.
  for (const name of all.filter((one) => clean(one) === one)) {
    taken.add(name);
    chosen.set(name, name);
  }
  for (const name of all.filter((one) => !chosen.has(one))) {
    const first = clean(name);
    let free = first;
    for (let n = 2; taken.has(free); n++) free = `${first}_${n}`;
    taken.add(free);
    chosen.set(name, free);
  }
  return chosen;
}
