import type { Command } from 'commander';
import { listSweeps } from '../../client/ask.ts';
import type { Sweep } from '../../client/facts.ts';
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
  const sweeps = await withCoordinator(options, listSweeps);
  if (options.json) printJson({ schema: 'yates/sweeps/v1', sweeps: sweeps.map(sweepAsJson) });
  else if (sweeps.length === 0) print('No sweep yet. Launch one with `yates launch SWEEP`.');
  else print(textTable(header, sweeps.map(row)));
}

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
