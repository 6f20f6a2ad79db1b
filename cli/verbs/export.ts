import { type Command, Option } from 'commander';
import type { Sweep, Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { writeCsv } from '../../report/export/csv.ts';
import { countExport, countInWords } from '../../report/export/export-count.ts';
import { jsonLines } from '../../report/export/json-lines.ts';
import { exportJson } from '../../report/export/export-json.ts';
import { exportTable } from '../../report/export/export-table.ts';
import { getSweepWithTrials } from '../../client/ask.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { specOf } from '../../client/spec-of.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';
import { writeOutput } from '../output/write-output.ts';

const formats = ['csv', 'json', 'jsonl', 'latex'] as const;
type Format = (typeof formats)[number];

interface ExportOptions extends CoordinatorOptions {
  readonly format: Format;
  readonly output?: string;
}

export function register(program: Command): void {
  const command = program
    .command('export')
    .description(
      'write a sweep as CSV, JSON or JSON Lines: each cell and replicate exactly once; or its tables for LaTeX',
    )
    .argument(...sweepArgument)
    .addOption(new Option('--format <format>', 'form of the output').choices(formats).default('csv'))
    .option('-o, --output <file>', 'file to write (default: standard output)');
  withExamples(
    withCoordinatorOption(command),
    'yates export my-sweep -o runs.csv',
    'yates export my-sweep --format latex -o tables.tex',
  ).action(exportSweep);
}

async function exportSweep(id: string | undefined, options: ExportOptions): Promise<void> {
  const { sweep, trials } = await withCoordinator(options, (client) => getSweepWithTrials(client, id ?? ''));
  const spec = specOf(sweep);
  const count = countExport(spec, trials);
  const text = await textOf(options.format, sweep, spec, trials);
  writeOutput(text, options.output);
  // Apart from the data, so that a pipe gets the data alone.
  process.stderr.write(`${countInWords(count)}\n`);
}

async function textOf(
  format: Format,
  sweep: Sweep,
  spec: SweepSpec,
  trials: readonly Trial[],
): Promise<string> {
  switch (format) {
    case 'csv': {
      const { header, rows } = exportTable(sweep.id, spec, trials);
      return writeCsv(header, rows);
    }
    case 'json':
      return `${JSON.stringify(exportJson(sweep, spec, trials), null, 2)}\n`;
    case 'jsonl': {
      const { header, rows } = exportTable(sweep.id, spec, trials);
      return jsonLines(header, rows);
    }
    case 'latex': {
      // The statistics are loaded by this format alone.
      const { latexOfSweep } = await import('../report/latex-of-sweep.ts');
      return latexOfSweep(sweep, spec, trials);
    }
    default:
      return format satisfies never;
  }
}
