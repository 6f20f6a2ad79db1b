import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import { runOurs } from './bench-rate.ts';
import { say } from './say.ts';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
  /** Microseconds of the system's steady clock. */
  readonly startTime: number;
}

/** What a sample is counted under: the first that its file or its function fits. */
const groups: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['garbage collection', /^\(garbage collector\)/],
  ['waiting', /^\(idle\)/],
  ['system calls and V8, unnamed', /^\(program\)/],
  ['messages between threads', /postMessage|receiveMessage|internal\/worker|MessagePort/],
  ['codecs of the wire', /protobufjs|proto\/generated/],
  ['grpc-js', /grpc-js/],
  ['HTTP/2, TLS and sockets of Node', /http2|internal\/tls|_tls|internal\/stream|node:net|stream_base/],
  ['the core: decisions and the fold', /coordinator\/core/],
  ['the log: encoding, SQLite', /coordinator\/log|base\/sqlite|better-sqlite3/],
  ['hashes', /node:internal\/crypto|^(hash|digest|update) /],
  ['handlers and conversion from and to the wire', /coordinator\/(service|wire|host|watch)|design\//],
];

/**
 * Where the time of the coordinator's threads goes while one agent with 64 slots works; nothing of its start and of the launch. Samples
 * are of elapsed time: on a busy machine only their shares mean something.
 */
export async function benchProfile({ trials }: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yates-profile-'));
  try {
    const { fromUs, toUs } = await runOurs(trials, 1, folder);
    for (const thread of [0, 1]) {
      const file = readdirSync(folder).find((name) => name.split('.')[4] === String(thread));
      if (file === undefined) continue;
      const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
      say(thread === 0 ? 'the serving thread' : 'the thread of the log', 'share of its time');
      for (const [title, share] of shares(profile, fromUs, toUs))
        say(`  ${title}`, `${(100 * share).toFixed(1)} %`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns each group with its share of the time that was not spent waiting, the largest first */
function shares(profile: Profile, fromUs: number, toUs: number): [title: string, share: number][] {
  const names = new Map(
    profile.nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName} ${callFrame.url}`]),
  );
  const totals = new Map<string, number>();
  let atUs = profile.startTime;
  for (const [index, deltaUs] of profile.timeDeltas.entries()) {
    atUs += deltaUs;
    if (atUs < fromUs || atUs > toUs) continue;
    const name = names.get(profile.samples[index] as number) ?? '';
    const title = groups.find(([, pattern]) => pattern.test(name))?.[0] ?? 'the rest';
    totals.set(title, (totals.get(title) ?? 0) + deltaUs);
  }
  totals.delete('waiting');
  const busyUs = [...totals.values()].reduce((sum, one) => sum + one, 0);
  return [...totals]
    .map(([title, us]): [string, number] => [title, us / busyUs])
    .toSorted(([, left], [, right]) => right - left);
}
