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
import { print, printJson } from '../output/write-output.ts';

interface LsOptions extends CoordinatorOptions {
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('ls')
    .description('list the sweeps, newest first')
    .option('--json', 'print them as JSON');
  withExamples(withCoordinatorOption(command), 'yates ls').action(ls);
}

async function ls(options: LsOptions): Promise<void> {
  const sweeps = await withCoordinator(options, listSweeps).catch((error: unknown) => {
    // That there is nothing here is an answer, and no fault.
    if (!(error instanceof YatesError) || error.code !== 'E_COORDINATOR_NONE') throw error;
    return error;
  });
  if (sweeps instanceof YatesError) {
    if (options.json) printJson({ schema: 'yates/sweeps/v1', sweeps: [] });
    else print(`${capitalised(sweeps.what)}. ${capitalised(sweeps.next ?? '')}.`);
    return;
  }
  if (options.json) printJson({ schema: 'yates/sweeps/v1', sweeps: sweeps.map(sweepAsJson) });
  else if (sweeps.length === 0) print('No sweep yet. Launch one with `yates launch SWEEP`.');
  else print([textTable(header, sweeps.map(row)), ...sweeps.flatMap(waits), ...diskLines(sweeps)].join('\n'));
}

/** The jobs that work for it, and why it waits: what keeps its trials from the agents, or why it is paused. */
const waits = ({ id, pauseReason, notes = [], jobs = [] }: Sweep): string[] => [
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
