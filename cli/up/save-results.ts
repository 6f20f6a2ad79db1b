/**
 * What a sweep leaves behind for people and other programs, beside the database: every run as CSV, each analysis as
 * JSON, and the best run's own files. Rewritten whole at each end of `yates up`.
 */
import { constants, copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeOwnFile } from '../../base/write-own-file.ts';
import type { SweepResult } from '../../dashboard/sweep-result.ts';
import type { Trial } from '../../client/facts.ts';
import { writeCsv } from '../../report/export/csv.ts';
import { exportTable } from '../../report/export/export-table.ts';

export interface SavedFile {
  readonly what: string;
  readonly path: string;
}

/** @returns what was saved, in the order in which to name it; paths as the user would type them here */
export function saveResults(result: SweepResult, dataDir: string): SavedFile[] {
  const { sweep, trials, analyses } = result;
  const { spec } = sweep;
  const saved: SavedFile[] = [{ what: 'log', path: join(dataDir, 'yates.db') }];
  if (spec === undefined) return saved;
  const folder = join(dataDir, 'results', fileNameOf(sweep.id));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keep = (what: string, name: string, content: string): void => {
    const path = join(folder, name);
    writeWhole(path, content);
    saved.push({ what, path: relative('', path) || path });
  };
  const { header, rows } = exportTable(sweep.id, spec, trials);
  keep('every run', 'trials.csv', writeCsv(header, rows));
  if (analyses.length > 0) keep('analyses', 'analysis.json', `${JSON.stringify(analyses, null, 2)}\n`);
  const best = bestTrial(trials, spec.primary);
  for (const { name, sha256 } of best?.artifacts ?? []) {
    const path = join(folder, `best-run-${fileNameOf(name)}`);
    try {
      copyWhole(join(dataDir, 'blobs', sha256.slice(0, 2), sha256), path);
      saved.push({ what: `best run's ${name}`, path: relative('', path) || path });
    } catch {
      // Named only when it is there: an artifact may have been removed to save space.
    }
  }
  return saved;
}

/** The run with the best observed primary response: the one whose pictures one wants to see. */
function bestTrial(
  trials: readonly Trial[],
  { name, goal }: { readonly name: string; readonly goal: 'maximize' | 'minimize' },
): Trial | undefined {
  const sign = goal === 'maximize' ? 1 : -1;
  let best: Trial | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const trial of trials) {
    const value = sign * (trial.metrics[name] ?? Number.NaN);
    if (trial.state === 'done' && trial.reference === undefined && value > bestValue) {
      best = trial;
      bestValue = value;
    }
  }
  return best;
}

const fileNameOf = (name: string): string => name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');

/** A reader never sees half a file, and a link under its name is replaced. */
function writeWhole(path: string, content: string): void {
  writeOwnFile(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}

function copyWhole(from: string, path: string): void {
  rmSync(`${path}.part`, { force: true });
  copyFileSync(from, `${path}.part`, constants.COPYFILE_EXCL);
  renameSync(`${path}.part`, path);
}
