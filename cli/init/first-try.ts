/** One short run of the script, to see that it starts and what it prints. */
import { spawn } from 'node:child_process';
import { limits } from '../../base/limits.ts';

export interface FirstTry {
  /** Null where it was ended. */
  readonly exitCode: number | null;
  readonly isOverTime: boolean;
  /** It could not be started. */
  readonly spawnError: string | undefined;
  /** What it printed on both streams, the end of it where it is long. */
  readonly output: string;
  readonly seconds: number;
}

/** How long pipes may stay open once the script has ended. */
const lastWordsMs = 1_000;

/**
 * Runs a command in this folder, in a process group of its own, which is killed when the time is over and at Ctrl-C.
 *
 * @param timeMs longest time that it may take
 */
export async function firstTry(words: readonly string[], timeMs: number): Promise<FirstTry> {
  const [program = '', ...args] = words;
  const startedMs = performance.now();
  let output = Buffer.alloc(0);
  let isOverTime = false;
  let spawnError: string | undefined;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    // As wide as it may be, and without colours: a help text is read.
    env: { ...process.env, PYTHONUNBUFFERED: '1', YATES_SEED: '1', COLUMNS: '200', NO_COLOR: '1' },
  });
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  const timer = setTimeout(() => {
    isOverTime = true;
    end();
  }, timeMs);
  const interrupted = (): void => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const keep = (chunk: Buffer): void => {
    output = Buffer.concat([output, chunk]).subarray(-limits.initOutputBytes);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      spawnError = error.message;
      resolve(null);
    });
    child.once('exit', (code) => {
      end();
      // What left its process group may hold the pipes open, and is not waited for.
      setTimeout(() => resolve(code), lastWordsMs).unref();
    });
    child.once('close', (code) => resolve(code));
  });
  clearTimeout(timer);
  process.off('SIGINT', interrupted);
  process.off('SIGTERM', interrupted);
  const seconds = (performance.now() - startedMs) / 1_000;
  return { exitCode, isOverTime, spawnError, output: output.toString('utf8'), seconds };
}
