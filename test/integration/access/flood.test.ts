/** What 30 half-sent messages of 16 MiB cost a server of its own process. Linux tells its memory. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type ClientHttp2Stream, connect } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlService } from '../../../proto/service.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runsInFull } from '../../in-full.ts';

const main = fileURLToPath(new URL('./guarded-server-main.ts', import.meta.url));
const mebibyte = 2 ** 20;
const floods = 30;
/** Of 450 that are sent. Node's own growth is part of it: the guarded server has been seen to grow by 67 on Node 24.21. */
const guardedMiB = 100;
/** Half a gigabyte goes through a process that starts from source. */
const patienceMs = 600_000;

interface Flooded {
  readonly grownMiB: number;
  /** grpc-status of those that were answered. */
  readonly answers: readonly string[];
}

/** @param isOver true once the server has dealt with all that is sent; on a busy machine that takes a while */
async function flood(
  mode: 'guarded' | 'open',
  headers: Record<string, string>,
  isOver: (flooded: Flooded) => boolean,
): Promise<Flooded> {
  const execArgv = ['--import', import.meta.resolve('tsx')];
  const child = fork(main, [temporaryFolder(), mode], { execArgv });
  onTestFinished(() => {
    child.kill();
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const residentMiB = (): number => {
    const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1]) / 1024;
  };
  // Megabytes. With the default of ten, this client would break its own streams off.
  const session = connect(`https://127.0.0.1:${port}`, {
    rejectUnauthorized: false,
    maxSessionMemory: 2_000,
  });
  session.on('error', () => {});
  await once(session, 'connect');
  const beforeMiB = residentMiB();
  const answers: string[] = [];
  const head = Buffer.alloc(5);
  head.writeUInt32BE(16 * mebibyte, 1);
  const streams: ClientHttp2Stream[] = [];
  for (let at = 0; at < floods; at++) {
    const stream = session.request({
      ':method': 'POST',
      ':path': controlService.listSweeps.path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...headers,
    });
    stream.on('error', () => {});
    stream.on('response', (response) => answers.push(String(response['grpc-status'] ?? 'open')));
    stream.resume();
    stream.write(Buffer.concat([head, Buffer.alloc(15 * mebibyte, 1)]));
    streams.push(stream);
    await sleep(20);
  }
  // And until nothing moves any more: what is refused is thrown away, what is not is all there.
  let atMiB = residentMiB();
  for (let quiet = 0, left = 400; quiet < 5 && left > 0; left--) {
    await sleep(200);
    const nowMiB = residentMiB();
    const isStill = Math.abs(nowMiB - atMiB) < 1 && isOver({ grownMiB: nowMiB - beforeMiB, answers });
    quiet = isStill ? quiet + 1 : 0;
    atMiB = nowMiB;
  }
  session.destroy();
  return { grownMiB: atMiB - beforeMiB, answers };
}

const areAnswered = ({ answers }: Flooded): boolean => answers.length === floods;

describe.runIf(existsSync('/proc/self/status'))('30 half-sent messages of 16 MiB', () => {
  it(
    'cost a guarded server a few MiB, since it answers before the body',
    async () => {
      const { grownMiB, answers } = await flood('guarded', {}, areAnswered);
      expect(answers).toEqual(Array.from({ length: floods }, () => '16'));
      expect(grownMiB).toBeLessThan(guardedMiB);
    },
    patienceMs,
  );

  it.runIf(runsInFull)(
    'cost the same with a token that is none',
    async () => {
      const { grownMiB, answers } = await flood(
        'guarded',
        { authorization: `Bearer yts_${'a'.repeat(43)}` },
        areAnswered,
      );
      expect(answers).toHaveLength(floods);
      expect(grownMiB).toBeLessThan(guardedMiB);
    },
    patienceMs,
  );

  it(
    'would cost an open server hundreds of MiB: the measure sees what it should',
    async () => {
      const { grownMiB, answers } = await flood('open', {}, ({ grownMiB: soFar }) => soFar > 200);
      expect(answers).toEqual([]);
      expect(grownMiB).toBeGreaterThan(200);
    },
    patienceMs,
  );
});
