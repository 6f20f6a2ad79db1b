/**
 * The header of a safetensors file, believed only after it has been held against the size of the file: nothing is
 * allocated on its word. Pure; safetensors.ts and safetensors-file.ts bring the bytes.
 * @see https://huggingface.co/docs/safetensors (the format) and its reference reader, whose rules these are
 */
import { YatesError } from '../base/error.ts';
import { bytesOfDtype } from './tensor-dtype.ts';

/** Where one tensor lies. */
export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte and the one after the last, from the start of the file. */
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly entries: ReadonlyMap<string, TensorEntry>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Bytes before the header: its length, 64 bits. */
export const prefixBytes = 8;
/** A header longer than this is not a header but a file of another kind; the reference reader's limit too. */
const headerBytesMax = 100_000_000;

/**
 * Length of the header.
 *
 * @param prefix the file's first eight bytes, or fewer where it has no more
 * @param fileBytes size of the whole file
 * @throws YatesError E_SAFETENSORS if that cannot be
 */
export function headerLength(prefix: Uint8Array, fileBytes: number, source: string): number {
  if (prefix.length < prefixBytes) {
    throw malformed(source, `has no safetensors header: the file has ${fileBytes} bytes`);
  }
  const length = Number(new DataView(prefix.buffer, prefix.byteOffset, prefixBytes).getBigUint64(0, true));
  if (length <= Math.min(headerBytesMax, fileBytes - prefixBytes)) return length;
  throw malformed(
    source,
    `has no safetensors header: its first bytes announce one of ${length} bytes, and the file has ${fileBytes}`,
  );
}

/**
 * Reads and checks a header.
 *
 * @param text its bytes, `headerLength` of them
 * @throws YatesError E_SAFETENSORS naming the first tensor that is faulty
 */
export function parseHeader(text: Uint8Array, fileBytes: number, source: string): SafetensorsHeader {
  let header: unknown;
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(text);
    header = JSON.parse(json);
  } catch (cause) {
    throw malformed(source, 'has a header that is not JSON', cause);
  }
  if (!isRecord(header)) throw malformed(source, 'has a header that is not a JSON object');
  const twice = repeatedKey(json);
  if (twice !== undefined) throw malformed(source, `names ${nameText(twice)} twice`);
  const dataStart = prefixBytes + text.length;
  const entries = new Map<string, TensorEntry>();
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') metadata = checkMetadata(value, source);
    else entries.set(name, checkEntry(name, value, dataStart, fileBytes, source));
  }
  checkTiling(entries, dataStart, fileBytes, source);
  return { entries, metadata };
}

function checkMetadata(value: unknown, source: string): Record<string, string> {
  if (isRecord(value) && Object.values(value).every((each) => typeof each === 'string')) {
    return value as Record<string, string>;
  }
  throw malformed(source, 'has metadata that is not an object of strings');
}

function checkEntry(
  name: string,
  value: unknown,
  dataStart: number,
  fileBytes: number,
  source: string,
): TensorEntry {
  const fail = (message: string): never => {
    throw malformed(source, `${nameText(name)} ${message}`);
  };
  if (!isRecord(value)) return fail('is not a JSON object');
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string') return fail('has no dtype');
  if (!isCounts(shape)) return fail('does not have a shape of whole numbers');
  if (!isCounts(offsets) || offsets.length !== 2) return fail('does not have two data offsets');
  const [first, last] = offsets as [number, number];
  const size = shape.reduce((product, extent) => product * extent, 1);
  const width = bytesOfDtype(dtype);
  if (first > last) return fail(`ends before it begins, at ${first} and ${last}`);
  if (dataStart + last > fileBytes) {
    return fail(`is cut off: it ends at byte ${dataStart + last}, and the file has ${fileBytes}`);
  }
  if (width !== undefined && last - first !== size * width) {
    return fail(
      `has ${last - first} bytes, not the ${size * width} of ${shape.join('x') || 'one number'} ${dtype}`,
    );
  }
  return { dtype, shape, begin: dataStart + first, end: dataStart + last };
}

/** Tensors lie one after the other without gap or overlap, and end with the file. */
function checkTiling(
  entries: ReadonlyMap<string, TensorEntry>,
  dataStart: number,
  fileBytes: number,
  source: string,
): void {
  const inOrder = [...entries].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  let position = dataStart;
  for (const [name, { begin, end }] of inOrder) {
    if (begin < position) throw malformed(source, `${nameText(name)} overlaps the tensor before it`);
    if (begin > position)
      throw malformed(source, `leaves ${begin - position} bytes before ${nameText(name)}`);
    position = end;
  }
  if (position !== fileBytes)
    throw malformed(source, `has ${fileBytes - position} bytes after its last tensor`);
}

/**
 * The first key that a JSON object has twice, which `JSON.parse` does not report. Only the object's own keys count, not
 * keys of objects in it.
 *
 * @param json text that `JSON.parse` takes
 */
export function repeatedKey(json: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  // By hand and not by a regular expression, whose stack a long name would overflow.
  for (let position = 0; position < json.length; position++) {
    const character = json[position];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === '"') {
      const end = stringEnd(json, position);
      let after = end;
      while (' \n\r\t'.includes(json[after] ?? ':')) after++;
      if (depth === 1 && json[after] === ':') {
        const key = JSON.parse(json.slice(position, end)) as string;
        if (seen.has(key)) return key;
        seen.add(key);
      }
      position = end - 1;
    }
  }
  return undefined;
}

/** Index after the closing quote of the JSON string that begins at `start`. */
function stringEnd(json: string, start: number): number {
  for (let position = start + 1; position < json.length; position++) {
    if (json[position] === '\\') position++;
    else if (json[position] === '"') return position + 1;
  }
  return json.length;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);

/** A name from a file nobody vouches for: made short, and harmless to a terminal. */
function nameText(name: string): string {
  const text = JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}...` : name);
  return /^"[\w.-]+"$/.test(text) ? text.slice(1, -1) : text;
}

export function malformed(source: string, message: string, cause?: unknown): YatesError {
  return new YatesError({
    code: 'E_SAFETENSORS',
    place: { file: source },
    message,
    next: 'give a whole safetensors file',
    cause,
  });
}
