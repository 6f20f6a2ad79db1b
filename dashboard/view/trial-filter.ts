/**
 * The filter of the list of trials: words separated by spaces, all of which must hold, whatever their case.
 *
 *     cao            found in a level, the state, the agent or the fault, or the beginning of the id
 *     lr=0.01        exactly this level, or this value of a metric
 *     val_acc>.9     also <, >=, <= and !=, of factors, metrics, `rep`, `tries`, `time` (seconds) and `trial` (its number)
 *     state=failed   also `agent`
 *     !failed        not found
 */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { oncePerPair } from './once-per.ts';
import type { TrialMap } from './trial-map.ts';
import { saysWord } from './says-word.ts';
import { levelName } from './trial-name.ts';

/** @param text what words are looked for in */
type Test = (trial: Trial, text: string) => boolean;

export interface TrialFilter {
  readonly tests: readonly Test[];
  /** What is wrong with it, for the user; such a word holds for every trial. */
  readonly problems: readonly string[];
}

/** @param metrics names that trials have reported, beside the responses */
export function parseFilter(
  filter: string,
  spec: SweepSpec | undefined,
  metrics: readonly string[],
): TrialFilter {
  const names = new Map<string, ValueOf>();
  // A factor hides a metric of its name, and both hide what every trial has. What is typed wrongly is answered in this order.
  const add = (name: string, value: ValueOf): void => {
    if (!names.has(name)) names.set(name, value);
  };
  for (const { name } of [...(spec?.factors ?? []), ...(spec?.derive ?? [])])
    add(name.toLowerCase(), ({ settings }) => settings[name]);
  for (const name of [...(spec?.responses ?? []).map((response) => response.name), ...metrics])
    add(name.toLowerCase(), ({ metrics: values }) => values[name]);
  for (const [name, value] of Object.entries(ownValues)) add(name, value);
  const levels = knownLevels(spec, names);
  const tests: Test[] = [];
  const problems: string[] = [];
  for (const word of filter.toLowerCase().split(/\s+/).filter(Boolean)) {
    const parsed = parseWord(word, names, levels);
    if (typeof parsed === 'string') problems.push(parsed);
    else if (parsed !== undefined) tests.push(parsed);
  }
  return { tests, problems };
}

export function matching({ chunks }: TrialMap, { tests }: TrialFilter, spec: SweepSpec | undefined): Trial[] {
  return chunks.flatMap((chunk) => {
    const texts = searchTexts(chunk, spec);
    return chunk.filter((trial, at) => tests.every((test) => test(trial, texts[at] as string)));
  });
}

type Value = string | number | boolean | undefined;
type ValueOf = (trial: Trial) => Value;

const stateWord = ({ state }: Trial): string => (state === 'leased' ? 'running' : state);

/** What every trial has, whatever the sweep. */
const ownValues: Readonly<Record<string, ValueOf>> = {
  rep: ({ replicate }) => replicate,
  tries: ({ attempts }) => attempts,
  time: ({ durationMs }) => (durationMs > 0 ? durationMs / 1_000 : undefined),
  trial: ({ plannedOrder }) => plannedOrder + 1,
  state: stateWord,
  agent: ({ agentName }) => agentName,
};

/** Shorter beginnings of an id would be found by chance. */
const idPrefixLeast = 4;

const stateWords = ['queued', 'running', 'done', 'failed', 'pruned', 'cancelled'] as const;

/** Of what has a few known values: what they are, in small letters. Trials outside of the design may have other levels. */
function knownLevels(
  spec: SweepSpec | undefined,
  names: ReadonlyMap<string, ValueOf>,
): ReadonlyMap<string, readonly string[]> {
  const factors = spec?.references === undefined ? (spec?.factors ?? []) : [];
  return new Map<string, readonly string[]>([
    ...(names.get('state') === stateWord ? [['state', stateWords] as const] : []),
    ...factors.map(
      ({ name, levels }) =>
        [name.toLowerCase(), levels.map((level) => levelName(level).toLowerCase())] as const,
    ),
  ]);
}

/** @returns what is wrong with a value that nothing can have, and that is not the beginning of one either */
function unknownLevel(name: string, wanted: string, levels: readonly string[]): string | undefined {
  const isMeant = (level: string): boolean =>
    level.startsWith(wanted.replace(/^\./, '0.')) || Number(level) === Number(wanted);
  return levels.some(isMeant) ? undefined : `${name} has no level ${wanted}; ${didYouMean(wanted, levels)}`;
}

/** @returns a problem in words; undefined for what is still being typed */
function parseWord(
  word: string,
  names: ReadonlyMap<string, ValueOf>,
  levels: ReadonlyMap<string, readonly string[]>,
): Test | string | undefined {
  const [, name = '', operator, wanted = ''] = /^([^=!<>]+)(!=|>=|<=|=|>|<)(.*)$/.exec(word) ?? [];
  if (operator !== undefined) {
    const value = names.get(name);
    if (value === undefined) return `no factor or metric ${name}; ${didYouMean(name, names.keys())}`;
    if (wanted === '') return undefined;
    const own = operator === '=' || operator === '!=' ? levels.get(name) : undefined;
    const problem = own === undefined ? undefined : unknownLevel(name, wanted, own);
    return problem ?? comparison(value, { word, operator, wanted });
  }
  // A name by itself says nothing: it is about to be followed by its level.
  if (names.has(word) || word === '!') return undefined;
  if (word.startsWith('!')) return not(found(word.slice(1)));
  return found(word);
}

const found =
  (word: string): Test =>
  ({ id }, text) =>
    (word.length >= idPrefixLeast && id.toLowerCase().startsWith(word)) || saysWord(text, word);

const not =
  (test: Test): Test =>
  (trial, text) =>
    !test(trial, text);

/** A number is compared as one, `.9` as `0.9`; what a trial does not have is neither equal nor unequal, neither more nor less. */
function comparison(
  valueOf: ValueOf,
  { word, operator, wanted }: { readonly word: string; readonly operator: string; readonly wanted: string },
): Test | string {
  const number = /^[+-]?(\d|\.\d|inf|nan)/.test(wanted)
    ? Number(wanted.replace(/^([+-]?)inf$/, '$1Infinity'))
    : Number.NaN;
  const isEqual = (value: Value): boolean =>
    typeof value === 'number' && !Number.isNaN(number)
      ? value === number
      : levelName(value).toLowerCase() === wanted;
  switch (operator) {
    case '=':
      return (trial) => known(valueOf(trial), isEqual);
    case '!=':
      return (trial) => known(valueOf(trial), (value) => !isEqual(value));
    default: {
      if (Number.isNaN(number)) return `${word}: ${wanted} is no number`;
      const holds = order[operator] ?? (() => false);
      return (trial) => known(valueOf(trial), (value) => typeof value === 'number' && holds(value, number));
    }
  }
}

const known = (value: Value, test: (value: Value) => boolean): boolean => value !== undefined && test(value);

const order: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
};

/** What words are looked for in, in lower case. */
const searchTexts = oncePerPair((chunk: readonly Trial[], spec: SweepSpec | undefined) =>
  chunk.map((trial) =>
    trial.fault === undefined && trial.reference === undefined
      ? usualText(trial, spec)
      : searchText(trial, spec),
  ),
);

/** By state and agent, of settings that many trials share: one text for all replicates of a cell that went alike. */
const textsOf = oncePerPair(
  (_settings: Trial['settings'], _spec: SweepSpec | undefined) => new Map<string, string>(),
);

function usualText(trial: Trial, spec: SweepSpec | undefined): string {
  const texts = textsOf(trial.settings, spec);
  const key = `${trial.state}\n${trial.agentName}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = searchText(trial, spec);
  texts.set(key, text);
  return text;
}

function searchText(trial: Trial, spec: SweepSpec | undefined): string {
  const state = trial.state === 'leased' ? 'running leased' : trial.state;
  const factors = spec?.factors.map(({ name }) => name) ?? Object.keys(trial.settings);
  // Derived columns are left out: the list does not show them.
  const levels = factors.map((name) => levelName(trial.settings[name]));
  const fault =
    trial.fault === undefined ? '' : `${faultName(trial.fault.faultClass)} ${trial.fault.message}`;
  return [trial.reference, ...levels, state, trial.agentName, fault].join('\n').toLowerCase();
}
