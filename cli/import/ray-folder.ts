import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Csv } from '../../stats/table/csv.ts';
import { readTableFile } from '../input/read-table-file.ts';
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
    const config = objectIn(textIn(file('params.json')));
    const results = existsSync(file('result.json')) ? textIn(file('result.json')) : '';
    const last = lastObject(results);
    const { config: _own, ...metrics } = last;
    const state = states.get(String(last['trial_id'])) ?? stateByName(states, name);
    const hasFailed = existsSync(file('error.txt')) || existsSync(file('error.pkl'));
    const guessed = hasFailed ? 'ERROR' : results.trim() === '' ? 'PENDING' : 'RUNNING';
    return Object.fromEntries([
      ...flat(metrics, '', 0),
      ...flat(config, 'config/', 0),
      ['state', state ?? guessed],
      ['folder', name],
    ]);
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
  const { trial_data: trials } = objectIn(textIn(join(folder, newest)));
  if (!Array.isArray(trials)) return new Map();
  return new Map(
    trials.flatMap((entry: unknown): [string, string][] => {
      const [text] = Array.isArray(entry) ? (entry as unknown[]) : [];
      const { trial_id: id, status } = objectIn(typeof text === 'string' ? text : '');
      return typeof id === 'string' && typeof status === 'string' ? [[id, status]] : [];
    }),
  );
}

/** Parts of an id at most; Ray's own have two: `ab12c_00003`. */
const idParts = 4;

/** A folder is called by trainable, id, number and settings: `train_ab12c_00003_3_lr=0.1_2026-01-05`. */
function stateByName(states: ReadonlyMap<string, string>, folder: string): string | undefined {
  const parts = folder.split('_');
  for (let from = 1; from < parts.length - 1; from++) {
    for (let to = from + 1; to < Math.min(parts.length, from + idParts + 1); to++) {
      const state = states.get(parts.slice(from, to).join('_'));
      if (state !== undefined) return state;
    }
  }
  return undefined;
}

/** The object on the last line that has one with a key: a trial that is at work may be writing the line after it. */
function lastObject(text: string): Record<string, unknown> {
  for (let end = text.length; end > 0; ) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const found = objectIn(text.slice(from, end));
    if (Object.keys(found).length > 0) return found;
    end = from - 1;
  }
  return {};
}

/** @throws YatesError E_FILE_*, E_TABLE_SIZE */
function textIn(path: string): string {
  return readTableFile('file', path).toString('utf8');
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value = parseExactJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Objects within each other; what is deeper stays whole. */
const depthMax = 8;

/** With a slash between keys, as Ray does. */
function flat(value: object, prefix: string, depth: number): [string, unknown][] {
  return Object.entries(value).flatMap(([key, own]): [string, unknown][] =>
    typeof own === 'object' && own !== null && !Array.isArray(own) && depth < depthMax
      ? flat(own, `${prefix}${key}/`, depth + 1)
      : [[prefix + key, own]],
  );
}
