/** Run files of W&B as they may be: long, damaged, cut short, hostile. Files that W&B wrote are read in verbs/import.test.ts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWandbFiles, wandbFilesIn } from '../../../../cli/import/wandb-folder.ts';
import { readTable } from '../../../../cli/input/read-table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-wandb-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Content = Uint8Array | string | number;

/** A message of these fields: texts, messages, and whole numbers. */
function message(fields: readonly (readonly [number, Content])[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const [field, content] of fields) {
    if (typeof content === 'number') writer.uint32(field << 3).uint32(content);
    else if (typeof content === 'string') writer.uint32((field << 3) | 2).string(content);
    else writer.uint32((field << 3) | 2).bytes(content);
  }
  return writer.finish();
}

const item = (key: string, json: string): Uint8Array =>
  message([
    [1, key],
    [16, json],
  ]);
const run = (id: string, config: Record<string, unknown>): Uint8Array =>
  message([
    [
      17,
      message([
        [1, id],
        [8, id],
        [4, message(Object.entries(config).map(([key, own]) => [1, item(key, JSON.stringify(own))]))],
      ]),
    ],
  ]);
const summary = (key: string, json: string): Uint8Array => message([[3, message([[1, item(key, json)]])]]);
const history = (key: string, json: string): Uint8Array => message([[2, message([[1, item(key, json)]])]]);
const exit = (code: number): Uint8Array =>
  message([
    [
      18,
      message([
        [1, code],
        [2, 12],
      ]),
    ],
  ]);

/** Records in blocks of 32 KiB, as W&B writes them. */
function fileOf(records: readonly Uint8Array[]): Buffer {
  let bytes = Buffer.from([...Buffer.from(':W&B'), 0xe1, 0xbe, 0]);
  for (const record of records) {
    let rest = Buffer.from(record);
    let isFirst = true;
    do {
      let left = 32_768 - (bytes.length % 32_768);
      if (left < 7) {
        bytes = Buffer.concat([bytes, Buffer.alloc(left)]);
        left = 32_768;
      }
      const part = rest.subarray(0, left - 7);
      rest = rest.subarray(part.length);
      const kind = rest.length === 0 ? (isFirst ? 1 : 4) : isFirst ? 2 : 3;
      const head = Buffer.alloc(7);
      head.writeUInt32LE(crc32(Buffer.concat([Buffer.from([kind]), part])), 0);
      head.writeUInt16LE(part.length, 4);
      head[6] = kind;
      bytes = Buffer.concat([bytes, head, part]);
      isFirst = false;
    } while (rest.length > 0);
  }
  return bytes;
}

function read(bytes: Uint8Array): Record<string, string> {
  const path = join(folder, 'run-x.wandb');
  writeFileSync(path, bytes);
  const { header, records } = readTable(path).csv;
  return Object.fromEntries(header.map((name, at) => [name, records[0]?.fields[at] ?? '']));
}

it('reads records that go over several blocks, and what was logged last where there is no summary', () => {
  const long = message([[4, message([[1, 'x'.repeat(80_000)]])]]);
  const bytes = fileOf([
    run('r1', { lr: 0.1 }),
    long,
    history('loss', '2.5'),
    history('loss', '0.5'),
    long,
    exit(0),
  ]);
  expect(read(bytes)).toMatchObject({ 'config.lr': '0.1', loss: '0.5', State: 'finished', Runtime: '12' });
});

it('takes the summary before what was logged last, and leaves out what W&B keeps for itself', () => {
  const bytes = fileOf([
    run('r1', { lr: 0.1, _wandb: { t: 1 } }),
    history('loss', '0.5'),
    summary('loss', '0.3'),
    summary('_step', '9'),
    summary('picture', '{"_type":"image-file","path":"x.png"}'),
    summary('score', 'NaN'),
    exit(3),
  ]);
  expect(read(bytes)).toEqual({
    Name: 'r1',
    State: 'failed',
    ID: 'r1',
    Runtime: '12',
    'config.lr': '0.1',
    loss: '0.3',
    score: 'NaN',
  });
});

it('reads what stands before a record that is cut short or damaged, and calls the run crashed', () => {
  const bytes = fileOf([run('r1', { lr: 0.1 }), history('loss', '0.5'), exit(0)]);
  const damaged = Buffer.from(bytes);
  damaged[damaged.length - 1] = (damaged.at(-1) as number) ^ 1;
  for (const own of [bytes.subarray(0, -3), damaged])
    expect(read(own)).toMatchObject({ loss: '0.5', State: 'crashed', Runtime: '' });
});

it('refuses a record that is no message', () => {
  expect(() => read(fileOf([run('r1', {}), Buffer.from([0x0a, 0xff, 0xff, 0x7f])]))).toThrow(
    /E_TABLE_FORMAT .*run-x\.wandb.* record that cannot be read/,
  );
});

it('counts a run that was killed before its settings were written as crashed', () => {
  expect(read(fileOf([]))).toMatchObject({ Name: 'x', State: 'crashed', ID: 'x' });
});

it('counts a run of which its folder alone is left as crashed', () => {
  const parent = join(folder, 'wandb');
  mkdirSync(join(parent, 'offline-run-20261201_015721-abc'), { recursive: true });
  const { header, records } = readWandbFiles(wandbFilesIn(parent), parent);
  expect([header, records.map(({ fields }) => fields)]).toEqual([
    ['Name', 'State', 'ID', 'Runtime'],
    [['abc', 'crashed', 'abc', '']],
  ]);
});

it('takes settings of any name as columns and no more', () => {
  const bytes = fileOf([run('r1', { ['__proto__']: 1, constructor: 2 }), exit(0)]);
  expect(read(bytes)).toMatchObject({ 'config.constructor': '2', State: 'finished' });
});
