/** A submitter for the coordinator of a data folder, from the options of the command line. */
import { join, resolve } from 'node:path';
import { YatesError } from '../../base/error.ts';
import type { Jobs } from '../../client/facts.ts';
import { readFolderEndpoint } from '../../coordinator/access/folder-endpoint.ts';
import { formatDuration } from '../../design/duration.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import { openFolderTokens } from '../connect/folder-tokens.ts';
import { yatesCommand } from '../up/yates-command.ts';
import { openJobFolder } from './job-folder.ts';
import { checkSbatchWords, gpusOf, valueOf, walltimeOf } from './sbatch-words.ts';
import { SlurmCommands } from './slurm-commands.ts';
import type { SlurmOptions } from './slurm-options.ts';
import { Submitter } from './submitter.ts';

export interface SubmitterWish {
  readonly options: SlurmOptions;
  /** Of the user, for sbatch. */
  readonly words: readonly string[];
  readonly dataDir: string;
  readonly sweep: string | undefined;
  /** Programs that the agents may run. */
  readonly allowCommands: readonly string[];
  readonly allowEnv: readonly string[];
  /** Trainer backend; undefined for the fastest that works. */
  readonly backend?: string | undefined;
  readonly say: (text: string, jobs: Jobs) => void;
}

/** So long before its end Slurm tells the agent, which then passes it on to programs that listen and begins no more trials. */
const signalSeconds = 120;
/** Slurm may signal a minute early; in a short job that would be too much of it. */
const signalFromMs = 900_000;

/** @throws YatesError E_SLURM_OPTION, E_SLURM_FOLDER_BUSY, E_DATA_MISSING, those of opening the folders */
export function startSubmitter(wish: SubmitterWish): {
  readonly submitter: Submitter;
  /** Where its jobs reach the coordinator. */
  readonly address: string;
  readonly close: () => void;
} {
  const { options, words, dataDir, allowCommands, allowEnv, backend } = wish;
  checkSbatchWords(words);
  const tokens = openFolderTokens(dataDir);
  const folder = openJobFolder(options.jobFolder ?? join(dataDir, 'slurm'));
  const walltimeMs = walltimeOf(words);
  const isShort = walltimeMs !== undefined && walltimeMs < signalFromMs;
  const submitter = new Submitter({
    config: {
      jobsMax: options.maxJobs,
      slotsHint: slotsOf(options.agentOptions) ?? gpusOf(words) ?? 1,
      trialMs: options.trialTime,
    },
    folder,
    slurm: new SlurmCommands(folder.owner, words),
    tokens,
    endpoint: () => endpointOf(dataDir),
    join: options.join,
    sweep: wish.sweep,
    sbatchDefaults: isShort ? [] : [`--signal=B:USR1@${signalSeconds}`],
    wrap: options.wrap,
    yates: options.yates ?? [process.execPath, ...yatesCommand()],
    agentOptions: [
      `--idle-exit=${formatDuration(options.idleExit)}`,
      ...(options.trialTime === undefined ? [] : [`--trial-time=${formatDuration(options.trialTime)}`]),
      ...(backend === undefined ? [] : [`--backend=${backend}`]),
      ...allowCommands.map((program) => `--allow-command=${program}`),
      ...allowEnv.map((name) => `--allow-env=${name}`),
      ...options.agentOptions,
    ],
    everyMs: options.poll,
    say: wish.say,
  });
  return { submitter, address: options.join ?? tokens.address, close: () => folder.close() };
}

/** @returns undefined where the options do not say */
function slotsOf(agentOptions: readonly string[]): number | undefined {
  const text = valueOf(agentOptions, '', 'slots');
  const slots = Number(text);
  return text !== undefined && slots > 0 ? slots : undefined;
}

function endpointOf(dataDir: string): Endpoint {
  const endpoint = readFolderEndpoint(dataDir);
  if (endpoint !== undefined) return endpoint;
  throw new YatesError({
    code: 'E_DATA_MISSING',
    place: { file: resolve(dataDir) },
    message: 'no coordinator has run on this folder',
    next: 'start one with `yates coordinator --data DIR` first',
  });
}
