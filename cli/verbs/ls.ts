import type { Command } from 'commander';
import { sweepFromWire } from '../../client/from-wire.ts';
import type { Sweep } from '../../client/facts.ts';
import { controlService } from '../../proto/service.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { print, printJson } from '../output/write-output.ts';

interface LsOptions extends CoordinatorOptions {
  readonly json?: true;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program.command('ls').description('list the sweeps, newest first').option('--json', 'print them as JSON'),
  ).action(ls);
}

async function ls(options: LsOptions): Promise<void> {
  const { sweeps } = await withCoordinator(options, (client) =>
    client.unary(controlService.listSweeps, {}, { timeoutMs: answerTimeoutMs }),
  );
  const newestFirst = sweeps.map(sweepFromWire).sort((left, right) => right.launchedAtMs - left.launchedAtMs);
  if (options.json) printJson({ schema: 'yates/sweeps/v1', sweeps: newestFirst.map(sweepAsJson) });
  else if (newestFirst.length === 0) print('No sweep yet. Launch one with `yates launch SWEEP`.');
  else
    print(
      textTable(
        ['id', 'name', 'state', 'done', 'failed', 'of', 'priority', 'launched'],
        newestFirst.map(row),
      ),
    );
}

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
