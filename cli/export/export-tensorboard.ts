import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plural } from '../../base/plural.ts';
import { specOf } from '../../client/spec-of.ts';
import { settingTypes } from '../../report/export/column-type.ts';
import { settingNames } from '../../report/export/export-table.ts';
import { eventFileName, experimentRecords, runRecords } from '../../report/export/tensorboard/event-file.ts';
import { writeNewFolder, writeRecords } from './record-file.ts';
import type { SweepToExport } from './reported-curves.ts';
import { trackedRuns } from './tracked-runs.ts';

/**
 * A folder that `tensorboard --logdir` reads: a run a trial, and one file for the tab HPARAMS.
 *
 * @returns what was written, in one sentence
 */
export async function exportTensorboard(subject: SweepToExport, folder: string): Promise<string> {
  const { sweep, trials } = subject;
  const spec = specOf(sweep);
  const settings = settingTypes(settingNames(spec), trials);
  let runs = 0;
  await writeNewFolder(folder, async (path) => {
    const { name, launchedAtMs } = sweep;
    const experiment = experimentRecords({ name, launchedAtMs, spec, settings });
    writeRecords(join(path, eventFileName(launchedAtMs)), experiment);
    for await (const run of trackedRuns(subject)) {
      mkdirSync(join(path, run.name));
      writeRecords(join(path, run.name, eventFileName(run.startMs)), runRecords(run, settings));
      runs++;
    }
  });
  return `${plural(runs, 'run')} of ${plural(trials.length, 'trial')}.`;
}
