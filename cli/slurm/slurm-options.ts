/** Options of whatever submits agents to Slurm: `yates slurm` and `yates up --slurm`. */
import { type Command, Option } from 'commander';
import { commandWords } from '../../agent/command/command-words.ts';
import { YatesError } from '../../base/error.ts';
import { checkAddress } from '../options/coordinator-option.ts';
import { parseMilliseconds } from '../options/milliseconds.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

export interface SlurmOptions {
  readonly maxJobs: number;
  readonly idleExit: number;
  readonly wrap: string;
  readonly agentOptions: readonly string[];
  readonly trialTime?: number;
  readonly jobFolder?: string;
  readonly join?: string;
  readonly yates?: readonly string[];
  readonly poll: number;
}

const jobsMax = 10_000;

export function withSlurmOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--max-jobs <n>', 'most Slurm jobs at a time')
        .default(10)
        .argParser((text) => parseWholeNumber(text, '--max-jobs', 1, jobsMax)),
    )
    .addOption(
      new Option('--idle-exit <duration>', 'a job ends when its agent has had nothing to run for so long')
        .default(120_000, '2m')
        .argParser((text) => parseMilliseconds(text, '--idle-exit')),
    )
    .option('--wrap <command>', "what the agents run in, such as 'apptainer exec --nv img.sif'", '')
    .addOption(
      new Option('--agent-options <options>', "further options of yates agent, such as '--slots-per-gpu 2'")
        .default([], 'none')
        .argParser((text) => parseWords(text, '--agent-options')),
    )
    .addOption(
      new Option(
        '--trial-time <duration>',
        'how long a trial takes: none is begun with less of the walltime left (default: the usual time of the sweep)',
      ).argParser((text) => parseMilliseconds(text, '--trial-time')),
    )
    .option(
      '--job-folder <dir>',
      'folder that the jobs see too, for what they need (default: slurm in the data folder)',
    )
    .addOption(
      new Option(
        '--join <host:port>',
        'where jobs reach the coordinator (default: the address that its join strings name)',
      ).argParser((text) => checkAddress(text, '--join')),
    )
    .addOption(
      new Option(
        '--yates <command>',
        'what starts yates in a job, such as inside of a container (default: this installation)',
      ).argParser((text) => parseWords(text, '--yates')),
    )
    .addOption(
      new Option('--poll <duration>', 'how often Slurm is asked')
        .default(15_000, '15s')
        .argParser((text) => parseMilliseconds(text, '--poll')),
    );
}

/** @throws YatesError E_OPTION_WORDS */
export function parseWords(text: string, option: string): readonly string[] {
  if (text.trim() === '') return [];
  const words = commandWords(text);
  if (!('fault' in words)) return words;
  throw new YatesError({
    code: 'E_OPTION_WORDS',
    place: { file: option },
    message: `this cannot be taken apart into words: ${words.fault}`,
    next: 'write them as in a shell, with quotes around a word that has spaces',
  });
}
