/** `yates watch` in a process of its own on a pseudo-terminal of 200 x 50, its keys typed and its frames read as they come. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../base/package-root.ts';

const size = 'stty rows 50 cols 200';
/** With it a frame that has been painted ends. */
const endOfFrame = '\u001b[?2026l';
const patienceMs = 120_000;

export class Watching {
  readonly #child: ChildProcess;
  readonly #startedMs = performance.now();
  readonly #looking = new Set<() => void>();
  /** What was painted since the last key. */
  #painted = '';
  readonly pid: number;

  private constructor(child: ChildProcess, pid: number) {
    this.#child = child;
    this.pid = pid;
  }

  /** @param profile folder for V8's profiles of it; undefined: none are made */
  static async start(dataDir: string, profile: string | undefined): Promise<Watching> {
    const pidFile = join(dataDir, 'watch.pid');
    rmSync(pidFile, { force: true });
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    const node = profile === undefined ? '' : `--cpu-prof --cpu-prof-dir ${profile}`;
    // `script` gives its command a terminal, in which the process takes the place of the shell that has noted its id.
    const command = `${size}; echo $$ > ${pidFile}; exec ${process.execPath} ${node} ${main} watch --data ${dataDir}`;
    const child = spawn('script', ['-qfec', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: environment(),
    });
    let early = '';
    const hearEarly = (chunk: Buffer): void => {
      early += chunk.toString('utf8');
    };
    child.stdout?.on('data', hearEarly);
    const watching = new Watching(child, await pidIn(pidFile));
    child.stdout?.off('data', hearEarly);
    watching.#hear(early);
    child.stdout?.on('data', (chunk: Buffer) => watching.#hear(chunk.toString('utf8')));
    return watching;
  }

  #hear(text: string): void {
    this.#painted += text;
    for (const look of this.#looking) look();
  }

  /** @returns milliseconds from the start of the process until a frame that has this was whole */
  async shows(pattern: RegExp): Promise<number> {
    await this.#until(pattern);
    return performance.now() - this.#startedMs;
  }

  /** @returns milliseconds from the key until the frame was whole that has this */
  async press(key: string, pattern: RegExp): Promise<number> {
    this.#painted = '';
    const fromMs = performance.now();
    this.#child.stdin?.write(key);
    await this.#until(pattern);
    return performance.now() - fromMs;
  }

  async #until(pattern: RegExp): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(
          new Error(
            `the screen never showed ${String(pattern)}: ${JSON.stringify(this.#painted.slice(-4000))}`,
          ),
        );
      }, patienceMs);
      const look = (): void => {
        const at = this.#painted.search(pattern);
        if (at < 0 || !this.#painted.includes(endOfFrame, at)) return;
        clearTimeout(timer);
        this.#looking.delete(look);
        resolve();
      };
      this.#looking.add(look);
      look();
    });
  }

  async stop(): Promise<void> {
    this.#child.stdin?.write('q');
    await once(this.#child, 'exit');
  }
}

async function pidIn(file: string): Promise<number> {
  for (;;) {
    try {
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid > 0) return pid;
    } catch {
      // It has not started yet.
    }
    await sleep(2);
  }
}

/** As of a person's terminal: with a CI no screen would be drawn. */
function environment(): NodeJS.ProcessEnv {
  const { CI: _, CONTINUOUS_INTEGRATION: __, NO_COLOR: ___, ...env } = process.env;
  return { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', SHELL: '/bin/sh' };
}
