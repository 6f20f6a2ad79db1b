import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { controlService } from '../../proto/service.ts';
import { planTable } from '../../report/plan/plan-table.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { priority } from './priority.ts';
import { readSweep } from '../input/read-sweep.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { print, printJson } from '../output/write-output.ts';

interface LaunchOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly watch?: true;
  readonly priority?: number;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('launch')
      .description('submit a sweep to a running coordinator')
      .argument('<sweep>', 'sweep file; - for standard input')
      .option('--priority <weight>', 'share of the slots beside other sweeps; 1 where left out', priority)
      .option('--watch', 'open the dashboard on it')
      .option('--json', 'print the answer as JSON'),
  ).action(launch);
}

async function launch(file: string, options: LaunchOptions): Promise<void> {
  // Read here first: a faulty file is told with its faults before anything is sent.
  const { source, spec, design } = await readSweep(file);
  const { sweepId, created, trials } = await withCoordinator(options, (client) =>
    client.unary(
      controlService.launch,
      { requestId: randomUUID(), source, fileName: file, priority: options.priority ?? 0 },
      { timeoutMs: answerTimeoutMs },
    ),
  );
  if (options.json) {
    printJson({ sweepId, created, trials });
    return;
  }
  print(describePlan(spec, design, planTable(spec, design)));
  print(
    created
      ? `\nLaunched as ${sweepId}: ${trials} trials. Follow it with \`yates watch ${sweepId}\`.`
      : `\nThis very design was launched before, as ${sweepId}: it goes on, nothing is run twice.`,
  );
  if (options.watch) {
    // The verb itself, as if typed after this one.
    const { run } = await import('../run.ts');
    const where = [
      ...(options.coordinator === undefined ? [] : ['--coordinator', options.coordinator]),
      ...(options.data === undefined ? [] : ['--data', options.data]),
    ];
    process.exitCode = await run(['watch', sweepId, ...where]);
  }
}
