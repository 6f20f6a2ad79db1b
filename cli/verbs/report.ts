import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import type { ReportData } from '../../report/html/report-data.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { isFileName } from '../input/is-file-name.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { type Goal, goalOption } from '../options/goal-option.ts';
import { withExamples } from '../options/examples.ts';
import { type Say, withProgress } from '../output/progress.ts';
import { writeOutput } from '../output/write-output.ts';

interface ReportOptions extends CoordinatorOptions {
  readonly out?: string;
  readonly sweep?: string;
  readonly response?: string;
  readonly goal?: Goal;
}

export function register(program: Command): void {
  const command = program
    .command('report')
    .description('write a report of a sweep as one HTML file that needs neither scripts nor a network')
    .argument(
      '[sweep...]',
      'sweep id, a unique beginning of one, or a name (default: the newest sweep); a CSV file that `yates export` wrote; or several of them, each a block',
    )
    .option('-o, --out <file>', 'file to write; - for standard output (default: SWEEP.html)')
    .option('--sweep <file>', 'of an exported CSV file: the sweep file that was launched')
    .option(
      '--response <name>',
      'of an exported CSV file without its sweep file: the response (default: the first)',
    )
    .addOption(
      goalOption(
        '--goal <goal>',
        'of an exported CSV file without its sweep file: what is better (default: as the name of the response suggests)',
      ),
    );
  withExamples(
    withCoordinatorOption(command),
    'yates report my-sweep --out report.html',
    'yates report my-sweep my-second --out both.html',
    'yates report runs.csv --sweep my-sweep.yaml --out report.html',
  ).action(writeReport);
}

async function writeReport(names: readonly string[], { out, ...options }: ReportOptions): Promise<void> {
  const { data, page } = await withProgress(async (say) => {
    say('gathering');
    // Plot and its document are loaded by this verb alone.
    const [gathered, { reportPage }] = await Promise.all([
      gather(names, options, say),
      import('../../report/html/page.ts'),
    ]);
    say('drawing');
    return { data: gathered, page: reportPage(gathered) };
  });
  const file = out ?? `${data.sweep.id.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, nameMax)}.html`;
  writeOutput(page, file);
  if (file !== '-') process.stderr.write(`The report is in ${file}.\n`);
}

/** Characters of a file's name: several sweeps have a long one. */
const nameMax = 100;

async function gather(
  names: readonly string[],
  options: Omit<ReportOptions, 'out'>,
  say: Say,
): Promise<ReportData> {
  const [name = ''] = names;
  const { sweep, response, goal, ...coordinator } = options;
  const isFile = names.length === 1 && isFileName(name);
  if (sweep !== undefined && !isFile) throw ofFile('--sweep');
  if (!names.some(isFileName) || sweep !== undefined) {
    if (response !== undefined) throw ofFile('--response');
    if (goal !== undefined) throw ofFile('--goal');
  }
  if (names.length > 1) {
    const { reportOfSeveral } = await import('../report/report-of-several.ts');
    return reportOfSeveral(names, coordinator, { response, goal }, Date.now());
  }
  if (isFile) {
    const { reportOfFile } = await import('../report/report-of-file.ts');
    return reportOfFile(name, { sweepFile: sweep, response, goal }, Date.now());
  }
  const { gatherReport } = await import('../report/gather-report.ts');
  return withCoordinator(coordinator, (client) => gatherReport(client, name, Date.now(), say));
}

const ofFile = (flag: string): YatesError =>
  new YatesError({
    code: 'E_OPTION_CSV',
    place: { file: flag },
    message:
      'the option is for one exported CSV file, and for --response and --goal one without its sweep file',
    next: 'leave it out: the sweep file says this of its sweep',
  });
