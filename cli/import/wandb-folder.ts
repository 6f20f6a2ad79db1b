import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import type { Csv } from '../../stats/table/csv.ts';
import { tableOfObjects } from '../../stats/table/parse-json-lines.ts';
import { readTableFile } from '../input/read-table-file.ts';
import { isWandbFile, readWandbFile, type WandbRun } from './wandb-file.ts';
import type { Say } from '../output/progress.ts';

/** What the names of settings begin with in the table of run files. */
export const wandbConfig = 'config.';

/** A run's own folder, in the folder `wandb`. */
const runFolder = /^(offline-)?run-\d{8}_\d{6}-/;
const runFile = /^run-(.*)\.wandb$/;

/**
 * The run files that a folder holds, in the order in which the runs began: of the folder `wandb`, of the one that it lies in, or of a
 * run's own. [] in any other folder.
 */
export function wandbFilesIn(folder: string): string[] {
  const own = filesOfRun(folder);
  if (own.length > 0) return own;
  const inside = join(folder, 'wandb');
  const all = existsSync(inside) && statSync(inside).isDirectory() ? inside : folder;
  const began = (name: string): string => name.replace(/^offline-/, '');
  return readdirSync(all)
    .filter((name) => runFolder.test(name))
    .sort((a, b) => (began(a) < began(b) ? -1 : 1))
    .flatMap((name) => {
      const files = filesOfRun(join(all, name));
      // A run that was killed as it began left its folder only.
      return files.length > 0 ? files : [join(all, name)];
    });
}

const filesOfRun = (folder: string): string[] =>
  statSync(folder).isDirectory()
    ? readdirSync(folder)
        .filter((name) => runFile.test(name))
        .map((name) => join(folder, name))
    : [];

/** True if a file begins as a run file does; a file that cannot be read does not. */
export function isWandbPath(path: string): boolean {
  if (path === '-') return false;
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(4);
      readSync(file, head, 0, 4, 0);
      return isWandbFile(head);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/**
 * A row a run, with the settings as `config.lr` and the summary of its metrics. A run that was resumed has several files and one row.
 *
 * @param source what the user named
 * @throws YatesError E_FILE_*, E_TABLE_SIZE, E_TABLE_FORMAT, E_CSV_EMPTY
 */
export function readWandbFiles(paths: readonly string[], source: string, say: Say = () => {}): Csv {
  const runs = new Map<string, WandbRun>();
  for (const [done, path] of paths.entries()) {
    say('reading runs', done, paths.length);
    const run = readOne(path) ?? nothingWritten(path);
    const before = runs.get(run.id);
    runs.set(run.id, before === undefined ? run : resumed(before, run));
  }
  const rows = [...runs.values()].map(({ name, id, group, sweep, config, metrics, exitCode, runtime }) => ({
    Name: name === '' ? id : name,
    State: exitCode === undefined ? 'crashed' : exitCode === 0 ? 'finished' : 'failed',
    ID: id,
    Runtime: runtime ?? null,
    ...(sweep === '' ? {} : { Sweep: sweep }),
    ...(group === '' ? {} : { Group: group }),
    ...Object.fromEntries([...config].map(([key, value]) => [wandbConfig + key, value])),
    ...Object.fromEntries(metrics),
  }));
  return tableOfObjects(rows, source);
}

/** A run that was killed before its settings were written: known by the name of its file, and counted as crashed. */
const nothingWritten = (path: string): WandbRun => ({
  id: runFile.exec(basename(path))?.[1] ?? basename(path).replace(runFolder, ''),
  name: '',
  group: '',
  sweep: '',
  config: new Map(),
  metrics: new Map(),
  exitCode: undefined,
  runtime: undefined,
});

/** The maps of the run before take what came after: copied for each of its files, they would cost the square of their number. */
function resumed(before: WandbRun, after: WandbRun): WandbRun {
  for (const [key, value] of after.config) before.config.set(key, value);
  for (const [key, value] of after.metrics) before.metrics.set(key, value);
  return { ...after, config: before.config, metrics: before.metrics };
}

function readOne(path: string): WandbRun | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const bytes = readTableFile('run file', path);
  try {
    return readWandbFile(bytes);
  } catch (error) {
    throw new YatesError({
      code: 'E_TABLE_FORMAT',
      place: { file: path },
      message: 'the run file has a record that cannot be read',
      next: 'take it out of the folder, or upload it with `wandb sync` and export the table of runs as CSV in the web interface',
      cause: error,
    });
  }
}
