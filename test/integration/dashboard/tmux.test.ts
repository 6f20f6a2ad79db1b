/** The dashboard in a real terminal. tmux plays the terminal; where it is missing this says so and is skipped. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';

const run = promisify(execFile);
const hasTmux = spawnSync('tmux', ['-V']).status === 0;
if (!hasTmux) process.stderr.write('tmux is not installed: the dashboard is not tested in a real terminal\n');

class Terminal {
  readonly #socket = `yates-${randomUUID().slice(0, 8)}`;

  /** @param environment as `NAME=value` words for env */
  open(columns: number, rows: number, options: string, environment = 'LANG=C.UTF-8 LC_ALL=C.UTF-8'): void {
    const demo = `${process.execPath} --import tsx test/fixtures/dashboard/demo.ts ${options}`;
    const command = `env -u CI -u NO_COLOR ${environment} ${demo}; echo "exit $?"; exec cat`;
    const size = ['-x', String(columns), '-y', String(rows)];
    execFileSync('tmux', ['-L', this.#socket, '-f', '/dev/null', 'new-session', '-d', ...size, command], {
      cwd: packageRoot,
    });
  }

  async #tmux(...words: string[]): Promise<string> {
    return (await run('tmux', ['-L', this.#socket, ...words])).stdout;
  }

  async show(withHistory = false): Promise<string[]> {
    return (await this.#tmux('capture-pane', '-p', ...(withHistory ? ['-S', '-'] : [])))
      .split('\n')
      .slice(0, -1);
  }

  async type(...keys: string[]): Promise<void> {
    await this.#tmux('send-keys', ...keys);
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** The screen as soon as it shows this. Each look takes a while of its own: there is nothing else to wait on. */
  async until(found: RegExp, withHistory = false): Promise<string> {
    const deadlineMs = Date.now() + 90_000;
    for (;;) {
      const text = (await this.show(withHistory)).join('\n');
      if (found.test(text)) return text;
      if (Date.now() > deadlineMs) throw new Error(`the screen never showed ${String(found)}:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  close(): void {
    spawnSync('tmux', ['-L', this.#socket, 'kill-server']);
  }
}

describe.skipIf(!hasTmux)('in a real terminal', () => {
  // A server of its own for each test: one that is being killed may still hold its socket.
  let terminal = new Terminal();
  beforeEach(() => {
    terminal = new Terminal();
  });
  afterEach(() => terminal.close());

  it('shows every tab, follows a resize, and leaves the final tables behind', async () => {
    terminal.open(80, 24, '--skip 1000000');
    // The keys are the last row to be painted.
    const overview = await terminal.until(/what drives clip_image {3}partial[^]*Finished in[^]*q quit/);
    expect(overview.split('\n')[0]).toMatch(/^ yates {2}adapter-positions .* ✓ finished {2}1m\d\ds$/);
    expect(overview).toMatch(/Finished in 1m\d\ds: 39 of 40 done, 1 trial failed/);
    const rows = overview.split('\n');
    expect(rows[23] ?? '').toBe('');
    expect(rows[22]).toContain('q quit');

    await terminal.type('2');
    await terminal.until(/sorted by order/);
    await terminal.type('/');
    await terminal.type('-l', 'diverged');
    await terminal.until(/1 of 40 trials {3}filter diverged/);
    await terminal.type('Enter', 'Enter');
    const detail = await terminal.until(/last fault {2}diverged/);
    expect(detail).toContain('SAin scale=1 rep 2');
    await terminal.type('4');
    await terminal.until(/replicate \(block\)/);

    await terminal.resize(150, 40);
    // The frame that was there before the resize shows for a moment; in the new one the keys are in the 39th row.
    const wide = await terminal.until(/^(?:[^\n]*\n){38}[^\n]*q quit/);
    expect(wide).toContain('means of input');
    expect(wide.match(/ yates {2}adapter-positions/g)).toHaveLength(1);
    await terminal.resize(60, 16);
    const narrow = await terminal.until(
      /^ yates {2}adapter-positions[^\n]{0,40}\n[^\n]*1 Overview[^]*q quit/,
    );
    expect(narrow.match(/q quit/g)).toHaveLength(1);

    await terminal.resize(80, 24);
    await terminal.type('q');
    const after = await terminal.until(/exit 0/, true);
    expect(after).toContain('Analysis of variance of clip_image, type II, 39 trials');
    expect(after).toContain('Best cell');
    expect(after).not.toContain('q quit');
  });

  it('says that it reconnects, in ASCII and without colour where that is all there is', async () => {
    terminal.open(80, 24, '--skip 45000 --speed 1 --drop 4000', 'LANG=C LC_ALL=C NO_COLOR=1');
    const text = await terminal.until(/! reconnecting/);
    // oxlint-disable-next-line no-control-regex
    expect(text.replace(/[\n\u0020-\u007e]/g, '')).toBe('');
    await terminal.until(/Reconnecting to 127\.0\.0\.1:\d+ for \d+s \(attempt \d+\): nobody listens there/);
    await terminal.type('C-c');
    await terminal.until(/exit 1/, true);
  });
});
