import { meaningOfOutcome, type OutcomeMeaning } from '../../stats/outcome/outcome-words.ts';
import { columnKind } from '../../stats/table/column-kind.ts';
import type { Csv } from '../../stats/table/csv.ts';
import { numberFrom } from '../../stats/table/number-text.ts';
import { isRunName, isStepName, stepColumn } from '../../stats/table/rows-that-are-no-runs.ts';
import { isSeedName } from '../../stats/table/seed-column.ts';
import { wandbConfig } from './wandb-folder.ts';
import { fieldAt, type TextColumn } from '../../stats/table/text-column.ts';

/** Which tool wrote a table, by its header. */
type Tool = 'Optuna' | 'Ray Tune' | 'W&B' | 'MLflow' | undefined;

/** What the columns of a table of runs are taken for. */
export interface ColumnRoles {
  readonly tool: Tool;
  /** True if the header tells settings from results. */
  readonly isCertain: boolean;
  /** Settings that vary. */
  readonly parameters: readonly Parameter[];
  /** Settings that are the same in all runs. */
  readonly constants: readonly string[];
  readonly seeds: readonly string[];
  /** Columns of results, the likeliest response first. */
  readonly responses: readonly string[];
  readonly state: string | undefined;
  /** Counts the steps of runs, of which the table has a row each; left out where every row is a run. */
  readonly steps?: string | undefined;
}

export interface Parameter {
  readonly column: string;
  /** Different values. */
  readonly values: number;
  /** How a formula takes it. `log`: amounts over two powers of ten or more. */
  readonly as: 'names' | 'levels' | 'amount' | 'log';
}

/** How runs ended, in the words of the table. */
export interface EndOfRuns {
  readonly meaning: OutcomeMeaning | 'no value';
  readonly word: string;
  readonly runs: number;
}

/** Most different numbers that are taken as levels rather than as amounts. */
const levelsMax = 6;

function toolOf(header: readonly string[]): Tool {
  const has = (name: string): boolean => header.includes(name);
  const starts = (prefix: string): boolean => header.some((name) => name.startsWith(prefix));
  if (has('state') && has('number') && starts('params_')) return 'Optuna';
  if (starts('config/') && (has('trial_id') || has('folder') || has('training_iteration'))) return 'Ray Tune';
  if (has('run_id') && has('status') && starts('metrics.')) return 'MLflow';
  if (has('Name') && (isOfRunFiles(header) || (has('State') && (has('Runtime') || has('Created')))))
    return 'W&B';
  return undefined;
}

/** Columns that W&B's web interface adds to settings and results. */
const wandbOwn =
  /^(Name|State|Notes|User|Tags|Created|Runtime|Sweep|Agent|Group|Job Type|Description|Host ?[Nn]ame|GPU.*|CPU.*|ID|Updated|End Time|Start Time|Commit|Command|Python Version|OS|_.*)$/;
/** What Ray reports of each trial besides its metrics. */
const rayOwn =
  /^(timestamp|checkpoint_dir_name|done|training_iteration|trial_id|date|time_this_iter_s|time_total_s|pid|hostname|node_ip|time_since_restore|iterations_since_restore|experiment_tag|logdir|folder|state|experiment_id|should_checkpoint|timesteps_total|timesteps_since_restore|episodes_total|trial_log_path)$/;

/** A name that says what is to be explained. */
const telling =
  /(loss|acc|accuracy|error|score|reward|return|auc|f1|bleu|rouge|perplexity|ppl|mse|rmse|mae|iou|fid|metric|objective|value)/i;
const validation = /(val|valid|validation|eval|test|best)/i;

export function columnRoles(csv: Csv): ColumnRoles {
  const { header, columns, lines } = csv;
  const tool = toolOf(header);
  const named = header.map((name, at) => ({ name, column: columns[at] as TextColumn }));
  const [isSetting, isResult] = rolesOfTool(tool, header, lines.length);
  const state = header.find((name) => ['state', 'status', 'outcome'].includes(name.toLowerCase()));
  const seeds = header.filter((name) => isSeedName(name));
  const varied = named.filter(
    ({ name, column }) => name !== state && !seeds.includes(name) && isSetting(name, column),
  );
  const isStep = (step: string): boolean =>
    stepColumn(
      csv,
      varied.flatMap(({ name }) => (name === step ? [] : [name])),
    ) === step;
  const steps = tool === undefined ? header.find((name) => isStepName(name) && isStep(name)) : undefined;
  const settings = varied.filter(({ name }) => name !== steps);
  const parameters: Parameter[] = [];
  const constants: string[] = [];
  for (const { name, column } of settings) {
    const found = parameterOf(name, column);
    if (found.values > 1) parameters.push(found);
    else constants.push(name);
  }
  const responses = named
    .filter(
      ({ name, column }) =>
        isResult(name, column) && name !== state && name !== steps && columnKind(column).kind === 'numeric',
    )
    .map(({ name }) => name);
  const rank = (name: string): number => (telling.test(name) ? 0 : 2) + (validation.test(name) ? 0 : 1);
  return {
    tool,
    isCertain: tool !== undefined && (tool !== 'W&B' || isOfRunFiles(header)),
    parameters,
    constants,
    seeds,
    responses: responses.toSorted((a, b) => rank(a) - rank(b)),
    state,
    ...(steps === undefined ? {} : { steps }),
  };
}

type Role = (name: string, column: TextColumn) => boolean;

function rolesOfTool(
  tool: Tool,
  header: readonly string[],
  rows: number,
): readonly [setting: Role, result: Role] {
  switch (tool) {
    case 'Optuna':
      return [(name) => name.startsWith('params_'), (name) => name === 'value' || name.startsWith('values_')];
    case 'Ray Tune':
      return [
        (name) => name.startsWith('config/'),
        (name) => !name.startsWith('config/') && !rayOwn.test(name) && !name.startsWith('__'),
      ];
    case 'MLflow':
      return [(name) => name.startsWith('params.'), (name) => name.startsWith('metrics.')];
    case 'W&B':
    case undefined: {
      // Of run files, and of a data frame of runs, the settings are known.
      if (tool === 'W&B' && isOfRunFiles(header))
        return [
          (name) => name.startsWith(wandbConfig),
          (name) => !name.startsWith(wandbConfig) && !wandbOwn.test(name),
        ];
      // Nothing but the values tells settings from results: results hardly ever recur.
      const isOwn = (name: string): boolean => tool === 'W&B' && wandbOwn.test(name);
      const recurs = (column: TextColumn): boolean => column.count <= Math.max(2, rows / 2);
      return [
        (name, column) => !isOwn(name) && !isRunName(name) && recurs(column) && !isResultName(name),
        (name, column) => !isOwn(name) && !isRunName(name) && (!recurs(column) || isResultName(name)),
      ];
    }
    default:
      return tool satisfies never;
  }
}

const isOfRunFiles = (header: readonly string[]): boolean =>
  header.some((name) => name.startsWith(wandbConfig));

const isResultName = (name: string): boolean =>
  /(^|[._/-])(loss|acc|accuracy|score|reward|auc|f1|bleu|perplexity)$/i.test(name);

function parameterOf(name: string, column: TextColumn): Parameter {
  const kind = columnKind(column);
  const own = new Set(column.texts.map((text) => text.trim()).filter((text) => text !== ''));
  if (kind.kind !== 'numeric') return { column: name, values: own.size, as: 'names' };
  const numbers = [...new Set([...own].flatMap((text) => numberFrom(text, kind.commas) ?? []))];
  if (numbers.length <= levelsMax) return { column: name, values: numbers.length, as: 'levels' };
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return { column: name, values: numbers.length, as: least > 0 && most / least >= 100 ? 'log' : 'amount' };
}

/** How the runs ended, the results first; runs that ended well and have no value of the response are named too. */
export function endsOfRuns(csv: Csv, state: string | undefined, response: string): EndOfRuns[] {
  const [states, values] = [state, response].map((name) =>
    name === undefined ? undefined : csv.columns[csv.header.indexOf(name)],
  );
  const counts = new Map<string, EndOfRuns>();
  for (let row = 0; row < csv.lines.length; row++) {
    const word = states === undefined ? '' : fieldAt(states, row).trim();
    const told = states === undefined ? 'result' : meaningOfOutcome(word);
    const hasValue = values !== undefined && numberFrom(fieldAt(values, row).trim(), 'groups') !== undefined;
    const meaning = (told === 'result' || told === 'unknown') && !hasValue ? 'no value' : told;
    const key = `${meaning} ${word}`;
    counts.set(key, { meaning, word, runs: (counts.get(key)?.runs ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => Number(b.meaning === 'result') - Number(a.meaning === 'result') || b.runs - a.runs,
  );
}
