/** A real nats-server of its own, with JetStream on, for one test file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/bin', '/usr/bin', '/usr/sbin'];

export const natsServerPath: string | undefined = folders
  .filter((folder) => folder !== '')
  .map((folder) => join(folder, 'nats-server'))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

if (natsServerPath === undefined) {
  process.stderr.write(
    'SKIPPED: the tests of the JetStream log need nats-server 2.9 or later, and there is none; ' +
      'install it with: apt-get install -y nats-server (Debian), or brew install nats-server (macOS)\n',
  );
}

export class NatsServer {
  readonly storeDir = mkdtempSync(join(tmpdir(), 'yates-nats-'));
  readonly #options: readonly string[];
  #child: ChildProcess | undefined;
  #port = 0;

  /** @param options more words for its command line */
  constructor(options: readonly string[] = []) {
    this.#options = options;
  }

  /** `host:port`, the same after each start. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    if (natsServerPath === undefined) throw new Error('no nats-server');
    const port = this.#port === 0 ? '-1' : String(this.#port);
    const words = ['-js', '-a', '127.0.0.1', '-p', port, '-sd', this.storeDir, ...this.#options];
    const child = spawn(natsServerPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const lines: string[] = [];
      // Read to its end, so that the server never waits for a full pipe.
      createInterface({ input: child.stderr }).on('line', (line) => {
        lines.push(line);
        const listening = /Listening for client connections on \S+:(\d+)/.exec(line);
        if (listening !== null) this.#port = Number(listening[1]);
        if (line.includes('Server is ready')) resolve();
      });
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`nats-server ended:\n${lines.join('\n')}`)));
    });
  }

  /** As the end of its machine, but for the disk's cache. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.storeDir, { recursive: true, force: true });
  }
}
