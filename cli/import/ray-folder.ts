import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Csv } from '../../stats/table/csv.ts';
import { parseExactJson, tableOfObjects } from '../../stats/table/parse-json-lines.ts';
import type { Say } from '../output/progress.ts';

/** Folders of trials in an experiment's folder of Ray Tune; [] in any other folder. */
function trialFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'params.json')))
    .map((entry) => entry.name)
    .sort();
}

export const isRayFolder = (folder: string): boolean => trialFolders(folder).length > 0;

/**
 * A row a trial, from its `params.json` and the last line of its `result.json`; settings are called `config/lr` as in
 * `results.get_dataframe()`, which has no column `state`.
 */
export function readRayFolder(folder: string, say: Say = () => {}): Csv {
  const states = statesOf(folder);
  const rows = trialFolders(folder).map((name, done, { length }) => {
    say('reading trials', done, length);
    const file = (of: string): string => join(folder, name, of);
    const config = objectIn(readFileSync(file('params.json'), 'utf8'));
    const lines = existsSync(file('result.json'))
      ? readFileSync(file('result.json'), 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
      : [];
    // A trial that is at work may be writing its last line.
    const last =
      lines
        .toReversed()
        .map(objectIn)
        .find((one) => Object.keys(one).length > 0) ?? {};
    const { config: _own, ...metrics } = last;
    const [, state] = [...states].find(([id]) => id === last['trial_id'] || name.includes(`_${id}_`)) ?? [];
    const hasFailed = existsSync(file('error.txt')) || existsSync(file('error.pkl'));
    const guessed = hasFailed ? 'ERROR' : lines.length === 0 ? 'PENDING' : 'RUNNING';
    return { ...flat(metrics, ''), ...flat(config, 'config/'), state: state ?? guessed, folder: name };
  });
  return tableOfObjects(rows, folder);
}

/** The state of each trial by its id, from the newest state of the experiment that the folder has. */
function statesOf(folder: string): Map<string, string> {
  const newest = readdirSync(folder)
    .filter((name) => /^experiment_state-.*\.json$/.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return new Map();
  const { trial_data: trials } = objectIn(readFileSync(join(folder, newest), 'utf8'));
  if (!Array.isArray(trials)) return new Map();
  return new Map(
    trials.flatMap((entry: unknown): [string, string][] => {
      const [text] = Array.isArray(entry) ? (entry as unknown[]) : [];
      const { trial_id: id, status } = objectIn(typeof text === 'string' ? text : '');
      return typeof id === 'string' && typeof status === 'string' ? [[id, status]] : [];
    }),
  );
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value = parseExactJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** With a slash between keys, as Ray does. */
function flat(value: object, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, own]): [string, unknown][] =>
      typeof own === 'object' && own !== null && !Array.isArray(own)
        ? Object.entries(flat(own, `${prefix}${key}/`))
        : [[prefix + key, own]],
    ),
  );
}
