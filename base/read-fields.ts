/**
 * Reads small JSON files that we wrote ourselves: an object of known fields and no others. Files that every verb reads come this way, since
 * a library of schemas takes longer to load than all the rest of some verbs.
 */
type Fields<Name extends string> = Readonly<Record<Name, unknown>>;

/**
 * @param optional names of fields that may be missing, beside `required` ones
 * @throws Error for anything but an object of these fields
 */
export function readFields<Required extends string, Optional extends string = never>(
  value: unknown,
  required: readonly Required[],
  optional: readonly Optional[] = [],
): Fields<Required | Optional> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object');
  const known = new Set<string>([...required, ...optional]);
  const odd = Object.keys(value).find((name) => !known.has(name));
  if (odd !== undefined) throw new Error(`unknown field ${odd}`);
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw new Error(`no field ${missing}`);
  // A field that is missing is not looked for among what every object has: no field bears such a name.
  return value as Fields<Required | Optional>;
}

/** @throws Error for no text, or an empty one */
export function readText(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error('no text');
  return value;
}

/** @throws Error for what is there and no text */
export const readTextIfAny = (value: unknown): string | undefined =>
  value === undefined ? undefined : readText(value);
