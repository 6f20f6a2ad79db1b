/** Bytes of a request: some fit, some nearly fit, some are torn, swollen or nonsense. */
import protobuf from 'protobufjs';
import type { Random } from '../../base/random.ts';

/** Values that occur in the coordinator, so that requests get past the first check. */
export interface Known {
  /** By name of the field, such as `trialId`. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly numbers: Readonly<Record<string, readonly number[]>>;
}

const hostileTexts: readonly (string | Uint8Array)[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'a\nb\r\tc\u0000',
  '\u202Eevil\u2066\u061C\u2028',
  '=cmd()',
  'x'.repeat(129),
  '\u{1F600}'.repeat(40),
  'y'.repeat(70_000),
  '%s%n${}',
  'version: 1\nname: x\nfactors: { a: [1] }\n',
  // Half of a surrogate pair, an overlong form, and a byte that no text has.
  Uint8Array.of(0xed, 0xa0, 0x80),
  Uint8Array.of(0xc0, 0x80),
  Uint8Array.of(0xff),
];
const hostileNumbers: readonly number[] = [
  0,
  1,
  2,
  3,
  100,
  1_000,
  1_024,
  1_025,
  65_536,
  1_000_000,
  2 ** 31 - 1,
  2 ** 32 - 1,
];
const hostileDoubles: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e308,
  5e-324,
  2 ** 53,
];

/** A little more than the coordinator takes. */
const bytesMax = 4.2 * 2 ** 20;

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random.below(values.length)] as Value;
const chance = (random: Random, part: number): boolean => random.uniform() < part;

/** @returns an encoded message of the type, as a hostile caller may send it */
export function hostileMessage(type: protobuf.Type, known: Known, random: Random): Uint8Array {
  if (chance(random, 0.04)) return randomBytes(random, random.below(200));
  const bytes = messageOf(type, known, random, 0);
  if (chance(random, 0.75)) return bytes;
  return torn(bytes, random);
}

function messageOf(type: protobuf.Type, known: Known, random: Random, depth: number): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const field of type.fieldsArray) {
    field.resolve();
    if (chance(random, field.partOf ? 0.7 : 0.2)) continue;
    const times = field.repeated || field.map ? timesOf(random, depth) : chance(random, 0.03) ? 2 : 1;
    for (let at = 0; at < times && writer.len < bytesMax; at++)
      writeField(writer, field, known, random, depth, at);
  }
  if (chance(random, 0.05)) unknownField(writer, random);
  return writer.finish();
}

/** Few in most cases, and now and then more than any limit. */
function timesOf(random: Random, depth: number): number {
  if (depth === 0 && chance(random, 0.02)) return pick(random, [65, 129, 1_025, 3_000]);
  if (depth > 0 && chance(random, 0.01)) return pick(random, [1_001, 1_025]);
  return random.below(4);
}

function writeField(
  writer: protobuf.Writer,
  field: protobuf.Field,
  known: Known,
  random: Random,
  depth: number,
  at: number,
): void {
  if (chance(random, 0.01)) {
    writer.uint32((field.id << 3) | random.below(8)).uint32(random.below(300));
    return;
  }
  if (field instanceof protobuf.MapField) {
    const entry = protobuf.Writer.create();
    entry.uint32(10).bytes(textBytes(field.name, known, random, at));
    entry.uint32(18).bytes(textBytes(field.name, known, random, 0));
    writer.uint32((field.id << 3) | 2).bytes(entry.finish());
    return;
  }
  const inner = field.resolvedType;
  if (inner instanceof protobuf.Type) {
    if (depth < 6) writer.uint32((field.id << 3) | 2).bytes(messageOf(inner, known, random, depth + 1));
    return;
  }
  switch (field.type) {
    case 'string':
      writer.uint32((field.id << 3) | 2).bytes(textBytes(field.name, known, random, at));
      break;
    case 'bytes':
      writer.uint32((field.id << 3) | 2).bytes(randomBytes(random, random.below(2_000)));
      break;
    case 'double':
      writer.uint32((field.id << 3) | 1).double(pick(random, hostileDoubles));
      break;
    case 'bool':
      writer.uint32(field.id << 3).bool(chance(random, 0.5));
      break;
    default:
      writer.uint32(field.id << 3).uint32(numberOf(field.name, known, random));
  }
}

function numberOf(name: string, known: Known, random: Random): number {
  const fitting = known.numbers[name];
  return fitting !== undefined && fitting.length > 0 && chance(random, 0.8)
    ? pick(random, fitting)
    : pick(random, hostileNumbers);
}

function textBytes(name: string, known: Known, random: Random, at: number): Uint8Array {
  const fitting = known.texts[name];
  if (fitting !== undefined && fitting.length > 0 && chance(random, 0.8))
    return Buffer.from(pick(random, fitting));
  if (chance(random, 0.3)) return Buffer.from(`${name}-${at}-${random.below(50)}`);
  const text = pick(random, hostileTexts);
  return typeof text === 'string' ? Buffer.from(text) : text;
}

function unknownField(writer: protobuf.Writer, random: Random): void {
  writer.uint32(((100 + random.below(1_000)) << 3) | random.below(8)).uint32(random.below(100));
}

function torn(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  switch (random.below(4)) {
    case 0:
      return copy.subarray(0, random.below(copy.length + 1));
    case 1:
      for (let left = 1 + random.below(4); left > 0 && copy.length > 0; left--)
        copy[random.below(copy.length)] = random.below(256);
      return copy;
    case 2:
      return Buffer.concat([copy, copy]);
    default:
      return Buffer.concat([copy, randomBytes(random, 1 + random.below(20))]);
  }
}

const randomBytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => random.below(256));
