/** What a coordinator reads of its log: rows of SQLite, messages of JetStream, and the files beside them. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../base/random.ts';
import type { CoordinatorEvent } from '../../../coordinator/core/event.ts';
import { batchChecksum } from '../../../coordinator/log/batch-checksum.ts';
import { decodeEvent, encodeEvent, type StoredEvent } from '../../../coordinator/log/event-codec.ts';
import { parseJetStreamAddress } from '../../../coordinator/log/jetstream/address.ts';
import { Assembler } from '../../../coordinator/log/jetstream/assembler.ts';
import { decodeHead, framesOf, type FrameHead } from '../../../coordinator/log/jetstream/frame.ts';
import { refuseWipedLog } from '../../../coordinator/log/known-log.ts';
import { readMark } from '../../../coordinator/log/sqlite/high-water-mark.ts';
import { packEvents, unpackEvents } from '../../../coordinator/log/sqlite/packed-events.ts';
import { SqliteReader } from '../../../coordinator/log/sqlite/reader.ts';
import { findWalDamage } from '../../../coordinator/log/sqlite/wal-damage.ts';
import { SqliteWriter } from '../../../coordinator/log/sqlite/writer.ts';
import { sampleEvents } from '../../contract/sample-events.ts';
import type { Decoder } from './decoder.ts';
import { bytesLike, bytesOf, textOf, textsLike } from './mutate.ts';

const completed = {
  type: 'trial-completed',
  atMs: 5,
  trialId: '0m4x',
  fence: 3,
  agentId: 'a',
  result: {
    metrics: { loss: Number.NaN, score: 1 },
    artifacts: [],
    startedAtMs: 1,
    endedAtMs: 2,
    backend: 'cpu',
  },
} as unknown as CoordinatorEvent;

const events: readonly CoordinatorEvent[] = [...sampleEvents('e', 3), completed];
const rows = events.map(encodeEvent);

/** @param folder for the files of logs */
export function logDecoders(folder: string): readonly Decoder[] {
  return [eventRow, packedEvents, jetStreamMessages, jetStreamAddress, ...fileDecoders(folder)];
}

const eventRow: Decoder = {
  name: 'event-row',
  make: textsLike(rows.map((row) => JSON.stringify(row))),
  decode: (input) => decodeEvent(storedEvent(textOf(input)), 1),
  fault: (value) =>
    typeof (value as CoordinatorEvent).type === 'string' ? undefined : 'the event has no type',
};

/** A row has its types from the table; its texts and numbers are anything. */
function storedEvent(text: string): StoredEvent {
  let row: Partial<Record<string, unknown>> = {};
  try {
    row = { ...(JSON.parse(text) as object) };
  } catch {
    row = { type: 'agent-registered', version: 1, atMs: 0, data: text };
  }
  const { type, version, atMs, data } = row;
  return { type: String(type), version: Number(version), atMs: Number(atMs), data: String(data) };
}

const packedEvents: Decoder = {
  name: 'packed-events',
  make: textsLike([packEvents(rows)]),
  decode: (input) => unpackEvents(textOf(input)),
  // A thread of ours packed them: anything else is a broken invariant, which ends the process.
  refuses: (error) => error instanceof Error && error.name === 'InvariantError',
};

const jetStreamMessages: Decoder = {
  name: 'jetstream-messages',
  make: hostileFrames,
  decode: (input) => {
    const assembler = new Assembler('nats://x/yates');
    return (JSON.parse(textOf(input)) as [string, string][]).flatMap(([head, body], at) => {
      const found = decodeHead({ get: () => head } as unknown as Parameters<typeof decodeHead>[0]);
      return found?.kind === 'part' ? assembler.add({ head: found, body: Buffer.from(body) }, at + 2) : [];
    });
  },
};

/** Heads and bodies, most of them with the checksum that they should have: it proves nothing about who wrote them. */
function hostileFrames(random: Random): string {
  const bytesMax = 50 + random.below(400);
  const text = textsLike([JSON.stringify(rows.map((row) => Object.values(row)))])(random);
  const frames = framesOf({ writer: 'w', firstSeq: 1, previous: '', events: rows }, bytesMax);
  const changed = random.below(2) === 0 ? withBody(text, bytesMax) : undefined;
  const all = changed ?? frames.map(({ head, body }) => [head, Buffer.from(body).toString('utf8')] as const);
  const headLike = (head: FrameHead): string =>
    random.below(3) === 0 ? textsLike([JSON.stringify(head)])(random) : JSON.stringify(head);
  return JSON.stringify(all.map(([head, body]) => [headLike(head), body]));
}

/** @returns undefined for a text that has no checksum, since it holds no rows */
function withBody(text: string, bytesMax: number): (readonly [FrameHead, string])[] | undefined {
  try {
    const stored = (JSON.parse(text) as [string, number, number, string][]).map(
      ([type, version, atMs, data]) => ({
        type,
        version,
        atMs,
        data,
      }),
    );
    const checksum = batchChecksum('', 1, stored);
    const parts = Math.max(1, Math.ceil(text.length / bytesMax));
    return Array.from({ length: Math.min(50, parts) }, (_, at) => [
      {
        kind: 'part',
        writer: 'w',
        firstSeq: 1,
        lastSeq: stored.length,
        part: at + 1,
        parts: Math.min(50, parts),
        previous: '',
        checksum,
      },
      at === 49 ? text.slice(at * bytesMax) : text.slice(at * bytesMax, (at + 1) * bytesMax),
    ]);
  } catch {
    return undefined;
  }
}

const jetStreamAddress: Decoder = {
  name: 'jetstream-address',
  make: textsLike(['nats://user:pass%20word@box:4222,[fd00::5]:4222/prefix?replicas=3', 'tls://token@box']),
  decode: (input) => parseJetStreamAddress(textOf(input)),
};

function fileDecoders(folder: string): readonly Decoder[] {
  const database = join(folder, 'yates.db');
  const writer = new SqliteWriter(database);
  writer.commit([{ expectedSeq: 0, events: rows }]);
  writer.commit([{ expectedSeq: rows.length, events: rows }]);
  const wal = readFileSync(`${database}-wal`);
  const mark = readFileSync(join(folder, 'yates.mark'));
  writer.close();
  const log = readFileSync(database);
  const copy = join(folder, 'copy.db');
  return [
    {
      name: 'sqlite-log',
      make: bytesLike([log]),
      decode: (input) => {
        for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
        writeFileSync(copy, bytesOf(input));
        const reader = new SqliteReader(copy);
        try {
          return reader.read(1, 1_000).length;
        } finally {
          reader.close();
        }
      },
      percent: 25,
    },
    {
      name: 'write-ahead-log',
      make: bytesLike([wal]),
      decode: (input) => {
        writeFileSync(join(folder, 'some-wal'), bytesOf(input));
        return findWalDamage(join(folder, 'some-wal'));
      },
      percent: 50,
    },
    {
      name: 'high-water-mark',
      make: (random) => (random.below(2) === 0 ? bytesLike([mark])(random) : hostileMark(random)),
      decode: (input) => {
        writeFileSync(join(folder, 'some.mark'), bytesOf(input));
        return readMark(join(folder, 'some.mark'));
      },
      fault: (value) => {
        const { logId, lastSeq, checksum } = value as NonNullable<ReturnType<typeof readMark>>;
        return typeof logId === 'string' && Number.isSafeInteger(lastSeq) && typeof checksum === 'string'
          ? undefined
          : 'the mark names no position';
      },
      percent: 50,
    },
    {
      name: 'known-log',
      make: textsLike([JSON.stringify({ address: 'nats://box:4222/yates', logId: 'abc' })]),
      decode: (input) => {
        writeFileSync(join(folder, 'log.json'), textOf(input));
        return refuseWipedLog(folder, 'nats://box:4222/yates', 'abc');
      },
      percent: 25,
    },
  ];
}

/** With the digest that it should have. */
function hostileMark(random: Random): Uint8Array {
  const text = textsLike([JSON.stringify({ logId: 'abc', lastSeq: 4, checksum: 'f'.repeat(64) })])(random);
  const line = text.split('\n', 1)[0]?.slice(0, 230) ?? '';
  const latin = Buffer.from(line, 'latin1').toString('latin1');
  const digest = createHash('sha256').update(latin).digest('hex').slice(0, 16);
  return Buffer.from(`${digest} ${latin}\n`.padEnd(4_096), 'latin1');
}
