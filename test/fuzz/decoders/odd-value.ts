/** Says what no decoded value may have: a function, or something of the input as its prototype. */

/** Parts of a value that are looked at. */
const partsMax = 5_000;

/** @returns undefined where nothing is odd */
export function oddityOf(value: unknown): string | undefined {
  const open: unknown[] = [value];
  const seen = new Set<unknown>();
  while (open.length > 0 && seen.size < partsMax) {
    const part = open.pop();
    if (typeof part === 'function') return `a function, ${part.name}`;
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    if (ArrayBuffer.isView(part)) continue;
    const prototype: unknown = Object.getPrototypeOf(part);
    // That of a class names its class; one that an input brought does not.
    if (
      prototype !== null &&
      typeof Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value !== 'function'
    )
      return `a prototype of its own: ${JSON.stringify(prototype).slice(0, 100)}`;
    if (part instanceof Map) for (const entry of part) open.push(...entry);
    else if (part instanceof Set) open.push(...part);
    else open.push(...Object.values(part).slice(0, partsMax));
  }
  return undefined;
}

const shared = [Object, Array, String, Number, Boolean, Function, Map, Set, RegExp, Error, Promise].map(
  ({ prototype }) => prototype as object,
);

/** What the prototypes that all values share have: it must be the same after each input. */
export const prototypesState = (): string =>
  shared.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('|');
