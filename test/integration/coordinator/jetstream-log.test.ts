/** What can go wrong between a log and its server, on a real one. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seq } from '../../../base/ids.ts';
import type { CoordinatorEvent } from '../../../coordinator/core/event.ts';
import { noChecksum } from '../../../coordinator/log/batch-checksum.ts';
import { encodeEvent } from '../../../coordinator/log/event-codec.ts';
import type { EventLog, LoggedEvent } from '../../../coordinator/log/event-log.ts';
import { type JetStreamAddress, parseJetStreamAddress } from '../../../coordinator/log/jetstream/address.ts';
import { encodeHead, type Frame, framesOf } from '../../../coordinator/log/jetstream/frame.ts';
import { type JetStreamLog, openJetStreamLog } from '../../../coordinator/log/jetstream/jetstream-log.ts';
import { sampleEvent, sampleEvents } from '../../contract/sample-events.ts';
import { NatsServer, natsServerPath } from './jetstream-server.ts';
import { CuttingProxy } from './jetstream-proxy.ts';

async function readAll(log: EventLog, from = 1): Promise<LoggedEvent[]> {
  const found: LoggedEvent[] = [];
  for await (const batch of log.read(seq(from))) found.push(...batch);
  return found;
}

/** Sixty kilobytes each. */
const longEvents = (count: number): CoordinatorEvent[] =>
  Array.from({ length: count }, (_, at) => sampleEvent(`${at}${'ü'.repeat(10_000)}`));

describe.skipIf(natsServerPath === undefined)('the log on a real nats-server', () => {
  let server: NatsServer;
  let address: JetStreamAddress;
  let direct: NatsConnection;
  const open: JetStreamLog[] = [];
  let logs = 0;

  beforeAll(async () => {
    server = new NatsServer();
    await server.start();
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    direct = await connect({ servers: server.address });
    address = parseJetStreamAddress(`nats://${server.address}/test-${++logs}`);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((log) => log.close()));
    await direct.close();
  });

  async function openLog(at = address): Promise<JetStreamLog> {
    const log = await openJetStreamLog(at);
    open.push(log);
    return log;
  }

  const publish = (frame: Frame) =>
    jetstream(direct).publish(address.subject, frame.body, { headers: encodeHead(frame.head) });
  const messageCount = async () =>
    (await (await jetstreamManager(direct)).streams.info(address.stream)).state.messages;

  test('a batch longer than a message comes back whole, from any of its events on', async () => {
    const log = await openLog();
    const events = longEvents(30);
    await log.append(seq(0), sampleEvents('before', 3));
    await log.append(seq(3), events);
    await log.append(seq(33), [sampleEvent('after')]);
    // The opening, the first batch, near two megabytes, the last batch.
    expect(await messageCount()).toBe(3 + 4);
    const again = await openLog();
    expect(await again.lastSeq()).toBe(34);
    expect((await readAll(again)).slice(3, 33).map(({ event }) => event)).toEqual(events);
    for (const from of [1, 2, 4, 20, 33, 34, 35])
      expect((await readAll(again, from)).map((one) => one.seq)[0]).toBe(from < 35 ? from : undefined);
  });

  test('parts of a batch that was never completed count for nothing, and the log goes on over them', async () => {
    const log = await openLog();
    await log.append(seq(0), sampleEvents('a', 2));
    const checksum = (await readTailChecksum()) ?? noChecksum;
    const dead = { writer: 'dead', firstSeq: 3, previous: checksum, events: longEvents(8).map(encodeEvent) };
    const parts = framesOf(dead, 100_000);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts.slice(0, 2)) await publish(part);
    const next = await openLog();
    expect(await next.lastSeq()).toBe(2);
    expect((await readAll(next)).length).toBe(2);
    expect(await readAll(next, 3)).toEqual([]);
    expect(await next.append(seq(2), sampleEvents('b', 3))).toBe(5);
    expect(await next.append(seq(5), [sampleEvent('c')])).toBe(6);
    const events = [...sampleEvents('a', 2), ...sampleEvents('b', 3), sampleEvent('c')];
    for (const from of [1, 2, 3, 4, 5, 6])
      expect((await readAll(next, from)).map(({ event }) => event)).toEqual(events.slice(from - 1));
    await expect(log.append(seq(2), [sampleEvent('late')])).rejects.toMatchObject({ code: 'E_LOG_FENCED' });
  });

  async function readTailChecksum(): Promise<string | undefined> {
    const manager = await jetstreamManager(direct);
    const last = await manager.streams.getMessage(address.stream, { last_by_subj: address.subject });
    const head = JSON.parse(last?.header.get('Yates-Frame') ?? '{}') as { checksum?: string };
    return head.checksum;
  }

  test.each([
    ['changed', { type: 'agent-registered', version: 1, atMs: 1, data: '{"agentId":"x"}' }, 'checksum'],
    ['of the wrong place', undefined, 'follow'],
  ])('a batch %s is told by its message', async (_, changed, why) => {
    const log = await openLog();
    await log.append(seq(0), sampleEvents('a', 2));
    const previous = (await readTailChecksum()) ?? '';
    const firstSeq = changed === undefined ? 4 : 3;
    const events = [encodeEvent(sampleEvent('b'))];
    const [frame] = framesOf({ writer: 'w', firstSeq, previous, events }, 100_000);
    if (frame === undefined) throw new Error('no frame');
    const body = new TextEncoder().encode(JSON.stringify([Object.values(changed ?? events[0] ?? {})]));
    await publish({ head: frame.head, body });
    const reader = await openLog();
    await expect(readAll(reader)).rejects.toMatchObject({
      code: 'E_LOG_CORRUPT',
      what: expect.stringContaining(why) as string,
    });
  });

  test('what another program writes to the stream is not taken for events', async () => {
    const log = await openLog();
    await log.append(seq(0), sampleEvents('a', 2));
    await jetstream(direct).publish(address.subject, 'hello');
    await expect(openLog()).rejects.toMatchObject({ code: 'E_LOG_CORRUPT' });
    await expect(log.append(seq(2), [sampleEvent('b')])).rejects.toMatchObject({ code: 'E_LOG_FENCED' });
  });

  test('a stream of another, one that forgets and one of a later version are refused', async () => {
    const manager = await jetstreamManager(direct);
    await manager.streams.add({ name: address.stream, subjects: [address.subject] });
    await expect(openLog()).rejects.toMatchObject({ code: 'E_LOG_FOREIGN' });
    await manager.streams.delete(address.stream);

    const settings = { name: address.stream, subjects: [address.subject], discard: 'new' as const };
    await manager.streams.add(settings);
    await jetstream(direct).publish(address.subject, 'hello');
    await expect(openLog()).rejects.toMatchObject({ code: 'E_LOG_FOREIGN' });
    await manager.streams.delete(address.stream);

    await manager.streams.add(settings);
    await publish({ head: { kind: 'open', format: 99, logId: 'x', version: '9' }, body: new Uint8Array() });
    await expect(openLog()).rejects.toMatchObject({ code: 'E_LOG_NEWER' });
  });

  test('taking over fences the other off, which hears of it without an append', async () => {
    const first = await openLog();
    await first.takeOver();
    await first.append(seq(0), sampleEvents('a', 2));
    const second = await openLog();
    await second.takeOver();
    expect(await first.broken).toMatchObject({ code: 'E_LOG_FENCED' });
    await expect(first.append(seq(2), [sampleEvent('x')])).rejects.toMatchObject({ code: 'E_LOG_FENCED' });
    expect(await second.append(seq(2), [sampleEvent('b')])).toBe(3);
    expect((await readAll(second)).length).toBe(3);
  });

  test('taking over succeeds against a writer that never rests', async () => {
    const first = await openLog();
    await first.takeOver();
    let end = 0;
    const writing = (async () => {
      for (;;) end = await first.append(seq(end), [sampleEvent(`a${end}`)]);
    })();
    const second = await openLog();
    await second.takeOver();
    await expect(writing).rejects.toMatchObject({ code: 'E_LOG_FENCED' });
    expect(await second.lastSeq()).toBe(end);
    expect((await readAll(second)).length).toBe(end);
  });

  test('a follower hears what another writes', async () => {
    const [writer, follower] = [await openLog(), await openLog()];
    const stop = new AbortController();
    const heard: LoggedEvent[] = [];
    await writer.append(seq(0), sampleEvents('a', 2));
    for await (const batch of follower.follow(seq(2), stop.signal)) {
      heard.push(...batch);
      if (heard.length === 1) await writer.append(seq(2), [sampleEvent('b')]);
      else stop.abort();
    }
    expect(heard.map((one) => one.seq)).toEqual([2, 3]);
  });

  test('kill -9 of the server, again and again: nothing acknowledged is lost, nothing is there twice', async () => {
    const log = await openLog();
    const acknowledged: number[] = [];
    const expected: CoordinatorEvent[] = [];
    const appendSome = async (count: number) => {
      await Promise.all(
        sampleEvents(`e${expected.length}-`, count).map(async (event) => {
          const at = expected.push(event);
          acknowledged.push(await log.append(seq(at - 1), [event]));
        }),
      );
    };
    for (let round = 0; round < 3; round++) {
      await appendSome(20);
      const amid = appendSome(200);
      await server.kill();
      const away = appendSome(20);
      await server.start();
      await Promise.all([amid, away]);
    }
    expect(acknowledged.length).toBe(720);
    expect((await readAll(log)).map(({ event }) => event)).toEqual(expected);
    expect((await readAll(await openLog())).map(({ event }) => event)).toEqual(expected);
  });

  test('an append waits for the server as long as it takes, unless there is a hurry', async () => {
    const log = await openLog();
    await log.append(seq(0), [sampleEvent('a')]);
    await server.kill();
    const appended = log.append(seq(1), [sampleEvent('b')]);
    log.hurry();
    await expect(appended).rejects.toMatchObject({ code: 'E_LOG_UNREACHABLE' });
    expect(await log.broken).toMatchObject({ code: 'E_LOG_UNREACHABLE' });
    await log.close();
    await server.start();
    expect((await readAll(await openLog())).length).toBe(1);
  });

  test.each(['request', 'answer'] as const)('an append whose %s is lost is there once', async (lost) => {
    const proxy = new CuttingProxy(server.address);
    await proxy.start();
    try {
      const through = parseJetStreamAddress(`nats://${proxy.address}/test-${logs}`);
      const log = await openLog(through);
      await log.append(seq(0), [sampleEvent('a')]);
      const cut = proxy.cutNext(address.subject, lost);
      const appended = log.append(seq(1), [sampleEvent('b')]);
      await cut;
      expect(await messageCount()).toBe(lost === 'request' ? 2 : 3);
      proxy.mend();
      expect(await appended).toBe(2);
      expect(await log.append(seq(2), [sampleEvent('c')])).toBe(3);
      expect(await messageCount()).toBe(4);
      expect((await readAll(log)).map(({ event }) => event)).toEqual(
        ['a', 'b', 'c'].map((x) => sampleEvent(x)),
      );
      await log.close();
    } finally {
      await proxy.stop();
    }
  });

  test.each(['request', 'answer'] as const)(
    'an append whose %s is lost before another writes tells truly whether it is there',
    async (lost) => {
      const proxy = new CuttingProxy(server.address);
      await proxy.start();
      try {
        const log = await openLog(parseJetStreamAddress(`nats://${proxy.address}/test-${logs}`));
        await log.append(seq(0), [sampleEvent('a')]);
        const cut = proxy.cutNext(address.subject, lost);
        const appended = log.append(seq(1), [sampleEvent('b')]).catch((error: unknown) => error);
        await cut;
        const other = await openLog();
        const before = await other.lastSeq();
        await other.append(before, [sampleEvent('theirs')]);
        proxy.mend();
        const outcome = await appended;
        expect([before, outcome]).toMatchObject(lost === 'answer' ? [2, 2] : [1, { code: 'E_LOG_FENCED' }]);
        await expect(log.append(seq(before), [sampleEvent('c')])).rejects.toMatchObject({
          code: 'E_LOG_FENCED',
        });
        const texts = lost === 'answer' ? ['a', 'b', 'theirs'] : ['a', 'theirs'];
        expect((await readAll(other)).map(({ event }) => event)).toEqual(
          texts.map((text) => sampleEvent(text)),
        );
        await log.close();
      } finally {
        await proxy.stop();
      }
    },
  );
});

describe.skipIf(natsServerPath === undefined)('a nats-server that cannot keep a log', () => {
  const server = new NatsServer();
  afterEach(() => server.dispose());

  test('and is full is told; what was acknowledged stays', async () => {
    const config = join(server.storeDir, '..', `yates-nats-${process.pid}.conf`);
    writeFileSync(config, 'jetstream { max_file_store: 2MB }\n');
    const small = new NatsServer(['-c', config]);
    try {
      await small.start();
      const address = parseJetStreamAddress(`nats://${small.address}`);
      const log = await openJetStreamLog(address);
      let end = 0;
      const filling = (async () => {
        for (let round = 0; round < 100; round++) {
          const events = longEvents(2);
          end = await log.append(seq(end), events);
        }
      })();
      await expect(filling).rejects.toMatchObject({ code: 'E_LOG_DISK_FULL' });
      expect(end).toBeGreaterThan(0);
      expect((await readAll(log)).length).toBe(end);
      await log.close();
    } finally {
      await small.dispose();
      rmSync(config, { force: true });
    }
  });

  test('and lost its disk is told', async () => {
    await server.start();
    const log = await openJetStreamLog(parseJetStreamAddress(`nats://${server.address}`));
    await log.takeOver();
    await log.append(seq(0), sampleEvents('a', 2));
    await server.kill();
    rmSync(join(server.storeDir, 'jetstream'), { recursive: true });
    await server.start();
    expect(await log.broken).toMatchObject({ code: 'E_LOG_IO', what: 'the stream was deleted' });
    await log.close();
  });

  test('and went back to an older state is told; that state is a log', async () => {
    const forgetful = new NatsServer();
    const copy = `${forgetful.storeDir}-copy`;
    try {
      await forgetful.start();
      const address = parseJetStreamAddress(`nats://${forgetful.address}`);
      const log = await openJetStreamLog(address);
      await log.append(seq(0), sampleEvents('a', 2));
      await forgetful.kill();
      cpSync(forgetful.storeDir, copy, { recursive: true });
      await forgetful.start();
      await log.append(seq(2), sampleEvents('b', 2));
      await forgetful.kill();
      rmSync(forgetful.storeDir, { recursive: true });
      cpSync(copy, forgetful.storeDir, { recursive: true });
      await forgetful.start();
      await expect(log.append(seq(4), [sampleEvent('c')])).rejects.toMatchObject({ code: 'E_LOG_LOST' });
      await log.close();
      const again = await openJetStreamLog(address);
      expect((await readAll(again)).map(({ event }) => event)).toEqual(sampleEvents('a', 2));
      await again.close();
    } finally {
      await forgetful.dispose();
      rmSync(copy, { recursive: true, force: true });
    }
  });

  test('and is not there is told at once', async () => {
    await expect(openJetStreamLog(parseJetStreamAddress('nats://127.0.0.1:1'))).rejects.toMatchObject({
      code: 'E_LOG_UNREACHABLE',
    });
  });
});
