import { type Command, Option } from 'commander';
import { getSweepWithTrials } from '../../client/ask.ts';
import type { Sweep, Trial } from '../../client/facts.ts';
import { specOf } from '../../client/spec-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { exportColumnTypes } from '../../report/export/column-type.ts';
import { csvLines } from '../../report/export/csv.ts';
import { countExport, countInWords } from '../../report/export/export-count.ts';
import { exportJson } from '../../report/export/export-json.ts';
import { exportTable } from '../../report/export/export-table.ts';
import { jsonLines } from '../../report/export/json-lines.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { exportCurves } from '../export/export-curves.ts';
import {
  checkExportOptions,
  exportFormats,
  type ExportOptions,
  hasCurves,
} from '../export/export-options.ts';
import { mlflowServer } from '../export/mlflow-server.ts';
import type { SweepToExport } from '../export/reported-curves.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';
import { writeNewFile } from '../output/new-file.ts';
import { withProgress } from '../output/progress.ts';
import { writeLines } from '../output/write-lines.ts';

export function register(program: Command): void {
  const command = program
    .command('export')
    .description(
      'write a sweep as CSV, JSON, JSON Lines or Parquet: each cell and replicate exactly once; or its curves, its tables for LaTeX, or runs for TensorBoard, MLflow and W&B',
    )
    .argument(...sweepArgument)
    .addOption(new Option('--format <format>', 'form of the output').choices(exportFormats).default('csv'))
    .option('--curves', 'write what trials reported over their steps, a row a point')
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .option('--to <url>', 'server to send runs to, such as http://127.0.0.1:5000 for MLflow')
    .option('--out <dir>', 'new folder to write, for a format of several files');
  withExamples(
    withCoordinatorOption(command),
    'yates export my-sweep -o runs.csv',
    'yates export my-sweep --curves --format parquet -o curves.parquet',
    'yates export my-sweep --format tensorboard --out my-sweep-runs',
    'yates export my-sweep --format latex -o tables.tex',
  ).action(exportSweep);
}

async function exportSweep(id: string | undefined, options: ExportOptions): Promise<void> {
  checkExportOptions(options);
  const { format, output, out, to } = options;
  // Refuses an address before anybody is asked anything.
  const server = to === undefined ? undefined : mlflowServer(to, process.env);
  await withCoordinator(options, async (client) => {
    const { sweep, trials } = await getSweepWithTrials(client, id ?? '');
    const spec = specOf(sweep);
    const count = countInWords(countExport(spec, trials));
    // Apart from the data, so that a pipe gets the data alone.
    const say = (text: string): unknown => process.stderr.write(`${text}\n`);
    const file = output === '-' ? undefined : output;
    if (options.curves && hasCurves(format)) {
      const subject = { client, sweep, trials };
      // Rows on the terminal are progress enough, and a bar among them would spoil them.
      const isShown = file === undefined && process.stdout.isTTY;
      const write = (more: Pick<SweepToExport, 'onTrial'>) =>
        exportCurves({ ...subject, ...more }, format, file);
      say(isShown ? await write({}) : await withTrialsCounted('writing curves', write));
    } else if (format === 'tensorboard') {
      const { exportTensorboard } = await import('../export/export-tensorboard.ts');
      say(
        await withTrialsCounted('writing runs', (more) =>
          exportTensorboard({ client, sweep, trials, ...more }, out as string),
        ),
      );
    } else if (format === 'wandb') {
      const { exportWandb } = await import('../export/export-wandb.ts');
      say(
        await withTrialsCounted('writing runs', (more) =>
          exportWandb({ client, sweep, trials, ...more }, out as string),
        ),
      );
    } else if (format === 'mlflow' && server !== undefined) {
      const { exportMlflow } = await import('../export/export-mlflow.ts');
      say(
        await withTrialsCounted('sending runs', (more) =>
          exportMlflow({ client, sweep, trials, ...more }, server),
        ),
      );
    } else {
      if (format === 'parquet') await writeParquetTable(output as string, sweep, spec, trials);
      else await writeLines(await linesOf(format as TextFormat, sweep, spec, trials), output);
      say(count);
    }
  });
}

/** Shows how many trials have been read meanwhile. */
const withTrialsCounted = (
  what: string,
  write: (more: Required<Pick<SweepToExport, 'onTrial'>>) => Promise<string>,
): Promise<string> =>
  withProgress((say) => {
    say(what);
    return write({ onTrial: (done, total) => say(what, done, total) });
  });

/** Formats that are text. */
type TextFormat = 'csv' | 'json' | 'jsonl' | 'latex';

async function linesOf(
  format: TextFormat,
  sweep: Sweep,
  spec: SweepSpec,
  trials: readonly Trial[],
): Promise<Iterable<string>> {
  switch (format) {
    case 'csv': {
      const { header, rows } = exportTable(sweep.id, spec, trials);
      return csvLines(header, rows);
    }
    case 'json':
      return exportJson(sweep, spec, trials);
    case 'jsonl': {
      const { header, rows } = exportTable(sweep.id, spec, trials);
      return jsonLines(header, rows);
    }
    case 'latex': {
      // The statistics are loaded by this format alone.
      const { latexOfSweep } = await import('../report/latex-of-sweep.ts');
      return [latexOfSweep(sweep, spec, trials)];
    }
    default:
      return format satisfies never;
  }
}

async function writeParquetTable(
  file: string,
  sweep: Sweep,
  spec: SweepSpec,
  trials: readonly Trial[],
): Promise<void> {
  const { writeParquet } = await import('../../report/export/parquet.ts');
  const { header, rows } = exportTable(sweep.id, spec, trials);
  const types = exportColumnTypes(header, spec, trials);
  const columns = header.map((name, at) => ({ name, type: types[at] ?? 'double' }));
  await writeNewFile(file, (path) => writeParquet(path, columns, rows));
}
