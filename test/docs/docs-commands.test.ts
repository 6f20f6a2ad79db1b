/**
 * Every command of the documentation, run as it stands there in a clean folder with the built command line. What stands
 * for something of the reader's (a host, a trial's id, a port) is replaced; see `adapted`. What does not run is named in
 * exceptions.ts.
 *
 * `npm test` runs the first pages that a user reads like this. Of the others it runs in its own process what starts no other:
 * each block up to the first command that does. `npm run test:long` runs them all like this.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { yatesProgram } from '../../cli/run.ts';
import { casesOf } from '../in-full.ts';
import { notCommands, notRun } from './exceptions.ts';
import { InProcessShell, isPlain } from './in-process-shell.ts';
import { type CodeBlock, codeBlocks, codeSpans, commandsOf, pages, readPage } from './markdown.ts';
import { DocsShell } from './shell.ts';

/** The sweep of README's example with a program in place of the trainer, which would take minutes. */
const mySweep = (more = ''): string => `
version: 1
name: my-sweep
factors: { input: [SAin, CAc, CAout], scale: [0.5, 1, 2] }
response: { primary: loss, goal: minimize }
trainer: { kind: command, run: [printf, '%s\\n', '{"result": {"loss": {scale}}}'] }
${more}`;

/** Nobody has that label: the sweep stays where it is, for verbs that steer it. */
const waits = 'resources: { labels: { room: nowhere } }\n';

/** As small as a script that a sweep can be made of may be. */
const ownScript = `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
print(f"val loss: {parser.parse_args().lr * 2}")
`;

const sweeps = {
  'my-fraction.yaml': mySweep(`${waits}design: { fraction: latin, by: scale }\n`)
    .replace('my-sweep', 'my-fraction')
    .replace('factors: {', 'factors: { third: [a, b, c],'),
  'done.yaml': mySweep()
    .replace('my-sweep', 'done')
    .replace('[SAin, CAc, CAout]', '[SAin, CAc]')
    // Trials of two sweeps with the same settings and program would have the same id.
    .replace("'%s\\n', ", "'%s\\n', 'a line', '{\"step\": 1, \"loss\": 2}', "),
};

/** Pages whose commands ask a coordinator that runs already, with sweeps in it. */
const askingPages = [
  'docs/steering.md',
  'docs/observability.md',
  'docs/agents.md',
  'docs/gpus.md',
  'docs/gpu-boxes.md',
  'docs/keeping.md',
  'docs/exports.md',
  'docs/slurm.md',
];

/** Pages whose commands `npm test` too runs in a shell. */
const firstPages = ['README.md', 'docs/tutorial.md'];

/** Of the coordinator that a block starts first, in the folder of a machine of its own. */
const secretsIn = (folder: string): string => join(folder, 'machine-1', '.yates', 'secrets');

const isShell = ({ language, lines }: CodeBlock): boolean =>
  (language === undefined || language === 'sh' || language === 'bash') &&
  !notCommands.some(([, firstLine]) => lines[0]?.startsWith(firstLine) === true);

const shellBlocks = pages.flatMap(codeBlocks).filter(isShell);
const allCommands = shellBlocks.flatMap(commandsOf);

describe('the commands of the documentation', () => {
  let root: string;
  let shared: DocsShell;
  /** In the folder of `shared`, too. */
  let inProcess: InProcessShell;
  let address: string;
  let trial: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'yates-docs-'));
    const folder = join(root, 'shared');
    mkdirSync(folder);
    address = `127.0.0.1:${await freePort()}`;
    const login = { YATES_COORDINATOR: address, XDG_CONFIG_HOME: join(root, 'config') };
    shared = new DocsShell(folder, login);
    writeFileSync(join(folder, 'my-sweep.yaml'), mySweep(waits));
    for (const [name, text] of Object.entries(sweeps)) writeFileSync(join(folder, name), text);
    await succeeds(shared, `yates coordinator --listen ${address}`);
    const agent = `yates agent --join-file ${secretsIn(folder)}/agents.join --slots 1 --allow-command printf`;
    await succeeds(shared, agent);
    const token = 'yates token create --role admin --name docs --allow-command-sweeps';
    await succeeds(shared, `(cd ${join(folder, 'machine-1')} && ${token}) | yates login`);
    inProcess = new InProcessShell(folder, login);
    await succeeds(inProcess, 'yates launch done.yaml && yates watch done');
    const shown = await succeeds(inProcess, 'yates show done --json');
    trial = (JSON.parse(shown) as { trials: { id: string }[] }).trials[0]?.id as string;
    await succeeds(inProcess, 'yates launch my-sweep.yaml && yates launch my-fraction.yaml');
  }, 600_000);
  afterAll(async () => {
    await shared.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const succeeds = async (shell: DocsShell | InProcessShell, command: string): Promise<string> => {
    const { code, output } = await shell.run(command);
    expect(code, `${command}\n${output}`).toBe(0);
    return output;
  };

  /** What stands for something of the reader's, and options without which two tests would meet on one port or start more processes than they need. */
  const adapted = (command: string, coordinator: string, folder: string): string =>
    command
      .replace(
        /^ssh box1 cat \.yates\/secrets\/agents.join \| (.*) --join-file -/,
        '$1 --join-file agents.join',
      )
      .replaceAll('--join-file agents.join', `--join-file ${secretsIn(folder)}/agents.join`)
      .replace(/^ssh box1 (.*?) \| /, `(cd ${join(folder, 'machine-1')} && $1) | `)
      .replaceAll(/\b(box1|host):4444|0\.0\.0\.0:4444/g, coordinator)
      .replaceAll('0m4x', trial.slice(0, 10))
      // The sweep of this name waits: what has reported something is another.
      .replace('yates curves my-sweep', 'yates curves done')
      // What is followed has to end.
      .replace('yates log -f', 'yates log done -f')
      .replaceAll(/--metrics-port \d+/g, '--metrics-port 0')
      .replace(/yates up (?!.*--listen)(\S+)/, 'yates up $1 --listen 127.0.0.1:0')
      // As many agents as the machine takes start for `sweep.yaml`; once or twice is enough.
      .replace('yates up my-sweep.yaml', 'yates up my-sweep.yaml --agents 1')
      .replace(/yates coordinator(?!.*--listen)/, 'yates coordinator --listen 127.0.0.1:0')
      .replace(/yates agent /, 'yates agent --allow-command printf --label room=docs ');

  /** A folder as that of a reader: a sweep file of their own, and the examples beside it. */
  const readersFolder = (name: string): string => {
    const folder = join(root, name);
    mkdirSync(folder);
    for (const shipped of [
      'examples',
      'docs',
      'node_modules',
      'diffusion',
      'base',
      'package.json',
      'tsconfig.json',
    ])
      symlinkSync(join(packageRoot, shipped), join(folder, shipped));
    writeFileSync(join(folder, 'my-sweep.yaml'), mySweep());
    writeFileSync(join(folder, 'sweep.yaml'), sweeps['done.yaml']);
    return folder;
  };

  const willRun = (block: CodeBlock): string[] => commandsOf(block).filter((one) => !(one in notRun));
  const runnable = [...new Set(shellBlocks.map(({ file }) => file))]
    .map((file) => ({
      file,
      blocks: shellBlocks.filter((block) => block.file === file && willRun(block).length > 0),
    }))
    .filter(({ blocks }) => blocks.length > 0);

  /** Runs the blocks of a page, each in a folder of its own. @returns what each command printed */
  const runPage = async (
    file: string,
    blocks: readonly CodeBlock[],
    Shell: typeof DocsShell | typeof InProcessShell,
  ): Promise<Map<string, string>> => {
    const asks = askingPages.includes(file);
    const coordinator = asks ? address : `127.0.0.1:${await freePort()}`;
    const outputs = new Map<string, string>();
    for (const [index, block] of blocks.entries()) {
      const folder = readersFolder(`${file.replaceAll(/[^a-z]/gi, '-')}-${index}`);
      const login = { YATES_COORDINATOR: address, XDG_CONFIG_HOME: join(root, 'config') };
      const shell = new Shell(folder, asks ? login : {});
      try {
        // Goes on with the sweep that an earlier block has cancelled.
        const before = blocks.slice(0, index).flatMap(commandsOf);
        if (asks && before.some((command) => command.startsWith('yates cancel')))
          await succeeds(inProcess, 'yates launch my-sweep.yaml');
        // The data folder of an earlier sweep.
        if (commandsOf(block).some((command) => command.includes('--data .yates')))
          symlinkSync(join(root, 'shared', 'machine-1', '.yates'), join(folder, '.yates'));
        const box1 = asks ? join(root, 'shared') : folder;
        // It writes the sweep file, for a script of the reader's.
        if (commandsOf(block).some((command) => command.includes('yates init'))) {
          rmSync(join(folder, 'sweep.yaml'));
          writeFileSync(join(folder, 'train.py'), ownScript);
        }
        for (const command of willRun(block)) {
          const line = adapted(command, coordinator, box1);
          if (Shell === InProcessShell && !isPlain(line)) break;
          outputs.set(command, await succeeds(shell, line));
        }
      } finally {
        await shell.stop();
      }
    }
    return outputs;
  };

  const inShells = runnable.filter(({ file }) => firstPages.includes(file));
  it.concurrent.each(casesOf(inShells, runnable))(
    'run: $file',
    async ({ file, blocks }) => {
      const outputs = await runPage(file, blocks, DocsShell);
      // A table that a program printed stands in the page as the program prints it.
      const table = outputs.get('node --import tsx examples/stable-diffusion-memory.ts') ?? '';
      expect(readPage(file).replaceAll(/ +/g, ' ')).toContain(table.trim().replaceAll(/ +/g, ' '));
    },
    600_000,
  );

  const startsNothing = runnable.filter(
    ({ file, blocks }) =>
      !firstPages.includes(file) && blocks.some((block) => isPlain(willRun(block)[0] as string)),
  );
  it.each(casesOf(startsNothing, []))('run in this process: $file', async ({ file, blocks }) => {
    expect((await runPage(file, blocks, InProcessShell)).size).toBeGreaterThan(0);
  });

  it('have no exception that is not needed', () => {
    expect(Object.keys(notRun).filter((command) => !allCommands.includes(command))).toEqual([]);
    const firstLines = pages.flatMap((file) => codeBlocks(file).map(({ lines }) => `${file} ${lines[0]}`));
    const unused = notCommands.filter(
      ([file, begins]) => !firstLines.some((line) => line.startsWith(`${file} ${begins}`)),
    );
    expect(unused).toEqual([]);
  });

  it('name verbs and options that there are, in the text too', async () => {
    const { commands } = await yatesProgram();
    const spans = pages.flatMap(codeSpans).filter((code) => /^(npx )?yates [a-z]/.test(code));
    const faults = [...allCommands, ...spans].flatMap((text) =>
      text
        .replaceAll(/"[^"]*"|'[^']*'/g, 'QUOTED')
        .split(/&&|\|/)
        .map((part) => part.trim().replace(/^npx /, ''))
        .filter((part) => part.startsWith('yates '))
        .flatMap((usage) => faultsOfUsage(usage, commands)),
    );
    expect(faults).toEqual([]);
  });

  it('name files and scripts of this repository that there are', async () => {
    const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default;
    const { existsSync } = await import('node:fs');
    const spans = [...pages.flatMap(codeSpans), ...allCommands];
    const files = spans.flatMap(
      (code) => /^(?:npx (?:tsx|vitest run)|node --import tsx) ([\w/.-]+)/.exec(code)?.[1] ?? [],
    );
    expect(files.filter((file) => !file.startsWith('-') && !existsSync(join(packageRoot, file)))).toEqual([]);
    const names = spans.flatMap((code) => /^npm run (?:--silent )?([\w:-]+)/.exec(code)?.[1] ?? []);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });
});

function faultsOfUsage(usage: string, commands: readonly Command[]): string[] {
  const [, verb, ...words] = usage.split(/\s+/);
  if (verb?.startsWith('-')) return [];
  const command = commands.find((one) => one.name() === verb || one.aliases().includes(verb ?? ''));
  if (command === undefined) return verb === 'help' ? [] : [`${usage}: no verb "${verb}"`];
  // It hands on what it does not know to sbatch.
  if (verb === 'slurm') return [];
  const known = new Set(
    [command, ...command.commands].flatMap((one) => one.options.flatMap(({ short, long }) => [short, long])),
  );
  return words
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.replace(/=.*/, ''))
    .filter((word) => word !== '--help' && !known.has(word))
    .map((word) => `${usage}: no option ${word}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
