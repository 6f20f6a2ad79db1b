import { join } from 'node:path';
import { seq } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';
import { encodeEvent } from '../../coordinator/log/event-codec.ts';
import { openSqliteLog } from '../../coordinator/log/sqlite/sqlite-log.ts';
import { SqliteReader } from '../../coordinator/log/sqlite/reader.ts';
import { SqliteWriter } from '../../coordinator/log/sqlite/writer.ts';
import type { BenchOptions } from './bench-options.ts';
import { runCore } from './bench-core.ts';
import { inFolder } from './in-folder.ts';
import { quantile } from './run-agents.ts';
import { perSecond, say } from './say.ts';

const lone = 500;
const groupSize = 64;

export async function benchLog({ trials }: BenchOptions): Promise<void> {
  const events = runCore(Math.min(trials, 10_000));
  await inFolder((folder) => inThread(join(folder, 'thread.db'), events));
  await inFolder((folder) => inline(join(folder, 'inline.db'), events));
  await inFolder((folder) => grouped(join(folder, 'grouped.db'), events));
}

async function inThread(file: string, events: readonly CoordinatorEvent[]): Promise<void> {
  const log = await openSqliteLog(file);
  const startMs = performance.now();
  await Promise.all(events.map((event, at) => log.append(seq(at), [event])));
  say(
    `log in its thread: ${events.length} appends sent at once`,
    perSecond(events.length, performance.now() - startMs),
  );
  const times: number[] = [];
  for (let at = 0; at < lone; at++) {
    const fromMs = performance.now();
    await log.append(seq(events.length + at), [events[at] as CoordinatorEvent]);
    times.push(performance.now() - fromMs);
  }
  say('log in its thread: one append after the other, median', `${quantile(times, 0.5).toFixed(2)} ms`);
  await log.close();
}

async function inline(file: string, events: readonly CoordinatorEvent[]): Promise<void> {
  const writer = new SqliteWriter(file);
  const times: number[] = [];
  for (let at = 0; at < lone; at++) {
    const append = { expectedSeq: at, events: [encodeEvent(events[at] as CoordinatorEvent)] };
    const fromMs = performance.now();
    writer.commit([append]);
    times.push(performance.now() - fromMs);
  }
  say(
    'log in the serving thread: one append after the other, median',
    `${quantile(times, 0.5).toFixed(2)} ms`,
  );
  writer.close();
}

async function grouped(file: string, events: readonly CoordinatorEvent[]): Promise<void> {
  const { writeUs, readUs } = logCosts(file, events);
  say(
    `log in the serving thread: ${groupSize} events a commit, processor time an event`,
    `${writeUs.toFixed(2)} us`,
  );
  say('log read from its start, processor time an event', `${readUs.toFixed(2)} us`);
}

/** Processor time an event, in microseconds, which other programs on the machine disturb least: compare the bindings of SQLite by it. */
export function logCosts(
  file: string,
  events: readonly CoordinatorEvent[],
): { readonly writeUs: number; readonly readUs: number } {
  const stored = events.map(encodeEvent);
  const writer = new SqliteWriter(file);
  const writeUs = cpuUs(() => {
    for (let at = 0; at < stored.length; at += groupSize) {
      writer.commit([{ expectedSeq: at, events: stored.slice(at, at + groupSize) }]);
    }
  });
  const reader = new SqliteReader(file);
  const readUs = cpuUs(() => {
    for (let next = 1; next <= stored.length; ) next += reader.read(next, 1000).length;
  });
  reader.close();
  writer.close();
  return { writeUs: writeUs / stored.length, readUs: readUs / stored.length };
}

function cpuUs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
