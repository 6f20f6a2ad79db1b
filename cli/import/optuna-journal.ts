import { YatesError } from '../../base/error.ts';
import { parseExactJson } from '../../stats/table/parse-json-lines.ts';
import { paramText, type Study, valueText } from './optuna-study.ts';

/** Operations of Optuna's journal that change what a table shows, by their numbers. */
const operations = {
  createStudy: 0,
  deleteStudy: 1,
  createTrial: 4,
  setParam: 5,
  setState: 6,
  userAttribute: 8,
  systemAttribute: 9,
} as const;

const states = ['RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING'];

interface Entry {
  readonly op_code: number;
  readonly study_name?: string;
  readonly directions?: readonly number[];
  readonly study_id?: number;
  readonly trial_id?: number;
  readonly datetime_start?: string | null;
  readonly datetime_complete?: string | null;
  readonly state?: number;
  readonly value?: unknown;
  readonly values?: readonly unknown[] | null;
  readonly param_name?: string;
  readonly param_value_internal?: number;
  readonly distribution?: string;
  readonly params?: Readonly<Record<string, number>>;
  readonly distributions?: Readonly<Record<string, string>>;
  readonly user_attr?: Readonly<Record<string, unknown>>;
  readonly system_attr?: Readonly<Record<string, unknown>>;
  readonly user_attrs?: Readonly<Record<string, unknown>>;
  readonly system_attrs?: Readonly<Record<string, unknown>>;
}

interface OpenTrial {
  readonly number: number;
  state: string;
  values: readonly string[];
  start: string;
  complete: string;
  readonly params: Map<string, string>;
  readonly userAttributes: Map<string, string>;
  readonly systemAttributes: Map<string, string>;
}

/** True for the first line of a journal file of Optuna. */
export const looksLikeJournal = (text: string): boolean =>
  /^\s*\{[^\n]*"op_code"\s*:/.test(text.slice(0, 2000));

/**
 * The studies of a journal file of Optuna, whose lines are folded in order. A last line that is not complete, as of a run that goes
 * on, is left out.
 *
 * @throws YatesError E_JSON_LINES
 */
export function readOptunaJournal(text: string, file: string): Study[] {
  const journal = new Journal();
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      journal.take(parseExactJson(line) as Entry);
    } catch {
      if (at === lines.length - 1) break;
      throw new YatesError({
        code: 'E_JSON_LINES',
        place: { file, line: at + 1 },
        message: "this is no line of Optuna's journal",
        next: 'give the file as Optuna wrote it',
      });
    }
  }
  return journal.studies();
}

interface OpenStudy {
  readonly name: string;
  readonly directions: Study['directions'];
  readonly trials: OpenTrial[];
}

class Journal {
  readonly #studies = new Map<number, OpenStudy>();
  readonly #names = new Set<string>();
  /** Of all studies, by their ids, which are counted from 0. */
  readonly #trials: OpenTrial[] = [];
  #studyIds = 0;

  /** @throws Error for an entry that Optuna does not write */
  take(entry: Entry): void {
    const study = this.#studies.get(entry.study_id ?? -1);
    switch (entry.op_code) {
      case operations.createStudy: {
        const name = entry.study_name ?? '';
        if (this.#names.has(name)) return;
        const directions = (entry.directions ?? []).map((one) =>
          one === 1 ? 'minimize' : one === 2 ? 'maximize' : undefined,
        );
        this.#names.add(name);
        this.#studies.set(this.#studyIds++, { name, directions, trials: [] });
        return;
      }
      case operations.deleteStudy:
        if (study === undefined) return;
        this.#names.delete(study.name);
        this.#studies.delete(entry.study_id ?? -1);
        return;
      case operations.createTrial: {
        if (study === undefined) return;
        const trial = created(entry, study.trials.length);
        study.trials.push(trial);
        this.#trials.push(trial);
        return;
      }
      default: {
        const trial = Number.isInteger(entry.trial_id) ? this.#trials[entry.trial_id as number] : undefined;
        // What has ended does not change any more.
        if (trial !== undefined && (trial.state === 'RUNNING' || trial.state === 'WAITING'))
          change(trial, entry);
      }
    }
  }

  studies(): Study[] {
    return [...this.#studies.values()];
  }
}

/** @param number of the trial in its study */
function created(entry: Entry, number: number): OpenTrial {
  const params = Object.entries(entry.params ?? {}).map(([name, value]): [string, string] => [
    name,
    paramText(value, entry.distributions?.[name] ?? '{"name":"Float","attributes":{}}'),
  ]);
  return {
    number,
    state: stateOf(entry) ?? 'RUNNING',
    values: valuesOf(entry),
    start: textOf(entry.datetime_start) ?? '',
    complete: textOf(entry.datetime_complete) ?? '',
    params: new Map(params),
    userAttributes: texts(entry.user_attrs),
    systemAttributes: texts(entry.system_attrs),
  };
}

function change(trial: OpenTrial, entry: Entry): void {
  switch (entry.op_code) {
    case operations.setParam:
      trial.params.set(
        entry.param_name ?? '',
        paramText(entry.param_value_internal ?? 0, entry.distribution ?? ''),
      );
      break;
    case operations.setState:
      trial.state = stateOf(entry) ?? trial.state;
      trial.start = textOf(entry.datetime_start) ?? trial.start;
      trial.complete = textOf(entry.datetime_complete) ?? trial.complete;
      if (entry.values !== null && entry.values !== undefined) trial.values = valuesOf(entry);
      break;
    case operations.userAttribute:
      for (const [name, text] of texts(entry.user_attr)) trial.userAttributes.set(name, text);
      break;
    case operations.systemAttribute:
      for (const [name, text] of texts(entry.system_attr)) trial.systemAttributes.set(name, text);
      break;
    default:
  }
}

const stateOf = ({ state = 0 }: Entry): string | undefined =>
  Number.isInteger(state) ? states[state] : undefined;

const textOf = (time: unknown): string | undefined => (typeof time === 'string' ? time : undefined);

const valuesOf = ({ value, values }: Entry): string[] =>
  (values ?? (value === null || value === undefined ? [] : [value])).map(valueText);

const texts = (of: Readonly<Record<string, unknown>> | undefined): Map<string, string> =>
  new Map(Object.entries(of ?? {}).map(([name, value]) => [name, valueText(value)]));
