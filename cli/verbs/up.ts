import { type Command, Option } from 'commander';
import { packageVersion } from '../../base/package-root.ts';
import { plural } from '../../base/plural.ts';
import { launchSweep } from '../../client/launch-sweep.ts';
import { keepFilesPrivate } from '../../base/private-files.ts';
import { readSweep } from '../input/read-sweep.ts';
import { checkAddress, defaultCoordinator } from '../options/coordinator-option.ts';
import { withDataOption } from '../options/data-option.ts';
import { allowEnvOption } from '../options/allow-env-option.ts';
import { backendOption } from '../options/backend-option.ts';
import { withExamples } from '../options/examples.ts';
import {
  readNotifyOptions,
  withNotifyOptions,
  type WrittenNotifyOptions,
} from '../options/notify-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { shellWord } from '../output/shell-word.ts';
import { print } from '../output/write-output.ts';
import { checkSbatchWords } from '../slurm/sbatch-words.ts';
import { type SlurmOptions, parseWords, withSlurmOptions } from '../slurm/slurm-options.ts';
import { clusterListenAddress, freeListenAddress } from '../up/listen-address.ts';
import { localSize } from '../up/local-size.ts';
import { programsOf } from '../up/programs-of.ts';
import { Session } from '../up/session.ts';

interface UpOptions extends SlurmOptions, WrittenNotifyOptions {
  readonly slurm?: readonly string[];
  readonly data: string;
  readonly listen?: string;
  readonly agents?: number;
  readonly slots?: number;
  readonly backend?: string;
  readonly plain?: true;
  readonly allowEnv: readonly string[];
}

export function register(program: Command): void {
  const command = program
    .command('up')
    .description('run a sweep on this machine: coordinator, agents and dashboard in one')
    .argument('<sweep>', 'sweep file')
    .addOption(
      new Option(
        '--slurm <options>',
        "run the agents as Slurm jobs with these options for sbatch, such as '-p gpu --gres=gpu:4 -t 4:00:00'",
      ).argParser((text) => parseWords(text, '--slurm')),
    )
    .option(
      '--agents <n>',
      'local agents (default: 1 on a machine with GPUs, otherwise 2; none with --slurm)',
      (text) => parseWholeNumber(text, '--agents', 0, 64),
    )
    .option('--slots <n>', 'trials at a time of each agent; 0: one per GPU', (text) =>
      parseWholeNumber(text, '--slots', 0, 256),
    )
    .addOption(backendOption())
    .addOption(
      new Option(
        '--listen <host:port>',
        `address of the coordinator (default: ${defaultCoordinator}, or a free port where that is taken)`,
      ).argParser((text) => checkAddress(text, '--listen', 0)),
    )
    .addOption(allowEnvOption())
    .option('--plain', 'print lines instead of drawing a screen');
  withExamples(
    withSlurmOptions(withDataOption(withNotifyOptions(command))),
    'yates up my-sweep.yaml',
    'yates up my-sweep.yaml --agents 1 --plain',
    "yates up my-sweep.yaml --slurm '-p gpu --gres=gpu:4 -t 4:00:00' --max-jobs 20",
  ).action(up);
}

/**
 * The whole experiment, from the sweep file to the saved results. Run again on the same data it goes on where it
 * stopped; a finished sweep is shown and nothing is run.
 */
async function up(file: string, options: UpOptions): Promise<void> {
  keepFilesPrivate();
  print(`yates ${packageVersion}: reading ${file}`);
  const { source, spec, design } = await readSweep(file);
  const replicates = plural(spec.replicates, 'replicate');
  print(
    `${spec.name}: ${plural(design.trials.length, 'trial')} (${plural(design.cells, 'cell')}, ${replicates})`,
  );
  // Its coordinator reads them again; what is wrong with them is said here, before anything starts.
  readNotifyOptions(options);
  const { slurm, notifyUrl, notifyCommand } = options;
  if (slurm !== undefined) checkSbatchWords(slurm);
  const size = slurm === undefined ? await localSize() : { agents: 0, slots: 0 };
  const session = new Session({
    launch: (client) => launchSweep(client, { source, fileName: file }),
    spec,
    again: `yates up ${shellWord(file)}`,
    dataDir: options.data,
    listen: options.listen ?? (await listenAddress(options.data, slurm !== undefined)),
    maySettleForAnyPort: options.listen === undefined,
    agents: options.agents ?? size.agents,
    slots: options.slots ?? size.slots,
    backend: options.backend,
    allowCommands: await programsOf(spec),
    allowEnv: options.allowEnv,
    notify: { notifyUrl, notifyCommand },
    plain: options.plain ?? false,
    slurm: slurm && { words: slurm, options },
  });
  await session.run();
}

/** Jobs run on other machines, and those that outlive a coordinator must find the next one. */
const listenAddress = (dataDir: string, isForCluster: boolean): Promise<string> =>
  isForCluster ? clusterListenAddress(dataDir, defaultCoordinator) : freeListenAddress(defaultCoordinator);
