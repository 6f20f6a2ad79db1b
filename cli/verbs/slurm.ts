import type { Command } from 'commander';
import { keepFilesPrivate } from '../../base/private-files.ts';
import { jobsText } from '../../client/jobs-text.ts';
import { isLoopback } from '../../proto/tls/address.ts';
import { allowEnvOption } from '../options/allow-env-option.ts';
import { withDataOption } from '../options/data-option.ts';
import { withExamples } from '../options/examples.ts';
import { print } from '../output/write-output.ts';
import { type SlurmOptions, withSlurmOptions } from '../slurm/slurm-options.ts';
import { startSubmitter } from '../slurm/start-submitter.ts';

interface SlurmVerbOptions extends SlurmOptions {
  readonly data: string;
  readonly sweep?: string;
  readonly allowCommand: readonly string[];
  readonly allowEnv: readonly string[];
}

export function register(program: Command): void {
  const command = program
    .command('slurm')
    .description('submit agents as Slurm jobs, as many as there is work for; beside a running coordinator')
    .argument(
      '[sbatch options...]',
      'all options that are not listed here go to sbatch, such as -p gpu --gres=gpu:4 -t 4:00:00',
    )
    .allowUnknownOption()
    .option('--sweep <sweep>', 'id or name of the sweep to work for (default: all that run)')
    .option(
      '--allow-command <program>',
      'program that trials of kind command may run, as for yates agent; may be repeated',
      (text: string, programs: readonly string[]) => [...programs, text],
      [],
    )
    .addOption(allowEnvOption());
  withExamples(
    withSlurmOptions(withDataOption(command)),
    'yates slurm -p gpu --gres=gpu:4 -t 4:00:00 --max-jobs 20',
  ).action(serve);
}

async function serve(words: readonly string[], options: SlurmVerbOptions): Promise<void> {
  keepFilesPrivate();
  const { data, sweep, allowCommand, allowEnv } = options;
  const { submitter, address, close } = startSubmitter({
    options,
    words,
    dataDir: data,
    sweep,
    allowCommands: allowCommand,
    allowEnv,
    say: (_text, jobs) => print(`${new Date().toTimeString().slice(0, 8)} ${jobsText(jobs)}`),
  });
  if (isOnlyHere(address))
    process.stderr.write(
      `The coordinator listens on ${address}, which only jobs on this machine reach. For others start it with --listen 0.0.0.0:4444.\n`,
    );
  print(
    'yates slurm: Ctrl-C cancels the jobs and ends; after SIGTERM they go on, and the next start takes them over.',
  );
  // A dropped connection is no reason to end: what is printed then goes nowhere.
  process.on('SIGHUP', () => {});
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const stopped = new Promise<void>((resolve) => {
    const end = (cancel: boolean): void => void submitter.stop({ cancel }).then(resolve, resolve);
    process.once('SIGINT', () => {
      process.once('SIGINT', () => process.exit(130));
      end(true);
    });
    process.once('SIGTERM', () => end(false));
  });
  try {
    await submitter.run();
    await stopped;
  } finally {
    close();
  }
}

const isOnlyHere = (address: string): boolean =>
  isLoopback(address.replace(/:\d+$/, '').replaceAll(/[[\]]/g, ''));
