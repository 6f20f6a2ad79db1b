/** Runs the built command line as a user does: a process of its own, its words read as they come. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

export class YatesProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  readonly exited: Promise<number | null>;
  output = '';
  #ended = false;

  /** @param prefix command that runs the rest of its arguments elsewhere, such as in a namespace */
  constructor(
    args: readonly string[],
    cwd: string,
    env: Readonly<Record<string, string>> = {},
    prefix: readonly string[] = [],
  ) {
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    const [program = '', ...rest] = [...prefix, process.execPath, main, ...args];
    this.#child = spawn(program, rest, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: '1', YATES_COORDINATOR: '', NO_COLOR: '1', ...env },
    });
    const read = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
      for (const look of this.#waiting) look();
    };
    this.#child.stdout?.on('data', read);
    this.#child.stderr?.on('data', read);
    this.exited = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        this.#ended = true;
        resolve(code);
        for (const look of this.#waiting) look();
      });
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** @throws Error with all that was said, should the process end first */
  async says(pattern: RegExp): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(this.output)) resolve();
        else if (this.#ended) reject(new Error(`${pattern} was never said:\n${this.output}`));
        else return;
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All processes below `root`, at any depth. */
export function descendants(root: number): ProcessRow[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line): ProcessRow[] => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
  const found: ProcessRow[] = [];
  let parents = new Set([root]);
  while (parents.size > 0) {
    const children = rows.filter(({ parent }) => parents.has(parent));
    found.push(...children);
    parents = new Set(children.map(({ pid }) => pid));
  }
  return found;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
