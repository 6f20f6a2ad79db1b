/** Runs the lines of the documentation as a user types them: through a shell, with the built command line on its path. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** A program that serves until it is stopped, with the words that it says once it serves. */
const serving: readonly (readonly [RegExp, RegExp])[] = [
  [/^(\w+=\S+ )*(npx )?yates coordinator\b/, /listening on (\S+),/],
  [/^(npx )?yates agent\b/, /yates agent \S+: working for /],
];

export class DocsShell {
  readonly #folder: string;
  readonly #environment: Record<string, string>;
  readonly #servers: { child: ChildProcess; ended: Promise<unknown> }[] = [];

  /** @param folder where commands run; each server has a folder of its own below it, as on a machine of its own */
  constructor(folder: string, environment: Readonly<Record<string, string>> = {}) {
    this.#folder = folder;
    const programs = join(folder, 'programs');
    mkdirSync(programs, { recursive: true });
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    for (const [name, text] of [
      ['yates', `exec '${process.execPath}' '${main}' "$@"`],
      ['npx', 'exec "$@"'],
    ] as const) {
      writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(programs, name), 0o755);
    }
    this.#environment = {
      ...(process.env as Record<string, string>),
      PATH: [programs, join(packageRoot, 'node_modules', '.bin'), process.env['PATH']].join(':'),
      CI: '1',
      NO_COLOR: '1',
      // Logins of this shell's own.
      XDG_CONFIG_HOME: join(folder, 'config'),
      ...environment,
    };
    delete this.#environment['YATES_DATA'];
    if (environment['YATES_COORDINATOR'] === undefined) delete this.#environment['YATES_COORDINATOR'];
  }

  /** To its end; or, of a program that serves, until it does. */
  async run(command: string): Promise<Finished> {
    const assignment = /^export (\w+)=(\S+)$/.exec(command);
    if (assignment !== null) {
      this.#environment[assignment[1] as string] = assignment[2] as string;
      return { code: 0, output: '' };
    }
    const ready = serving.find(([begins]) => begins.test(command))?.[1];
    return ready === undefined ? this.#toTheEnd(command) : this.#untilItServes(command, ready);
  }

  #toTheEnd(command: string): Promise<Finished> {
    return new Promise((resolve) => {
      const options = { cwd: this.#folder, env: this.#environment, timeout: 500_000, maxBuffer: 2 ** 26 };
      const child = execFile('bash', ['-c', command], options, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, output: stdout + stderr }),
      );
      child.stdin?.end();
    });
  }

  #untilItServes(command: string, ready: RegExp): Promise<Finished> {
    const own = join(this.#folder, `machine-${this.#servers.length + 1}`);
    mkdirSync(own);
    const child = spawn('bash', ['-c', `exec env ${command.replace(/^npx /, '')}`], {
      cwd: own,
      env: { ...this.#environment, YATES_COORDINATOR: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((resolve) => {
      let output = '';
      const read = (chunk: Buffer): void => {
        output += chunk.toString('utf8');
        if (ready.test(output)) resolve({ code: 0, output });
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      const ended = new Promise<void>((over) => {
        child.once('close', (code) => {
          resolve({ code, output });
          over();
        });
      });
      this.#servers.push({ child, ended });
    });
  }

  /** Ends what serves, the last first. */
  async stop(): Promise<void> {
    for (const { child, ended } of this.#servers.splice(0).reverse()) {
      child.kill('SIGTERM');
      await ended;
    }
  }
}
