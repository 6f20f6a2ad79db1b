import { type Command, Option } from 'commander';
import { writeCsv } from '../../report/export/csv.ts';
import { countExport, countInWords } from '../../report/export/export-count.ts';
import { exportJson } from '../../report/export/export-json.ts';
import { exportTable } from '../../report/export/export-table.ts';
import { getSweepWithTrials } from '../../client/ask.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { specOf } from '../../client/spec-of.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';
import { writeOutput } from '../output/write-output.ts';

interface ExportOptions extends CoordinatorOptions {
  readonly format: 'csv' | 'json';
  readonly output?: string;
}

export function register(program: Command): void {
  const command = program
    .command('export')
    .description('write a sweep as CSV or JSON: one line a run, each cell and replicate exactly once')
    .argument(...sweepArgument)
    .addOption(new Option('--format <format>', 'form of the output').choices(['csv', 'json']).default('csv'))
    .option('-o, --output <file>', 'file to write (default: standard output)');
  withExamples(withCoordinatorOption(command), 'yates export my-sweep -o runs.csv').action(exportSweep);
}

async function exportSweep(id: string | undefined, options: ExportOptions): Promise<void> {
  const { sweep, trials } = await withCoordinator(options, (client) => getSweepWithTrials(client, id ?? ''));
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
