import { YatesError } from '../../base/error.ts';
import { parseExactJson } from '../../stats/table/parse-json-lines.ts';
import { paramText, type Study, type StudyTrial, valueText } from './optuna-study.ts';

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
  readonly study: number;
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
  const studies = new Map<number, { readonly name: string; readonly directions: Study['directions'] }>();
  const trials: OpenTrial[] = [];
  let studyIds = 0;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const entry = entryOf(line, file, at + 1, at === lines.length - 1);
    if (entry === undefined) break;
    if (entry.op_code === operations.createStudy) {
      const name = entry.study_name ?? '';
      if ([...studies.values()].some((one) => one.name === name)) continue;
      const directions = (entry.directions ?? []).map((one) =>
        one === 1 ? 'minimize' : one === 2 ? 'maximize' : undefined,
      );
      studies.set(studyIds++, { name, directions });
    } else if (entry.op_code === operations.deleteStudy) studies.delete(entry.study_id ?? -1);
    else if (entry.op_code === operations.createTrial) {
      if (studies.has(entry.study_id ?? -1)) trials.push(created(entry, trials));
    } else {
      const trial = trials[entry.trial_id ?? -1];
      // What has ended does not change any more.
      if (trial !== undefined && (trial.state === 'RUNNING' || trial.state === 'WAITING'))
        change(trial, entry);
    }
  }
  return [...studies].map(([id, study]) => ({
    ...study,
    trials: trials.filter((trial): trial is OpenTrial & StudyTrial => trial.study === id),
  }));
}

function entryOf(line: string, file: string, number: number, isLast: boolean): Entry | undefined {
  try {
    return parseExactJson(line) as Entry;
  } catch {
    if (isLast) return undefined;
    throw new YatesError({
      code: 'E_JSON_LINES',
      place: { file, line: number },
      message: "this is no line of Optuna's journal",
      next: 'give the file as Optuna wrote it',
    });
  }
}

function created(entry: Entry, trials: readonly OpenTrial[]): OpenTrial {
  const study = entry.study_id ?? -1;
  const params = Object.entries(entry.params ?? {}).map(([name, value]): [string, string] => [
    name,
    paramText(value, entry.distributions?.[name] ?? '{"name":"Float","attributes":{}}'),
  ]);
  return {
    study,
    number: trials.filter((one) => one.study === study).length,
    state: states[entry.state ?? 0] ?? 'RUNNING',
    values: valuesOf(entry),
    start: entry.datetime_start ?? '',
    complete: entry.datetime_complete ?? '',
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
      trial.state = states[entry.state ?? 0] ?? trial.state;
      trial.start = entry.datetime_start ?? trial.start;
      trial.complete = entry.datetime_complete ?? trial.complete;
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

const valuesOf = ({ value, values }: Entry): string[] =>
  (values ?? (value === null || value === undefined ? [] : [value])).map(valueText);

const texts = (of: Readonly<Record<string, unknown>> | undefined): Map<string, string> =>
  new Map(Object.entries(of ?? {}).map(([name, value]) => [name, valueText(value)]));
