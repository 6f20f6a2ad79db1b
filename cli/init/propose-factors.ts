/** From the options of a script to what a sweep varies, what it gives each trial, and what it leaves as it is. */
import { isReservedName, namePattern } from '../../design/file/names.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { ScriptOption } from './script-option.ts';

export interface ProposedFactor {
  /** Of the factor. */
  readonly name: string;
  readonly option: ScriptOption;
  readonly levels: readonly Level[];
  /** Where the levels come from, for the comment beside them. */
  readonly why: string;
}

export interface Proposal {
  /** Varied, most telling first. */
  readonly factors: readonly ProposedFactor[];
  /** Could be varied as well. */
  readonly further: readonly ProposedFactor[];
  /** Given the seed of each trial. */
  readonly seed: ScriptOption | undefined;
  /** How long the script computes, with the value that it is given. */
  readonly budget: ScriptOption | undefined;
  /** Options without which the script does not start. */
  readonly required: readonly ScriptOption[];
  /** Left as the script has them. */
  readonly rest: readonly ScriptOption[];
}

const factorsMax = 3;
const cellsMax = 24;
const levelsMax = 4;

const seedNames = /^(?:random_|manual_|rng_|global_)?seed$/i;
const budgetNames =
  /^(?:n_|num_|max_|total_)?(?:epochs?|steps?|iters?|iterations?|train_steps|training_steps|updates)$/i;
/** Options that say how and where a script runs, not what it computes. */
const circumstances =
  /dir$|path|file|folder|^out|output|save|load|resume|checkpoint|ckpt|log|print|verbose|debug|quiet|device|cuda|gpu|mps|cpu|worker|thread|proc|port|host|rank|world|dist_|url|download|^data$|dataset_root|root|name$|project|wandb|tensorboard|dry|seed|version|every|interval|freq|^eval_|notes|tag|entity|config/i;
const telling: readonly RegExp[] = [
  /^(?:lr|learning_rate|base_lr|max_lr|step_size)$/i,
  /^(?:optim|optimizer|optimiser|opt)$/i,
  /^(?:model|arch|architecture|net|backbone|method|algo|algorithm|loss|activation|act|norm|scheduler|schedule|kernel)$/i,
  /weight_decay|^wd$|dropout|momentum|batch_size|^bs$|batch/i,
  /hidden|width|depth|layers|dim|units|channels|heads|rank|alpha|beta|gamma|temperature|margin|lambda|noise|augment/i,
];

/** @param wanted levels by name of the option, empty where those proposed will do; undefined: choose some */
export function proposeFactors(
  options: readonly ScriptOption[],
  wanted?: ReadonlyMap<string, readonly Level[]>,
): Proposal {
  const seed = options.find((option) => seedNames.test(leafOf(option)));
  const budget = options.find(
    (option) =>
      budgetNames.test(leafOf(option)) &&
      option.kind !== 'other' &&
      typeof option.default === 'number' &&
      !wanted?.has(option.name),
  );
  const open = options.filter((option) => option !== seed && option !== budget);
  const possible = open.flatMap((option) => {
    const given = wanted?.get(option.name);
    const factor = factorOf(option, given);
    return factor === undefined ? [] : [{ factor, rank: rankOf(option) }];
  });
  const ranked = possible.toSorted((left, right) => left.rank - right.rank);
  const factors: ProposedFactor[] = [];
  for (const { factor, rank } of ranked) {
    const isWanted =
      wanted?.has(factor.option.name) ??
      (rank < Infinity &&
        fits(factors, factor) &&
        factors.every((other) => clash(other.option, factor.option) === undefined));
    if (isWanted) factors.push(factor);
  }
  const varied = new Set(factors.map(({ option }) => option));
  const further = ranked.filter(({ factor, rank }) => !varied.has(factor.option) && rank < Infinity);
  const left = open.filter((option) => !varied.has(option));
  return {
    factors,
    further: further.map(({ factor }) => factor),
    seed,
    budget,
    required: left.filter(({ isRequired }) => isRequired),
    rest: left.filter(({ isRequired }) => !isRequired),
  };
}

function fits(factors: readonly ProposedFactor[], next: ProposedFactor): boolean {
  if (factors.length >= factorsMax) return false;
  return [...factors, next].reduce((cells, { levels }) => cells * levels.length, 1) <= cellsMax;
}

/** @returns why two options cannot both be varied; undefined where they can */
export function clash(one: ScriptOption, other: ScriptOption): string | undefined {
  // One is left out to turn it off, and the other, which is on by default, named.
  const isOnByDefault = ({ kind, default: value }: ScriptOption): boolean =>
    kind === 'switch' && value !== false;
  if ((one.kind === 'flag' && isOnByDefault(other)) || (other.kind === 'flag' && isOnByDefault(one)))
    return `${one.name} and ${other.name} cannot both be turned off by one command`;
  for (const [key, group] of [
    [one, other],
    [other, one],
  ] as const)
    if (key.isOnlyWith === group.flag)
      return `${key.name} is no key of every choice of ${group.name}, which is varied as well`;
  return undefined;
}

/** The last of the keys that lead to a setting: `max_epochs` of `trainer.max_epochs`. */
const leafOf = ({ name, flag }: ScriptOption): string =>
  flag.endsWith('=') ? (flag.slice(0, -1).split('.').at(-1) ?? name).replaceAll('-', '_') : name;

/** Lower is more telling; infinite for what is better left alone. */
function rankOf(option: ScriptOption): number {
  const { name, choices, kind } = option;
  if (circumstances.test(name)) return Infinity;
  const leaf = leafOf(option);
  const known = telling.findIndex((pattern) => pattern.test(leaf));
  if (known >= 0) return known;
  if (choices.length > 1) return telling.length;
  return kind === 'flag' || kind === 'switch' || kind === 'truth' ? telling.length + 1 : telling.length + 2;
}

function factorOf(option: ScriptOption, given: readonly Level[] | undefined): ProposedFactor | undefined {
  const name = factorName(option.name);
  if (name === undefined || obstacleOf(option) !== undefined) return undefined;
  const found =
    given !== undefined && given.length > 0 ? { levels: given, why: 'as asked for' } : levelsOf(option);
  return found && { name, option, ...found };
}

/**
 * Why levels of an option cannot be written into the command of a trial, and what to do; undefined where they can.
 *
 * @see https://docs.python.org/3/library/argparse.html#type for why `bool` is no type of an option
 */
function obstacleOf(option: ScriptOption): { readonly what: string; readonly next: string } | undefined {
  const { name, kind, flag, isBeforeSubcommand } = option;
  const asSwitch = `declare it with action=argparse.BooleanOptionalAction in the script`;
  if (kind === 'anyTruth')
    return { what: `${name} has type=bool, which takes every word for true, "False" too`, next: asSwitch };
  if (kind === 'off')
    return { what: `${name} can be turned off by ${flag}, and by nothing on`, next: asSwitch };
  if (kind === 'other')
    return {
      what: `${name} takes no single value, and a level is one`,
      next: 'let the script take one word that stands for all of them, such as small or large',
    };
  if (isBeforeSubcommand && (kind === 'flag' || kind === 'switch'))
    return {
      what: `${name} has no value, and stands before the subcommand, where no level can be written`,
      next: 'declare it for the subcommand in the script',
    };
  return undefined;
}

/** Why an option that the user names is not varied, and what to do. */
export function whyNotVaried(option: ScriptOption): { readonly what: string; readonly next: string } {
  const { name } = option;
  if (seedNames.test(leafOf(option)))
    return {
      what: `${name} is another one for each trial, so that it is no factor`,
      next: 'leave it out, and set replicates in the sweep file',
    };
  if (factorName(name) === undefined)
    return { what: `no factor can be called ${name}`, next: 'give the option a name of letters and digits' };
  return (
    obstacleOf(option) ?? { what: `no levels are known of ${name}`, next: `name them, as in ${name}=a,b` }
  );
}

/** @returns undefined for an option that no factor can be called after */
function factorName(name: string): string | undefined {
  const free = isReservedName(name) ? `${name}_level` : name;
  return namePattern.test(free) ? free : undefined;
}

function levelsOf(option: ScriptOption): Pick<ProposedFactor, 'levels' | 'why'> | undefined {
  const { choices, kind, default: value } = option;
  if (choices.length > 1) {
    const kept = new Set([...(value !== undefined && choices.includes(value) ? [value] : []), ...choices]);
    const levels = choices.filter((choice) => [...kept].slice(0, levelsMax).includes(choice));
    const cut = levels.length < choices.length ? `; the script knows ${choices.length}` : '';
    return { levels, why: `its choices${cut}` };
  }
  if (kind === 'flag' || kind === 'truth' || (kind === 'switch' && value !== undefined))
    return { levels: [false, true], why: 'off and on' };
  if (typeof value !== 'number') return undefined;
  const other = otherNumber(
    leafOf(option),
    kind === 'integer' || (kind === 'text' && Number.isInteger(value)),
    value,
  );
  if (other === undefined || other === value) return undefined;
  const levels = [value, other].toSorted((left, right) => left - right);
  return { levels, why: `proposal: the script's own ${value}, and ${other} to compare with` };
}

/** A second value that is worth a try. */
function otherNumber(name: string, isWhole: boolean, value: number): number | undefined {
  if (value === 0) {
    if (/decay|^wd$|^l2$/i.test(name)) return 0.01;
    return /drop|noise|smooth|momentum/i.test(name) ? 0.1 : undefined;
  }
  if (isWhole) return Math.log2(value) % 1 === 0 && value >= 8 ? value * 2 : value * 3;
  // What lies near 1, such as a momentum, is a matter of the distance to it.
  if (value >= 0.5 && value < 1) return rounded(value > 2 / 3 ? 1 - (1 - value) * 3 : value / 3);
  return rounded(/^(?:lr|learning_rate)|_lr$/i.test(name) ? value / 3 : value * 3);
}

const rounded = (value: number): number => Number(value.toPrecision(1));
