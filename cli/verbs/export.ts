import { type Command, Option } from 'commander';
import { writeCsv } from '../../report/export/csv.ts';
import { countExport, countInWords } from '../../report/export/export-count.ts';
import { exportJson } from '../../report/export/export-json.ts';
import { exportTable } from '../../report/export/export-table.ts';
import { getSweep, listTrials } from '../../client/ask.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { specOf } from '../connect/spec-of.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { writeOutput } from '../output/write-output.ts';

interface ExportOptions extends CoordinatorOptions {
  readonly format: 'csv' | 'json';
  readonly output?: string;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('export')
      .description('write a sweep as CSV or JSON: one line a run, each cell and replicate exactly once')
      .argument('[sweep]', 'id, a unique beginning of one, or a name; the newest where left out')
      .addOption(new Option('--format <format>', 'csv or json').choices(['csv', 'json']).default('csv'))
      .option('-o, --output <file>', 'write to a file; standard output where left out'),
  ).action(exportSweep);
}

async function exportSweep(id: string | undefined, options: ExportOptions): Promise<void> {
  const { sweep, trials } = await withCoordinator(options, async (client) => {
    const found = await getSweep(client, id ?? '');
    return { sweep: found.sweep, trials: await listTrials(client, found.sweep.id) };
  });
  const spec = specOf(sweep);
  const count = countExport(spec, trials);
  const { header, rows } = exportTable(sweep.id, spec, trials);
  const text =
    options.format === 'csv'
      ? writeCsv(header, rows)
      : `${JSON.stringify(exportJson(sweep, spec, trials), null, 2)}\n`;
  writeOutput(text, options.output);
  // Apart from the data, so that a pipe gets the data alone.
  process.stderr.write(`${countInWords(count)}\n`);
}
