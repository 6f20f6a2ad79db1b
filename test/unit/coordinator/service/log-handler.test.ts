/** Pages of a long log of which few entries are of the kind that is asked for: nobody waits for the whole log to be read. */
import { Metadata, type ServerUnaryCall } from '@grpc/grpc-js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Seq, seq } from '../../../../base/ids.ts';
import { setCaller } from '../../../../coordinator/access/caller.ts';
import type { CoordinatorEvent } from '../../../../coordinator/core/event.ts';
import { AnswerTurns } from '../../../../coordinator/service/answer-turns.ts';
import { logHandler } from '../../../../coordinator/service/log-handler.ts';
import type { yates } from '../../../../proto/generated/yates.js';

const length = 25_000;
const pausedAt = 4;

/** The sweep was launched and paused; all that came after it is about trials. */
function eventAt(position: number): CoordinatorEvent {
  const about = { atMs: position, sweepId: 's' };
  if (position === 1)
    return {
      ...about,
      type: 'sweep-launched',
      spec: { name: 'long' },
      trials: 2,
    } as unknown as CoordinatorEvent;
  if (position === pausedAt)
    return { ...about, type: 'sweep-paused', stopRunning: false } as unknown as CoordinatorEvent;
  return {
    ...about,
    type: 'checkpoint-dropped',
    trialId: 't',
    reason: 'torn',
  } as unknown as CoordinatorEvent;
}

function opened() {
  let read = 0;
  const sweep = { id: 's', spec: { name: 'long' }, trials: new Map(), endedAtMs: undefined };
  const state = { seq: length, sweeps: new Map([['s', sweep]]), runSheetsAt: [] };
  const handler = logHandler({
    host: { state, settled: async () => {} } as never,
    readStretch: async function* (fromSeq: Seq, toSeq: Seq) {
      const batch = [];
      for (let at: number = fromSeq; at <= toSeq; at++) batch.push({ seq: seq(at), event: eventAt(at) });
      read += batch.length;
      yield batch;
    },
    logger: { error: vi.fn<() => void>() } as never,
    turns: new AnswerTurns({ hasRoom: true, onRoom: () => {}, makeRoom: () => {} }),
  });
  const ask = async (
    request: Partial<yates.v1.ReadLogRequest.$Properties>,
  ): Promise<{ answer: yates.v1.ReadLogResponse.$Properties; read: number }> => {
    read = 0;
    const metadata = new Metadata();
    setCaller(metadata, {
      tokenId: 'own',
      name: '',
      role: 'viewer',
      mayLaunchCommands: false,
      peer: '',
    });
    const call = {
      metadata,
      cancelled: false,
      on: () => {},
      getPath: () => 'ReadLog',
      request: { sweepId: 's', kinds: [], beforeSeq: 0, afterSeq: 0, entriesMax: 0, ...request },
    } as unknown as ServerUnaryCall<yates.v1.ReadLogRequest, yates.v1.ReadLogResponse.$Properties>;
    const answer = await new Promise<yates.v1.ReadLogResponse.$Properties>((resolve, reject) => {
      handler(call, (error, value) => {
        if (value) resolve(value);
        else reject(new Error(error?.details));
      });
    });
    return { answer, read };
  };
  return { ask };
}

/** A busy machine would take longer than a search may. */
function stopClock(): void {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => clock.mockRestore());
}

test('an answer searches a part of the log alone, and says where the next goes on', async () => {
  stopClock();
  const { ask } = opened();
  const found: string[] = [];
  let [beforeSeq, answers] = [0, 0];
  do {
    const { answer, read } = await ask({ kinds: ['steering'], beforeSeq });
    expect(read).toBeLessThanOrEqual(10_200);
    found.push(...(answer.entries ?? []).map(({ text }) => text ?? ''));
    beforeSeq = answer.nextBeforeSeq ?? 0;
    answers++;
  } while (beforeSeq > 0);
  expect(answers).toBe(3);
  expect(found).toEqual(['paused; running trials finish', 'launched long: 2 trials']);
});

test('a page that is full ends the search, and the next begins with the entry before it', async () => {
  const { ask } = opened();
  const first = await ask({ entriesMax: 3 });
  expect(first.answer.entries?.map(({ seq: at }) => at)).toEqual([25_000, 24_999, 24_998]);
  expect(first.read).toBe(200);
  const { answer } = await ask({ entriesMax: 2, beforeSeq: first.answer.nextBeforeSeq ?? 0 });
  expect(answer.entries?.map(({ seq: at }) => at)).toEqual([24_997, 24_996]);
});

test('a log that is slow to read costs a caller no long wait: the answer ends with what there is', async () => {
  const { ask } = opened();
  let nowMs = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 400));
  try {
    const { answer, read } = await ask({ kinds: ['steering'] });
    expect(answer.entries).toEqual([]);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(2_000);
    expect(answer.nextBeforeSeq).toBe(length + 1 - read);
  } finally {
    clock.mockRestore();
  }
});

test('kinds that this version does not know are left out of the question', async () => {
  stopClock();
  const { ask } = opened();
  const { answer } = await ask({ kinds: ['dreams'], entriesMax: 5 });
  expect(answer.entries).toEqual([]);
  expect(answer.nextBeforeSeq).toBe(length + 1 - 10_000);
});
