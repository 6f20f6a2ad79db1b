/** What the user's own options for sbatch say that matters here. All of them go to sbatch as they are. */
import { YatesError } from '../../base/error.ts';
import { parseTimeLimit } from './slurm-time.ts';

/**
 * The value of an option, in each form that sbatch takes: `-p gpu`, `-pgpu`, `--partition gpu`, `--partition=gpu`.
 *
 * @param short letter of its short form; empty where it has none
 */
export function valueOf(words: readonly string[], short: string, long: string): string | undefined {
  let found: string | undefined;
  for (const [index, word] of words.entries()) {
    if (word === `--${long}` || (short !== '' && word === `-${short}`)) found = words[index + 1];
    else if (word.startsWith(`--${long}=`)) found = word.slice(long.length + 3);
    else if (short !== '' && word.startsWith(`-${short}`) && !word.startsWith('--')) found = word.slice(2);
  }
  return found;
}

/** Options that would make something else of a job than one agent, with what to do without them. */
const unfit: readonly (readonly [short: string, long: string, next: string])[] = [
  ['a', 'array', 'leave it out: --max-jobs says how many jobs there are'],
  ['W', 'wait', 'leave it out: the jobs are watched in any case'],
  ['', 'wrap', 'name what the agents run in with --wrap of yates, outside of the options for sbatch'],
  ['', 'test-only', 'leave it out, or run sbatch itself'],
];

/** @throws YatesError E_SLURM_OPTION for options that make no agents */
export function checkSbatchWords(words: readonly string[]): void {
  const [first] = words;
  if (first !== undefined && !first.startsWith('-'))
    throw optionError(first, 'this is no option', 'leave it out: the script is made by yates');
  for (const [short, long, next] of unfit) {
    const isNamed = words.some(
      (word) =>
        word === `--${long}` ||
        word.startsWith(`--${long}=`) ||
        (short !== '' && /^-[^-]/.test(word) && word[1] === short),
    );
    if (isNamed)
      throw optionError(`--${long}`, 'a job of yates is one agent, which this does not make', next);
  }
}

function optionError(option: string, message: string, next: string): YatesError {
  return new YatesError({ code: 'E_SLURM_OPTION', place: { file: option }, message, next });
}

/** @returns undefined where no time limit is asked for, and the partition's holds */
export function walltimeOf(words: readonly string[]): number | undefined {
  const text = valueOf(words, 't', 'time');
  return text === undefined ? undefined : parseTimeLimit(text);
}

/** @returns how many GPUs a job asks for on its node; undefined where it does not say */
export function gpusOf(words: readonly string[]): number | undefined {
  const gres = (valueOf(words, '', 'gres') ?? '').split(',').find((part) => /^(?:gres[:/])?gpu\b/.test(part));
  const text = gres ?? valueOf(words, 'G', 'gpus') ?? valueOf(words, '', 'gpus-per-node');
  if (text === undefined) return undefined;
  const count = /(?:^|:)(\d+)(?:\(|$)/.exec(text)?.[1];
  return count === undefined ? 1 : Number(count);
}
