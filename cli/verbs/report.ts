import type { Command } from 'commander';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { writeOutput } from '../output/write-output.ts';

interface ReportOptions extends CoordinatorOptions {
  readonly out?: string;
}

export function register(program: Command): void {
  const command = program
    .command('report')
    .description('write a report of a sweep as one HTML file that needs neither scripts nor a network')
    .argument(...sweepArgument)
    .option('-o, --out <file>', 'file to write; - for standard output (default: SWEEP.html)');
  withExamples(withCoordinatorOption(command), 'yates report my-sweep --out report.html').action(writeReport);
}

async function writeReport(id: string | undefined, { out, ...options }: ReportOptions): Promise<void> {
  // Plot and its document are loaded by this verb alone.
  const [{ gatherReport }, { reportPage }] = await Promise.all([
    import('../report/gather-report.ts'),
    import('../../report/html/page.ts'),
  ]);
  const data = await withCoordinator(options, (client) => gatherReport(client, id ?? '', Date.now()));
  const file = out ?? `${data.sweep.id.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.html`;
  writeOutput(reportPage(data), file);
  if (file !== '-') process.stderr.write(`The report is in ${file}.\n`);
}
