/** What every log must do, whatever is behind it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentId, fence, requestId, seq, sweepId, trialId } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';
import type { EventLog, LoggedEvent } from '../../coordinator/log/event-log.ts';
import { sampleEvent, sampleEvents } from './sample-events.ts';

export interface LogUnderTest {
  /** Opens a handle on the one log of this test; several may be open at once. */
  open(): Promise<EventLog>;
  dispose(): Promise<void>;
}

export function logContract(name: string, make: () => Promise<LogUnderTest>): void {
  describe(`${name} keeps the contract of a log`, () => {
    let subject: LogUnderTest;
    let log: EventLog;
    beforeEach(async () => {
      subject = await make();
      log = await subject.open();
    });
    afterEach(async () => {
      await log.close();
      await subject.dispose();
    });

    test('an empty log is at 0 and has nothing to read', async () => {
      expect(await log.lastSeq()).toBe(0);
      expect(await collect(log.read(seq(1)))).toEqual([]);
    });

    test('events come back as they went in, in order, numbered from 1', async () => {
      const events = sampleEvents('a', 5);
      expect(await log.append(seq(0), events.slice(0, 2))).toBe(2);
      expect(await log.append(seq(2), events.slice(2))).toBe(5);
      const found = await collect(log.read(seq(1)));
      expect(found.map(({ event }) => event)).toEqual(events);
      expect(found.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5]);
      expect(await log.lastSeq()).toBe(5);
    });

    test('reading starts where it is asked to, also amid a batch', async () => {
      await log.append(seq(0), sampleEvents('a', 4));
      await log.append(seq(4), sampleEvents('b', 2));
      const found = await collect(log.read(seq(3)));
      expect(found.map((one) => one.seq)).toEqual([3, 4, 5, 6]);
      expect(await collect(log.read(seq(7)))).toEqual([]);
    });

    test('a stretch ends where it is asked to, also amid a batch, and at the end of the log', async () => {
      await log.append(seq(0), sampleEvents('a', 4));
      await log.append(seq(4), sampleEvents('b', 1500));
      const positions = async (from: number, to: number) =>
        (await collect(log.read(seq(from), seq(to)))).map((one) => one.seq);
      expect(await positions(2, 3)).toEqual([2, 3]);
      expect(await positions(4, 6)).toEqual([4, 5, 6]);
      expect(await positions(1503, 2000)).toEqual([1503, 1504]);
      expect(await positions(3, 2)).toEqual([]);
      expect(await positions(1, 1300)).toHaveLength(1300);
    });

    test('metrics that are not finite survive', async () => {
      const metrics = { nan: Number.NaN, up: Infinity, down: -Infinity, plain: 0.1, tiny: 5e-324 };
      const event: CoordinatorEvent = {
        type: 'trial-completed',
        atMs: 1.5,
        sweepId: sweepId('s'),
        trialId: trialId('t'),
        fence: fence(1),
        requestId: requestId('r'),
        result: { metrics, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: '' },
      };
      await log.append(seq(0), [event]);
      expect((await collect(log.read(seq(1))))[0]?.event).toEqual(event);
    });

    test('appends sent together, each expecting the one before, all arrive in order', async () => {
      const events = sampleEvents('a', 300);
      const lasts = await Promise.all(events.map((event, at) => log.append(seq(at), [event])));
      expect(lasts).toEqual(events.map((_, at) => at + 1));
      const found = await collect(log.read(seq(1)));
      expect(found.map(({ event }) => event)).toEqual(events);
    });

    test('many thousand events are read in batches', async () => {
      await log.append(seq(0), sampleEvents('a', 2500));
      const sizes: number[] = [];
      for await (const batch of log.read(seq(1))) sizes.push(batch.length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2500);
    });

    test('an append at the wrong position changes nothing and fences the writer off', async () => {
      await log.append(seq(0), sampleEvents('a', 2));
      await expect(log.append(seq(1), [sampleEvent('stale')])).rejects.toMatchObject({
        code: 'E_LOG_FENCED',
      });
      await expect(log.append(seq(2), [sampleEvent('after')])).rejects.toMatchObject({
        code: 'E_LOG_FENCED',
      });
      expect((await collect(log.read(seq(1)))).length).toBe(2);
    });

    test('of two writers on one log the slower one is fenced off', async () => {
      const other = await subject.open();
      expect(other.id).toBe(log.id);
      await log.append(seq(0), [sampleEvent('first')]);
      await expect(other.append(seq(0), [sampleEvent('second')])).rejects.toMatchObject({
        code: 'E_LOG_FENCED',
      });
      await other.close();
      const found = await collect(log.read(seq(1)));
      expect(found.map(({ event }) => event)).toEqual([sampleEvent('first')]);
    });

    test('what was appended is there after opening again, under the same id', async () => {
      await log.append(seq(0), sampleEvents('a', 3));
      const { id } = log;
      await log.close();
      log = await subject.open();
      expect(log.id).toBe(id);
      expect(await log.lastSeq()).toBe(3);
      expect((await collect(log.read(seq(1)))).map(({ event }) => event)).toEqual(sampleEvents('a', 3));
      expect(await log.append(seq(3), [sampleEvent('b')])).toBe(4);
    });

    test('closing waits for what is out', async () => {
      const appended = log.append(seq(0), [sampleEvent('last words')]);
      await log.close();
      expect(await appended).toBe(1);
      await expect(log.append(seq(1), [sampleEvent('x')])).rejects.toMatchObject({ code: 'E_LOG_CLOSED' });
      log = await subject.open();
      expect(await log.lastSeq()).toBe(1);
    });

    test('a follower gets the past and then the news, and stops when asked', async () => {
      await log.append(seq(0), sampleEvents('old', 2));
      const stop = new AbortController();
      const heard: LoggedEvent[] = [];
      for await (const batch of log.follow(seq(1), stop.signal)) {
        heard.push(...batch);
        if (heard.length === 2) await log.append(seq(2), [sampleEvent('new')]);
        if (heard.length === 3) stop.abort();
      }
      expect(heard.map(({ event }) => (event as { agentId: string }).agentId)).toEqual([
        agentId('old0'),
        agentId('old1'),
        agentId('new'),
      ]);
    });

    test('closing ends a follower that waits', async () => {
      const following = collect(log.follow(seq(1), new AbortController().signal));
      await log.close();
      expect(await following).toEqual([]);
    });
  });
}

async function collect(batches: AsyncIterable<readonly LoggedEvent[]>): Promise<LoggedEvent[]> {
  const found: LoggedEvent[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}
