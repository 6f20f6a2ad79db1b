import type { Command } from 'commander';
import { trainerChecks } from '../input/trainer-checks.ts';
import { launchSweep } from '../../client/launch-sweep.ts';
import { otherDesign } from '../../client/other-design.ts';
import { planTable } from '../../report/plan/plan-table.ts';
import { watchSweep } from '../connect/watch-sweep.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { readSweep } from '../input/read-sweep.ts';
import { launchInWords, otherDesignInWords } from '../output/launch-text.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { parsePriority } from '../options/priority.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';
import { describePlan } from '../plan/describe-plan.ts';

interface LaunchOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly watch?: true;
  readonly priority?: number;
}

export function register(program: Command): void {
  const command = program
    .command('launch')
    .description('submit a sweep to a running coordinator')
    .argument('<sweep>', 'sweep file; - for standard input')
    .option('--priority <weight>', 'share of the slots beside other sweeps (default: 1)', (text) =>
      parsePriority(text, '--priority'),
    )
    .option('--watch', 'open the dashboard on it')
    .option('--json', 'print the answer as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates launch my-sweep.yaml --coordinator box1:4444 --watch',
  ).action(launch);
}

async function launch(file: string, options: LaunchOptions): Promise<void> {
  // Checked here first: the faults of a wrong file are printed before anything is sent.
  const { source, spec, design } = await readSweep(file);
  const { launched, other } = await withCoordinator(
    options,
    async (client) => {
      const answer = await withProgress((say) => {
        say('planning and recording');
        return launchSweep(client, { source, fileName: file, priority: options.priority });
      });
      return { launched: answer, other: await otherDesign(client, answer, spec, await trainerChecks()) };
    },
    'steer',
  );
  const { sweepId } = launched;
  if (options.json) {
    printJson({ schema: 'yates/launched/v1', ...launched });
    return;
  }
  print(describePlan(spec, design, planTable(spec, design)));
  print(`\n${launchInWords(launched)}`);
  if (other !== undefined) print(otherDesignInWords(other));
  if (options.watch) {
    const { coordinator, data } = options;
    await watchSweep(sweepId, {
      ...(coordinator === undefined ? {} : { coordinator }),
      ...(data === undefined ? {} : { data }),
    });
  }
}
