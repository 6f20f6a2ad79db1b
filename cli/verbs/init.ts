import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import { packageRoot } from '../../base/package-root.ts';
import { blankSweep } from '../init/blank-sweep.ts';
import { type PrepareOptions, prepareSweep } from '../init/prepare-sweep.ts';
import { askYes, canAsk } from '../init/questions.ts';
import { readScript, scriptError } from '../init/read-script.ts';
import { withExamples } from '../options/examples.ts';
import { parseMilliseconds } from '../options/milliseconds.ts';
import { shellLine, shellWord } from '../output/shell-word.ts';
import { print, writeOutput } from '../output/write-output.ts';

interface InitOptions
  extends Pick<PrepareOptions, 'output' | 'script' | 'factor' | 'set' | 'subcommand' | 'metric' | 'python'> {
  readonly run: boolean;
  readonly time: number;
  readonly force?: true;
  readonly blank?: true;
  readonly paper?: true;
}

const also = (text: string, before: readonly string[]): string[] => [...before, text];

export function register(program: Command): void {
  const command = program
    .command('init')
    .description('write a sweep file for a script of yours, from its options and what it prints')
    .argument(
      '[script]',
      'Python script with options, or its configuration in YAML or JSON (default: train.py)',
    )
    .option('-o, --output <file>', 'sweep file to write', 'sweep.yaml')
    .option('--script <file>', 'script that takes the settings, where [script] is a configuration')
    .option(
      '--factor <name=levels>',
      'vary this option, as in lr=0.01,0.1, or by its name alone; may be repeated (default: a choice of at most three)',
      also,
      [],
    )
    .option('--set <name=value>', 'give the script this option in every trial; may be repeated', also, [])
    .option(
      '--subcommand <name>',
      'subcommand of the script that trials run, such as train (default: the one that sounds like training)',
    )
    .option('--metric <name>', 'the result that counts (default: the most telling that the script prints)')
    .option('--python <program>', 'what runs the script', 'python3')
    .option('--no-run', 'do not run the script, neither for a first try nor for its --help')
    .option('--time <time>', 'longest first try', (text) => parseMilliseconds(text, '--time'), 60_000)
    .option('--force', 'write over a sweep file that is there')
    .option('--blank', 'write a sweep file with every part to fill in, for any program')
    .option('--paper', 'write the sweep of the built-in experiment: adapters in a diffusion U-Net');
  withExamples(
    command,
    'yates init train.py',
    'yates init train.py --factor lr=0.01,0.1 --factor optimizer --no-run',
    'yates init conf/config.yaml --script train.py -o lr.yaml',
  ).action(init);
}

async function init(script: string | undefined, options: InitOptions): Promise<void> {
  const { output } = options;
  const isOfScript = options.blank === undefined && options.paper === undefined;
  const file = isOfScript ? (script ?? ownScript()) : '';
  // What is wrong with the script is said before anything is asked.
  if (isOfScript) readScript(file, options.script);
  if (existsSync(output) && options.force === undefined && !(await mayReplace(output)))
    throw new YatesError({
      code: 'E_INIT_EXISTS',
      place: { file: output },
      message: 'this file is there already',
      next: 'name another with -o, or add --force to write over it',
    });
  if (!isOfScript) {
    writeOutput(options.paper ? paperSweep() : blankSweep(), output);
    const word = shellWord(output);
    print(`Wrote ${output}. Check it with yates plan ${word}, run it with yates up ${word}.`);
    return;
  }
  const prepared = await prepareSweep(file, {
    ...options,
    timeMs: options.time,
    mayRun: options.run,
    command: shellLine(['yates', ...process.argv.slice(2)]),
  });
  writeOutput(prepared.text, output);
  print(prepared.summary);
  if (prepared.hasFailed) process.exitCode = 1;
}

function ownScript(): string {
  const found = ['train.py', 'main.py'].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const own = readdirSync('.').find((name) => name.endsWith('.py')) ?? 'my-script.py';
  throw scriptError(
    '.',
    'there is no train.py in this folder',
    `name your script, as in yates init ${shellWord(own)}, or write an empty sweep file with yates init --blank`,
  );
}

const mayReplace = async (file: string): Promise<boolean> =>
  canAsk() && (await askYes(`${file} is there already. Write over it?`, false));

const paperSweep = (): string =>
  readFileSync(join(packageRoot, 'examples', 'paper.yaml'), 'utf8').replace(
    /^# yaml-language-server:[^\n]*\n#\n/,
    '',
  );
