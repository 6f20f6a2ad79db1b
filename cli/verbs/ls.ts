import type { Command } from 'commander';
import { plainLine } from '../../base/plain-text.ts';
import { YatesError } from '../../base/error.ts';
import { listSweeps } from '../../client/ask.ts';
import { noteInWords } from '../../client/note-text.ts';
import type { Sweep } from '../../client/facts.ts';
import { jobsText } from '../../client/jobs-text.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { printJson } from '../output/write-output.ts';
import { showTable, watchOption } from '../watch-table/show-table.ts';
import type { TableView } from '../watch-table/watch-table.ts';

interface LsOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly watch?: true;
}

export function register(program: Command): void {
  const command = program
    .command('ls')
    .description('list the sweeps, newest first')
    .option('--json', 'print them as JSON')
    .addOption(watchOption());
  withExamples(withCoordinatorOption(command), 'yates ls', 'yates ls --watch').action(ls);
}

async function ls(options: LsOptions): Promise<void> {
  if (options.json !== true) {
    await showTable(async () => viewOf(await sweepsOrNone(options)), options.watch === true);
    return;
  }
  const sweeps = await sweepsOrNone(options);
  printJson({
    schema: 'yates/sweeps/v1',
    sweeps: sweeps instanceof YatesError ? [] : sweeps.map(sweepAsJson),
  });
}

/** @returns the error where there is no coordinator: that there is nothing here is an answer, and no fault */
const sweepsOrNone = (options: LsOptions): Promise<readonly Sweep[] | YatesError> =>
  withCoordinator(options, listSweeps).catch((error: unknown) => {
    if (!(error instanceof YatesError) || error.code !== 'E_COORDINATOR_NONE') throw error;
    return error;
  });

function viewOf(sweeps: readonly Sweep[] | YatesError): TableView {
  if (sweeps instanceof YatesError)
    return () => `${capitalised(sweeps.what)}. ${capitalised(sweeps.next ?? '')}.`;
  if (sweeps.length === 0) return () => 'No sweep yet. Launch one with `yates launch SWEEP`.';
  // The id begins with the name.
  const fit = { cut: ['name'], drop: ['name', 'priority', 'launched'] };
  return (width, paint) =>
    [
      textTable(header, sweeps.map(row), { ...fit, width, paint }),
      ...sweeps.flatMap(waits),
      ...diskLines(sweeps),
    ].join('\n');
}

/** What it scores, the jobs that work for it, and why it waits: what keeps its trials from the agents, or why it is paused. */
const waits = ({ id, scores, pauseReason, notes = [], jobs = [] }: Sweep): string[] => [
  ...(scores === undefined ? [] : [`${id} scores ${scores}`]),
  ...jobs.map((one) => `${id}: ${jobsText(one)}`),
  ...(pauseReason === undefined ? [] : [`${id} is paused: ${plainLine(pauseReason)}`]),
  ...notes.filter(({ kind }) => kind !== 'disk').map((one) => noteInWords(one, `${id} waits`)),
];

/** Of one disk, whatever the number of sweeps. */
const diskLines = (sweeps: readonly Sweep[]): string[] => [
  ...new Set(
    sweeps.flatMap(({ notes = [] }) =>
      notes.filter(({ kind }) => kind === 'disk').map(({ text }) => plainLine(text)),
    ),
  ),
];

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const header = ['id', 'name', 'state', 'done', 'failed', 'of', 'priority', 'launched'];

const row = ({ id, name, state, counts, priority, launchedAtMs }: Sweep): string[] => [
  id,
  name,
  state,
  String(counts.done),
  String(counts.failed),
  String(counts.total),
  String(priority),
  timeText(launchedAtMs),
];
