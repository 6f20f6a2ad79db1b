/** What callers may leave lying in memory: requests without an end, and answers that they do not take. */
import { constants, type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { once } from 'node:events';
import {
  Client,
  credentials,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  status,
} from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { limits } from '../../../base/limits.ts';
import { CallBounds } from '../../../coordinator/access/guard/call-bounds.ts';

const asBytes = (bytes: Buffer): Buffer => bytes;
const method = (path: string, responseStream: boolean) => ({
  path,
  requestStream: false,
  responseStream,
  requestSerialize: asBytes,
  requestDeserialize: asBytes,
  responseSerialize: asBytes,
  responseDeserialize: asBytes,
});
const mebibyte = 2 ** 20;

let nowMs: number;
let bounds: CallBounds;
let server: Server;
let address: string;
/** Calls of `Stream` that have reached the server. */
let streams: ServerWritableStream<Buffer, Buffer>[];

beforeEach(async () => {
  nowMs = 0;
  bounds = new CallBounds(() => nowMs);
  streams = [];
  server = new Server({
    interceptors: [bounds.interceptor],
    'grpc.max_receive_message_length': limits.largeMessageBytes,
  });
  server.addService(
    { Echo: method('/t.T/Echo', false), Stream: method('/t.T/Stream', true) },
    {
      Echo: (call: { request: Buffer }, respond: (error: null, answer: Buffer) => void) =>
        respond(null, call.request),
      Stream: (call: ServerWritableStream<Buffer, Buffer>) => {
        call.on('error', () => {});
        streams.push(call);
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, found) =>
      error === null ? resolve(found) : reject(error),
    );
  });
  address = `127.0.0.1:${port}`;
});
afterEach(() => {
  vi.useRealTimers();
  bounds.close();
  server.forceShutdown();
});

async function session(): Promise<ClientHttp2Session> {
  const opened = connect(`http://${address}`, { maxSessionMemory: 2_000 });
  opened.on('error', () => {});
  onTestFinished(() => opened.destroy());
  await once(opened, 'connect');
  return opened;
}

function call(on: ClientHttp2Session, path: string, declared: number, sent: number): ClientHttp2Stream {
  const stream = on.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  stream.on('error', () => {});
  const head = Buffer.alloc(5);
  head.writeUInt32BE(declared, 1);
  stream.write(Buffer.concat([head, Buffer.alloc(sent, 1)]));
  return stream;
}

const statusOf = async (stream: ClientHttp2Stream): Promise<number> => {
  const [headers] = (await once(stream, 'response')) as [Record<string, string>];
  return Number(headers['grpc-status']);
};

/** Another caller: answered while the others wait. */
async function echo(): Promise<string> {
  const client = new Client(address, credentials.createInsecure());
  onTestFinished(() => client.close());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/t.T/Echo',
      asBytes,
      asBytes,
      Buffer.from('hello'),
      { deadline: Date.now() + 100_000 },
      (error, answer) => (error === null ? resolve(String(answer)) : reject(error)),
    );
  });
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

describe('requests without an end', () => {
  it.each([30, 60])('of 4 MiB, %i at a time, leave no more than the limit in memory', async (count) => {
    // None is refused for the time that it takes, however long this machine takes to read them.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const one = await session();
    const ended = new Set<number>();
    const refused: number[] = [];
    for (let at = 0; at < count; at++) {
      const stream = call(one, '/t.T/Echo', limits.largeMessageBytes, limits.largeMessageBytes - 1);
      stream.on('response', (headers) => {
        refused.push(Number(headers['grpc-status']));
        ended.add(at);
      });
      stream.on('close', () => ended.add(at));
    }
    const kept = Math.floor(limits.unfinishedBytes / limits.largeMessageBytes);
    await until(() => ended.size >= count - kept);
    // Node 26, and 22 from 22.23 on, resets a stream before its client has read the answer.
    const [major = 0] = process.versions.node.split('.').map(Number);
    const answered = major < 22 || major === 24 ? count - kept : 0;
    expect(refused.length).toBeGreaterThanOrEqual(answered);
    for (const code of refused) expect(code).toBe(status.RESOURCE_EXHAUSTED);
    expect(bounds.bytes.unfinished).toBeLessThanOrEqual(limits.unfinishedBytes);
    vi.useRealTimers();
    expect(await echo()).toBe('hello');
    one.destroy();
    await until(() => bounds.bytes.unfinished === 0);
  });

  it('are refused after some time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const one = await session();
    const stream = call(one, '/t.T/Echo', 100, 10);
    await until(() => bounds.bytes.unfinished > 0);
    const answered = statusOf(stream);
    vi.advanceTimersByTime(limits.requestMs);
    expect(await answered).toBe(status.DEADLINE_EXCEEDED);
    await until(() => bounds.bytes.unfinished === 0);
  });
});

describe('answers that nobody takes', () => {
  const reader = async (): Promise<ClientHttp2Stream> => {
    const stream = call(await session(), '/t.T/Stream', 0, 0);
    stream.end();
    return stream;
  };
  const rstOf = async (stream: ClientHttp2Stream): Promise<number> => {
    stream.resume();
    await new Promise((resolve) => stream.once('close', resolve));
    return stream.rstCode;
  };
  const opened = async (count: number) => {
    await until(() => streams.length === count);
    return streams.at(-1) as ServerWritableStream<Buffer, Buffer>;
  };

  it('close the stream that has most of them when all are too many', async () => {
    const count = Math.ceil(limits.unreadBytes / limits.largeMessageBytes) + 1;
    const closed: number[] = [];
    for (let at = 0; at < count; at++) {
      const stream = await reader();
      stream.on('close', () => closed.push(at));
      const answering = await opened(at + 1);
      answering.write(Buffer.alloc(limits.largeMessageBytes));
    }
    await until(() => closed.length > 0);
    expect(bounds.bytes.unread).toBeLessThanOrEqual(limits.unreadBytes);
    expect(await echo()).toBe('hello');
  });

  it('close their stream when nothing of them is taken for long, and not one that is read', async () => {
    const slow = await reader();
    const slowly = await opened(1);
    const quick = await reader();
    quick.resume();
    const quickly = await opened(2);
    for (const answering of [slowly, quickly]) writeOne(answering);
    await until(() => quickly.writableLength === 0 && bounds.bytes.unread > 0);
    nowMs += limits.stalledReaderMs - 1;
    bounds.endIdle();
    expect(slow.closed).toBe(false);
    nowMs += 1;
    bounds.endIdle();
    expect(await rstOf(slow)).toBe(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    expect(quick.closed).toBe(false);
  });

  it('of who has taken nothing for longest make room while others wait, and not those that are read', async () => {
    const heard: number[] = [];
    bounds.onRoom(() => heard.push(bounds.bytes.unread));
    const count = Math.ceil(limits.unreadBytes / 2 / limits.largeMessageBytes);
    const stalled: ClientHttp2Stream[] = [];
    for (let at = 0; at < count; at++) {
      stalled.push(await reader());
      (await opened(at + 1)).write(Buffer.alloc(limits.largeMessageBytes));
      nowMs++;
    }
    await until(() => !bounds.hasRoom);
    bounds.makeRoom();
    expect(bounds.hasRoom).toBe(false);
    nowMs += 60_000;
    bounds.makeRoom();
    expect(bounds.hasRoom).toBe(true);
    expect(heard).toHaveLength(1);
    // One is enough: the first, which has waited longest.
    expect(await rstOf(stalled[0] as ClientHttp2Stream)).toBe(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    expect(stalled.slice(1).every((stream) => !stream.closed)).toBe(true);
    expect(await echo()).toBe('hello');
  });

  function writeOne(answering: ServerWritableStream<Buffer, Buffer>): void {
    answering.write(Buffer.alloc(mebibyte));
  }
});
