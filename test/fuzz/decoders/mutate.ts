/** Makes inputs that nearly fit out of some that fit. */
import type { Random } from '../../../base/random.ts';
import type { Input } from './decoder.ts';
import { hostileJson, hostileKeys, hostileLengths, hostileNumbers, hostileTexts } from './hostile-values.ts';

/** Longest text that repetition makes. */
const charsMax = 60_000;
const depths = [10, 100, 2_000, 20_000] as const;

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random.below(values.length)] as Value;

/** @param samples inputs that fit */
export const textsLike =
  (samples: readonly string[]) =>
  (random: Random): string => {
    let text = pick(random, samples);
    if (random.below(20) === 0) return text;
    if (random.below(3) === 0) text = mutatedJson(text, random) ?? text;
    for (let left = random.below(4); left > 0; left--) text = pick(random, textMutations)(text, random);
    return text;
  };

/** @param samples inputs that fit */
export const bytesLike =
  (samples: readonly Uint8Array[]) =>
  (random: Random): Uint8Array => {
    let bytes = Uint8Array.from(pick(random, samples));
    if (random.below(20) === 0) return bytes;
    for (let left = 1 + random.below(4); left > 0; left--) bytes = pick(random, byteMutations)(bytes, random);
    return bytes;
  };

export const textOf = (input: Input): string =>
  typeof input === 'string' ? input : Buffer.from(input).toString('utf8');

export const bytesOf = (input: Input): Buffer =>
  typeof input === 'string' ? Buffer.from(input, 'utf8') : Buffer.from(input);

type Mutate<Kind> = (of: Kind, random: Random) => Kind;

/** A stretch of a text or of bytes: mostly short. */
function stretchOf(length: number, random: Random): readonly [from: number, to: number] {
  const from = random.below(length + 1);
  const longest = random.below(3) === 0 ? length - from : Math.min(length - from, 12);
  return [from, from + random.below(longest + 1)];
}

const textMutations: readonly Mutate<string>[] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => {
    const [from, to] = stretchOf(text.length, random);
    return text.slice(0, from) + text.slice(to);
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + pick(random, [...hostileTexts, ...hostileNumbers]) + text.slice(at);
  },
  // One bit of a character.
  (text, random) => {
    if (text === '') return text;
    const at = random.below(text.length);
    const changed = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(8)));
    return text.slice(0, at) + changed + text.slice(at + 1);
  },
  (text, random) => {
    const [from, to] = stretchOf(text.length, random);
    const part = text.slice(from, to);
    const times = part === '' ? 1 : Math.min(pick(random, [2, 10, 1_000]), Math.ceil(charsMax / part.length));
    return (text.slice(0, from) + part.repeat(times) + text.slice(to)).slice(0, 2 * charsMax);
  },
  (text, random) => replacedNumber(text, random),
  (text, random) => {
    const names = [...text.matchAll(/[A-Za-z_]\w*/g)];
    return names.length === 0 ? text : replacedAt(text, pick(random, names), pick(random, hostileTexts));
  },
  (text, random) => {
    const depth = pick(random, depths);
    const [open, close] = pick(random, [
      ['[', ']'],
      ['{"a":', '}'],
      ['(', ')'],
      ['- ', ''],
      ['? ', ''],
    ] as const);
    return random.below(2) === 0
      ? open.repeat(depth)
      : (open.repeat(depth) + text + close.repeat(depth)).slice(0, 4 * charsMax);
  },
  (text) => text.replaceAll('\n', '\r\n'),
];

function replacedNumber(text: string, random: Random): string {
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)];
  return numbers.length === 0 ? text : replacedAt(text, pick(random, numbers), pick(random, hostileNumbers));
}

const replacedAt = (text: string, match: RegExpMatchArray, by: string): string =>
  text.slice(0, match.index) + by + text.slice((match.index ?? 0) + match[0].length);

const byteMutations: readonly Mutate<Uint8Array<ArrayBuffer>>[] = [
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    if (bytes.length > 0) bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    return bytes;
  },
  (bytes, random) => {
    if (bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  },
  // A length or a count, in 32 bits of either order.
  (bytes, random) => {
    if (bytes.length < 4) return bytes;
    const at = random.below(bytes.length - 3);
    new DataView(bytes.buffer).setUint32(at, pick(random, hostileLengths), random.below(2) === 0);
    return bytes;
  },
  // A length as Protocol Buffers write it.
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const varint = pick(random, [
      [0xff, 0xff, 0xff, 0xff, 0x0f],
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    ]);
    return joined(bytes.slice(0, at), Uint8Array.from(varint), bytes.slice(at));
  },
  (bytes, random) => {
    const [from, to] = stretchOf(bytes.length, random);
    return joined(bytes.slice(0, from), bytes.slice(to));
  },
  (bytes, random) => {
    const [from, to] = stretchOf(bytes.length, random);
    const part = bytes.slice(from, to);
    const times = Math.min(pick(random, [2, 10, 1_000]), Math.ceil(charsMax / (part.length + 1)));
    return joined(bytes.slice(0, from), ...Array.from({ length: times }, () => part), bytes.slice(to));
  },
  (bytes, random) =>
    joined(
      bytes,
      Uint8Array.from({ length: random.below(40) }, () => random.below(256)),
    ),
];

const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.concat(parts));

/** @returns undefined for a text that is no JSON, or a plain value */
function mutatedJson(text: string, random: Random): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = partsOf(value);
  for (let left = 1 + random.below(2); left > 0; left--) changePart(pick(random, parts), random);
  const changed = JSON.stringify(value);
  // Keys that an assignment would not keep.
  return changed.replaceAll('"__key__"', () => JSON.stringify(pick(random, hostileKeys)));
}

type Part = Record<string, unknown> | unknown[];

function partsOf(value: object): Part[] {
  const found: Part[] = [value as Part];
  for (const part of found)
    for (const inner of Object.values(part))
      if (typeof inner === 'object' && inner !== null) found.push(inner as Part);
  return found;
}

function changePart(part: Part, random: Random): void {
  const keys = Object.keys(part);
  const key = keys.length === 0 ? undefined : pick(random, keys);
  const held = part as Record<string, unknown>;
  switch (random.below(key === undefined ? 1 : 4)) {
    case 0:
      if (Array.isArray(part)) part.push(pick(random, hostileJson));
      else held['__key__'] = pick(random, hostileJson);
      return;
    case 1:
      if (Array.isArray(part)) part.splice(Number(key), 1);
      else delete held[key as string];
      return;
    case 2:
      if (Array.isArray(part)) part.length = Math.min(50_000, part.length * pick(random, [2, 1_000]));
      held[key as string] = pick(random, hostileJson);
      return;
    default:
      held[key as string] = pick(random, hostileJson);
  }
}
