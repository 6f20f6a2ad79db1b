/**
 * The first minutes of somebody with a script of their own, which nobody changes: `yates init`, `yates up`, `yates report`. In a
 * real terminal where questions are asked; where tmux is missing this says so and is skipped.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

it.skipIf(!hasTmux || !hasPython)(
  'goes from a script to a report, with nothing but Enter and one answer',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'train.py'), script);
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    const terminal = new TmuxTerminal();
    onTestFinished(() => terminal.close());
    terminal.open(150, 40, `sh -c 'cd ${folder} && exec ${process.execPath} ${main} init train.py'`);
    await terminal.until(/vary lr: 0\.1, 0\.3 [^]*Enter takes these/);
    // A slip is answered, and asked again.
    await terminal.type('-l', 'lr nesterof');
    await terminal.type('Enter');
    await terminal.until(/no option "nesterof"; did you mean "nesterov"\?[^]*Enter takes these/);
    await terminal.type('-l', 'lr nesterov');
    await terminal.type('Enter');
    await terminal.until(/Try it once[^]*python3 train\.py --epochs 1 --seed 1 --lr 0\.1[^]*\[Y\/n\]/);
    await terminal.type('Enter');
    await terminal.until(
      /1 {2}val_loss \(minimize\) [^]*2 {2}train_loss [^]*Which is the result that counts/,
    );
    await terminal.type('Enter');
    await terminal.until(
      /Wrote sweep\.yaml: 4 combinations, 8 trials[^]*yates up sweep\.yaml[^]*exit 0/,
      true,
    );
    // Like what README runs of these files.
    if (!runsInFull) return;

    const up = new YatesProcess(
      'up sweep.yaml --plain --agents 1 --slots 2 --listen 127.0.0.1:0'.split(' '),
      folder,
    );
    expect(await up.exited, up.output).toBe(0);
    const report = new YatesProcess(['report', '-o', 'report.html'], folder);
    expect(await report.exited, report.output).toBe(0);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('val_loss');
    const exported = new YatesProcess(['export'], folder);
    expect(await exported.exited, exported.output).toBe(0);
    const [head = '', ...rows] = exported.output.trim().split('\n');
    const columns = head.split(',');
    const cells = rows.filter((row) => row.split(',').length === columns.length);
    const runs = cells.map((row) =>
      Object.fromEntries(row.split(',').map((cell, at) => [columns[at], cell])),
    );
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
