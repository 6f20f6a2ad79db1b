/** One process of the cluster: started, killed, stopped, let go on, started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

export class Member {
  readonly name: string;
  readonly #command: readonly string[];
  readonly #output: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  /** @param output file that takes all it says */
  constructor(name: string, command: readonly string[], output: string, env: NodeJS.ProcessEnv) {
    this.name = name;
    this.#command = command;
    this.#output = output;
    this.#env = { ...env, CI: '1', NO_COLOR: '1', YATES_COORDINATOR: '', YATES_LOG: 'sqlite' };
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start(): void {
    if (this.isRunning) return;
    const [program = '', ...args] = this.#command;
    const output = openSync(this.#output, 'a');
    this.#child = spawn(program, args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, ...this.#env },
    });
    closeSync(output);
  }

  /** Processes below it, theirs included: what a scheduler signals along with it. Linux only; elsewhere none. */
  children(): number[] {
    const found: number[] = [];
    for (let parents = [this.#child?.pid ?? 0]; parents.length > 0; ) {
      parents = parents.flatMap(childrenOf);
      found.push(...parents);
    }
    return found;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.#child?.kill(signal);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.isRunning) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const words = tasks.flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '),
    );
    return words.filter((word) => word.trim() !== '').map(Number);
  } catch {
    return [];
  }
}
