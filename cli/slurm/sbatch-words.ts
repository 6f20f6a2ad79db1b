/** What the user's own options for sbatch say that matters here. All of them go to sbatch as they are. */
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
