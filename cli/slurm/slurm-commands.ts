/** sbatch, squeue and scancel. */
import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { YatesError } from '../../base/error.ts';
import type { ListedJob } from './core/messages.ts';
import { valueOf } from './sbatch-words.ts';
import { commentOf, parseSqueue, squeueFormat } from './squeue-list.ts';

/** A busy controller answers late; one that is gone answers never. */
const timeoutMs = 60_000;
const outputBytesMax = 64 * 2 ** 20;

/** What a command of Slurm said, unchanged. */
export class SlurmRefusal extends Error {
  /** True where it may have been carried out all the same. */
  readonly isUnsure: boolean;

  constructor(message: string, isUnsure: boolean) {
    super(message);
    this.isUnsure = isUnsure;
  }
}

export interface JobOrder {
  readonly key: number;
  readonly name: string;
  readonly script: string;
  /** Of sbatch, before those of the user. */
  readonly defaults: readonly string[];
}

export class SlurmCommands {
  readonly #owner: string;
  /** Of the user, for sbatch. */
  readonly #words: readonly string[];
  readonly #clusters: readonly string[];

  constructor(owner: string, words: readonly string[]) {
    this.#owner = owner;
    this.#words = words;
    const clusters = valueOf(words, 'M', 'clusters');
    this.#clusters = clusters === undefined ? [] : [`--clusters=${clusters}`];
  }

  /** @returns id of the job. @throws SlurmRefusal; YatesError E_SLURM_MISSING */
  async submit({ key, name, script, defaults }: JobOrder): Promise<string> {
    const ours = ['--parsable', `--job-name=${name}`, `--comment=${commentOf(this.#owner, key)}`];
    const said = await call('sbatch', [...defaults, ...this.#words, ...ours], script);
    const [, id] = /^(\d+)(?:;.*)?$/m.exec(said) ?? [];
    if (id === undefined) throw new SlurmRefusal(`sbatch named no job: ${said.trim()}`, true);
    return id;
  }

  /** All jobs of this owner, those that ended lately included. @throws SlurmRefusal; YatesError E_SLURM_MISSING */
  async list(): Promise<ListedJob[]> {
    const said = await call('squeue', [
      '--noheader',
      '--states=all',
      `--user=${userInfo().username}`,
      `--format=${squeueFormat}`,
      ...this.#clusters,
    ]);
    return parseSqueue(said, this.#owner, Date.now());
  }

  /** One that is over already is no error. @throws SlurmRefusal; YatesError E_SLURM_MISSING */
  async cancel(ids: readonly string[]): Promise<void> {
    await call('scancel', [...this.#clusters, ...ids]);
  }
}

function call(command: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      [...args],
      { timeout: timeoutMs, maxBuffer: outputBytesMax },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.code === 'ENOENT') reject(missingError(command));
        else {
          const said = stderr.trim() || stdout.trim();
          const isLate = error.killed === true;
          const words = isLate
            ? `${command} gave no answer within ${timeoutMs / 1_000} s`
            : said || error.message;
          // A signal, or no answer: whether it got through is not known.
          reject(new SlurmRefusal(words, typeof error.code !== 'number'));
        }
      },
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function missingError(command: string): YatesError {
  return new YatesError({
    code: 'E_SLURM_MISSING',
    place: { file: command },
    message: 'this machine has no Slurm: the command is not there',
    next: 'run this where jobs are submitted, such as a login node of the cluster',
  });
}
