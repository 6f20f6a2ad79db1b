import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plural } from '../../base/plural.ts';
import { offlineRun } from '../../report/export/wandb/offline-run.ts';
import { writeNewFolder, writeRecords } from './record-file.ts';
import type { SweepToExport } from './reported-curves.ts';
import { trackedRuns } from './tracked-runs.ts';

/**
 * A folder with an offline run for each trial that has begun, which `wandb sync` uploads.
 *
 * @returns what was written, in one sentence
 */
export async function exportWandb(subject: SweepToExport, folder: string): Promise<string> {
  let runs = 0;
  await writeNewFolder(folder, async (path) => {
    for await (const run of trackedRuns(subject)) {
      const offline = offlineRun(run, subject.sweep);
      mkdirSync(join(path, offline.folder, 'files'), { recursive: true });
      writeRecords(join(path, offline.folder, offline.file), offline.parts);
      runs++;
    }
  });
  return `${plural(runs, 'run')} of ${plural(subject.trials.length, 'trial')}.`;
}
