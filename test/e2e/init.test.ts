/**
 * The first minutes of somebody with a script of their own, which nobody changes: `yates init`, `yates up`, `yates report`. In a
 * real terminal where questions are asked; where tmux is missing this says so and is skipped.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { hasTmux, TmuxTerminal } from '../fixtures/dashboard/tmux-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runsInFull } from '../in-full.ts';
import { YatesProcess } from './yates-process.ts';

if (!hasTmux) process.stderr.write('tmux is not installed: no questions of yates init are tested\n');
const hasPython = spawnSync('python3', ['--version']).status === 0;

const script = `
import argparse
import random

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.3)
parser.add_argument("--weight-decay", type=float, default=0.1)
parser.add_argument("--nesterov", action="store_true")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--seed", type=int, default=0)
args = parser.parse_args()

noise = random.Random(args.seed)
weight = 4.0
for epoch in range(args.epochs):
    weight -= args.lr * (weight * (1 + args.weight_decay) + noise.gauss(0, 0.1))
    print(f"epoch {epoch + 1}: train loss {weight**2:.3f}")
    print(f"val loss: {weight**2 / (2 if args.nesterov else 1):.3e}")
`;

/** A shell in a terminal, and how long each of its commands took: for whoever reads the output, since no machine is like another. */
class Shell {
  readonly #terminal = new TmuxTerminal();
  readonly #folder: string;
  readonly times: string[] = [];
  #line = '';
  #startMs = 0;

  constructor(folder: string) {
    this.#folder = folder;
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    const bin = join(temporaryFolder(), 'yates');
    writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`, { mode: 0o755 });
    const environment = `LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME=${folder} YATES_COORDINATOR= PATH=${dirname(bin)}:$PATH PS1='ready> '`;
    this.#terminal.open(150, 200, `sh -c 'cd ${folder} && exec bash --norc'`, environment);
  }

  /** Types a line at the prompt. */
  async start(line: string): Promise<void> {
    // What was on the screen before is nothing that this command says.
    await this.#terminal.until(/ready>\s*$/);
    await this.#terminal.type('-l', 'clear');
    await this.#terminal.type('Enter');
    await this.#terminal.until(/^ready>\s*$/);
    [this.#line, this.#startMs] = [line, performance.now()];
    await this.type(line);
  }

  async type(line: string): Promise<void> {
    if (line !== '') await this.#terminal.type('-l', line);
    await this.#terminal.type('Enter');
  }

  async key(key: string): Promise<void> {
    await this.#terminal.type(key);
  }

  async until(found: RegExp): Promise<string> {
    return await this.#terminal.until(found);
  }

  /** What a command says by its end, which this waits for. */
  async end(): Promise<string> {
    const text = await this.until(/\n *ready>\s*$/);
    this.times.push(
      `${((performance.now() - this.#startMs) / 1_000).toFixed(1).padStart(6)} s  ${this.#line}`,
    );
    return text;
  }

  async run(line: string): Promise<string> {
    await this.start(line);
    return await this.end();
  }

  close(): void {
    this.#terminal.close();
    process.stderr.write(`${this.times.join('\n')}\n`);
  }

  read(name: string): string {
    return readFileSync(join(this.#folder, name), 'utf8');
  }
}

/** The command that a verb says comes next: the first one below, or in quotes after, such words. */
function nextIn(text: string): string {
  const [, below, quoted] = /^Next:\n {2}(yates [^#\n]*)|Run it with `(yates [^`]*)`/m.exec(text) ?? [];
  return (below ?? quoted ?? `echo nothing comes next`).trim();
}

it.skipIf(!hasTmux || !hasPython)(
  'goes from a script to a report: Enter, one answer, and what each verb says comes next',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'train.py'), script);
    const shell = new Shell(folder);
    onTestFinished(() => shell.close());
    await shell.start('yates init train.py');
    await shell.until(/vary lr: 0\.1, 0\.3 [^]*Enter takes these/);
    // A slip is answered, and asked again.
    await shell.type('lr nesterof');
    await shell.until(/no option "nesterof"; did you mean "nesterov"\?[^]*Enter takes these/);
    await shell.type('lr nesterov');
    await shell.until(/Try it once[^]*python3 train\.py --epochs 1 --seed 1 --lr 0\.1[^]*\[Y\/n\]/);
    await shell.type('');
    await shell.until(/1 {2}val_loss \(minimize\) [^]*2 {2}train_loss [^]*Which is the result that counts/);
    await shell.type('9');
    await shell.until(/there is no "9"; known: val_loss, train_loss[^]*Which is the result that counts/);
    await shell.type('val_los');
    await shell.until(/there is no "val_los"; did you mean "val_loss"\?[^]*Which is the result that counts/);
    await shell.type('val_loss');
    const made = await shell.end();
    expect(made).toMatch(/Wrote sweep\.yaml: 4 combinations, 8 trials/);

    const planned = await shell.run(nextIn(made));
    expect(planned).toMatch(/trials +8/);

    await shell.start(nextIn(planned));
    await shell.until(/Finished in .*: 8 of 8 done/);
    // All eight are in the analysis that is shown, without a key.
    await shell.until(/nesterov .*adj\. p/);
    await shell.key('q');
    const ended = await shell.end();
    expect(ended).toMatch(/In words\n {2}8 rows/);

    expect(await shell.run(nextIn(ended))).toContain('The report is in report.html.');
    expect(shell.read('report.html')).toContain('val_loss');
    process.stderr.write(
      `processor time of all commands, user and system: ${(await shell.run('times')).match(/^\d.*$/gm)?.at(-1)}\n`,
    );
    if (!runsInFull) return;

    await shell.run('yates export > runs.csv');
    const [head = '', ...rows] = shell.read('runs.csv').trim().split('\n');
    const columns = head.split(',');
    const runs = rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [columns[at], cell])));
    expect(runs).toHaveLength(8);
    for (const run of runs) {
      expect(run).toMatchObject({ state: 'done' });
      expect(Number(run['val_loss'])).toBeGreaterThan(0);
      // Both come from the same weight, by the patterns that were proposed.
      const ratio = Number(run['train_loss']) / Number(run['val_loss']);
      expect(ratio).toBeCloseTo(run['nesterov'] === 'true' ? 2 : 1, 0);
    }
  },
  300_000,
);

// Debian's python3-torch belongs to its own Python.
const python = '/usr/bin/python3';
const hasTorch = spawnSync(python, ['-c', 'import torch']).status === 0;
if (!hasTorch)
  process.stderr.write('python3-torch is not installed: yates init tries no script in PyTorch\n');

it.skipIf(!hasTorch)('finds what a script in PyTorch takes and prints, by trying it', async () => {
  const folder = temporaryFolder();
  cpSync(join(packageRoot, 'examples', 'command', 'circle.py'), join(folder, 'train.py'));
  const init = new YatesProcess(['init', 'train.py', '--python', python], folder);
  expect(await init.exited, init.output).toBe(0);
  expect(init.output).toMatch(/response {2}val_loss, to minimize {2}\(last seen: 0\.\d+\)/);
  const plan = new YatesProcess(['plan', 'sweep.yaml'], folder);
  expect(await plan.exited, plan.output).toBe(0);
});

it.skipIf(!hasPython)(
  'asks nothing without a terminal, leaves what is there, and says what a script lacks',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'quiet.py'),
      script.replaceAll('print(', 'str(').replace('weight = 4.0', 'val_loss = weight = 4.0'),
    );
    const quiet = new YatesProcess(
      ['init', 'quiet.py', '-o', 'quiet.yaml', '--factor', 'lr=0.1,0.2'],
      folder,
    );
    expect(await quiet.exited, quiet.output).toBe(0);
    expect(quiet.output).toContain('After quiet.py:14 add print(f"val_loss: {val_loss}")');
    const before = readFileSync(join(folder, 'quiet.yaml'), 'utf8');
    expect(before).toContain(
      "run: [python3, quiet.py, --epochs, '3', --seed, '{seed}', '{args:flags,dashes}']",
    );
    const again = new YatesProcess(['init', '--blank', '-o', 'quiet.yaml'], folder);
    expect(await again.exited).toBe(2);
    expect(again.output).toMatch(/E_INIT_EXISTS quiet\.yaml .*--force/);
    expect(readFileSync(join(folder, 'quiet.yaml'), 'utf8')).toBe(before);

    writeFileSync(join(folder, 'broken.py'), `import no_such_module\n${script}`);
    const broken = new YatesProcess(['init', 'broken.py', '-o', 'broken.yaml'], folder);
    expect(await broken.exited, broken.output).toBe(1);
    expect(broken.output).toMatch(
      /failed \(exit code 1\)[^]*\| ModuleNotFoundError: No module named 'no_such_module'/,
    );
    expect(existsSync(join(folder, 'broken.yaml'))).toBe(true);
  },
);
