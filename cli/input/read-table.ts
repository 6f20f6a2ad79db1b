import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import type { Csv } from '../../stats/table/csv.ts';
import { looksLikeJson, parseJsonLines } from '../../stats/table/parse-json-lines.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';
import { readOptunaDatabase } from '../import/optuna-database.ts';
import { looksLikeJournal, readOptunaJournal } from '../import/optuna-journal.ts';
import { type Study, studyNamed, tableOfStudy } from '../import/optuna-study.ts';
import { isRayFolder, readRayFolder } from '../import/ray-folder.ts';
import { isWandbDataframe, readWandbDataframe } from '../import/wandb-dataframe.ts';
import { isWandbPath, readWandbFiles, wandbFilesIn } from '../import/wandb-folder.ts';
import type { Say } from '../output/progress.ts';
import { isSqliteFile, readTableText } from './read-table-text.ts';

export interface RunTable {
  readonly csv: Csv;
  /** The study, where the table is one of Optuna. */
  readonly study?: Study;
  /** True if the storage holds other studies. */
  readonly isOneOfSeveral?: boolean;
}

/**
 * Reads a table of runs: CSV or JSON Lines, packed with gzip or not; a storage of Optuna (SQLite or journal); a folder of Ray Tune;
 * run files of W&B, one or a folder of them, or the data frame of its runs.
 *
 * @param study name, where a storage holds several
 * @param say hears how far it is; default: nobody
 * @throws YatesError E_FILE_*, E_TABLE_*, E_CSV_*, E_JSON_LINES, E_IMPORT_STUDY
 */
export function readTable(path: string, study?: string, say: Say = () => {}): RunTable {
  if (path !== '-' && existsSync(path) && statSync(path).isDirectory()) return { csv: readFolder(path, say) };
  say(`reading ${path === '-' ? 'standard input' : path}`);
  if (isSqliteFile(path)) return ofStudy(readOptunaDatabase(path), path, study);
  if (isWandbPath(path)) return { csv: readWandbFiles([path], path) };
  const text = readTableText(path);
  if (looksLikeJournal(text)) return ofStudy(readOptunaJournal(text, path), path, study);
  if (looksLikeJson(text)) return { csv: parseJsonLines(text, path) };
  const csv = parseCsv(text, path);
  return { csv: isWandbDataframe(csv) ? readWandbDataframe(csv, path) : csv };
}

function ofStudy(studies: readonly Study[], path: string, name: string | undefined): RunTable {
  const study = studyNamed(studies, path, name);
  return { csv: tableOfStudy(study, path), study, isOneOfSeveral: studies.length > 1 };
}

function readFolder(folder: string, say: Say): Csv {
  if (isRayFolder(folder)) return readRayFolder(folder, say);
  const runs = wandbFilesIn(folder);
  if (runs.length > 0) return readWandbFiles(runs, folder, say);
  const names = readdirSync(folder);
  const isMlflow =
    names.includes('mlruns') || names.some((name) => existsSync(join(folder, name, 'meta.yaml')));
  throw new YatesError({
    code: 'E_TABLE_FORMAT',
    place: { file: folder },
    message: isMlflow
      ? 'this is a folder of MLflow'
      : 'this folder has no trials of Ray Tune, with a params.json each, and no runs of W&B, with a run file each',
    next: isMlflow
      ? 'in Python: mlflow.search_runs(search_all_experiments=True).to_csv("runs.csv", index=False)'
      : 'name a file, the folder of one experiment of Ray Tune, or the folder wandb',
  });
}
