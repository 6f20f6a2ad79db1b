import { crc32 } from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';
import { parseExactJson } from '../../stats/table/parse-json-lines.ts';

/** What a run file of W&B holds. */
export interface WandbRun {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly sweep: string;
  readonly config: Map<string, unknown>;
  /** The summary of each metric; of those without one the value that was logged last. */
  readonly metrics: Map<string, unknown>;
  /** Undefined where the run did not end by itself: it still runs, or was killed. */
  readonly exitCode: number | undefined;
  /** Seconds. */
  readonly runtime: number | undefined;
}

/** Of a log of LevelDB, whose records do not cross the bounds of blocks: they are split there. */
const blockBytes = 32 * 1024;
const headBytes = 7;
const [whole, first, middle, last] = [1, 2, 3, 4];

/** `:W&B`, a mark of two bytes and the version, which is 0. */
const magic = Buffer.from(':W&B', 'latin1');
const fileHeadBytes = 7;

export const isWandbFile = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(magic);

/**
 * The records of a run file, up to the first one that is damaged: a run that was killed may have written half of its last one.
 *
 * @see https://github.com/google/leveldb/blob/main/doc/log_format.md, with the checksum of zlib over type and content
 */
function* recordsOf(bytes: Buffer): Generator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let at = fileHeadBytes;
  while (at + headBytes <= bytes.length) {
    const left = blockBytes - (at % blockBytes);
    if (left < headBytes) {
      at += left;
      continue;
    }
    const size = bytes.readUInt16LE(at + 4);
    const kind = bytes[at + 6] as number;
    const end = at + headBytes + size;
    if (kind < whole || kind > last || size > left - headBytes || end > bytes.length) return;
    if (crc32(bytes.subarray(at + 6, end)) !== bytes.readUInt32LE(at)) return;
    const content = bytes.subarray(at + headBytes, end);
    at = end;
    const continues = kind === middle || kind === last;
    if (continues !== parts.length > 0) return;
    parts.push(content);
    if (kind === whole || kind === last) {
      yield parts.length === 1 ? content : Buffer.concat(parts);
      parts = [];
    } else if (kind === first) continue;
  }
}

/** @returns undefined where the file has no run: nothing of it was written yet */
export function readWandbFile(bytes: Buffer): WandbRun | undefined {
  const config = new Map<string, unknown>();
  const summary = new Map<string, unknown>();
  const logged = new Map<string, unknown>();
  let run: Pick<WandbRun, 'id' | 'name' | 'group' | 'sweep'> | undefined;
  let exit: { code: number; runtime: number } | undefined;
  for (const record of recordsOf(bytes)) {
    for (const [field, content] of fieldsOf(record)) {
      if (!(content instanceof Uint8Array)) continue;
      if (field === recordField.history) putItems(logged, content);
      else if (field === recordField.summary) updated(summary, content);
      else if (field === recordField.config) updated(config, content);
      else if (field === recordField.run) {
        const fields = fieldsOf(content);
        run = {
          id: textOf(fields, 1),
          name: textOf(fields, 8),
          group: textOf(fields, 6),
          sweep: textOf(fields, 12),
        };
        for (const [of, own] of fields) {
          if (!(own instanceof Uint8Array)) continue;
          if (of === 4) updated(config, own);
          if (of === 5) updated(summary, own);
        }
      } else if (field === recordField.exit) {
        const fields = fieldsOf(content);
        const code = numberOf(fields, 1);
        // What stands there without an end is written while a run that is stopped saves its files.
        if (numberOf(fields, 3) === 0) exit = { code, runtime: numberOf(fields, 2) };
      }
    }
  }
  if (run === undefined) return undefined;
  return {
    ...run,
    config: withoutOwn(config),
    metrics: withoutOwn(new Map([...logged, ...summary])),
    exitCode: exit?.code,
    runtime: exit?.runtime,
  };
}

/** Numbers of the fields of `Record` in wandb_internal.proto. */
const recordField = { history: 2, summary: 3, config: 5, run: 17, exit: 18 } as const;

type Field = readonly [number: number, content: Uint8Array | number];

/** protobufjs reads 64 bits as a number only where there is no type for long ones. */
const wholeOf = (value: number | { readonly high: number; readonly low: number }): number =>
  typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);

/** The fields of a message. What is no number and no bytes is left out. */
function fieldsOf(message: Uint8Array): Field[] {
  const reader = protobuf.Reader.create(message);
  const fields: Field[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const wireType = tag & 7;
    if (wireType === 2) fields.push([tag >>> 3, reader.bytes()]);
    else if (wireType === 0) fields.push([tag >>> 3, wholeOf(reader.uint64())]);
    else if (wireType === 1) fields.push([tag >>> 3, reader.double()]);
    else reader.skipType(wireType);
  }
  return fields;
}

const textIn = (content: Uint8Array): string => Buffer.from(content).toString('utf8');

function textOf(fields: readonly Field[], number: number): string {
  const content = fields.findLast(([own]) => own === number)?.[1];
  return content instanceof Uint8Array ? textIn(content) : '';
}

function numberOf(fields: readonly Field[], number: number): number {
  const content = fields.findLast(([own]) => own === number)?.[1];
  return typeof content === 'number' ? content : 0;
}

/** Settings or metrics: `update` is field 1, `remove` is field 2. */
function updated(values: Map<string, unknown>, content: Uint8Array): void {
  putItems(values, content);
  for (const [field, own] of fieldsOf(content)) {
    if (field === 2 && own instanceof Uint8Array) values.delete(keyOf(fieldsOf(own)));
  }
}

/** `key`, or the keys within each other. */
function keyOf(fields: readonly Field[]): string {
  const nested = fields.flatMap(([field, own]) =>
    field === 2 && own instanceof Uint8Array ? [textIn(own)] : [],
  );
  const key = textOf(fields, 1);
  return [...(key === '' || nested[0] === key ? [] : [key]), ...nested].join('.');
}

function putItems(values: Map<string, unknown>, content: Uint8Array): void {
  for (const [field, item] of fieldsOf(content)) {
    if (field !== 1 || !(item instanceof Uint8Array)) continue;
    const fields = fieldsOf(item);
    values.set(keyOf(fields), valueOf(fields));
  }
}

/** JSON, or one of the kinds that a history has besides: a truth, a whole number, a number, a text. */
function valueOf(fields: readonly Field[]): unknown {
  for (const [field, content] of fields) {
    if (field === 16 || field === 8)
      return content instanceof Uint8Array ? parsed(textIn(content)) : undefined;
    if (field === 7 && content instanceof Uint8Array) return textIn(content);
    if (field === 4) return content !== 0;
    if (field === 5) return typeof content === 'number' ? unfolded(content) : undefined;
    if (field === 6) return content;
  }
  return undefined;
}

/** A whole number from the form of `sint64`, in which those below zero are the odd ones. */
const unfolded = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

function parsed(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return text;
  }
}

/** Without what W&B keeps for itself, `_wandb` and `_step` among it, and without pictures, tables and the like. */
const withoutOwn = (values: ReadonlyMap<string, unknown>): Map<string, unknown> =>
  new Map([...values].filter(([key, value]) => key !== '' && !key.startsWith('_') && !isMedia(value)));

const isMedia = (value: unknown): boolean => typeof value === 'object' && value !== null && '_type' in value;
