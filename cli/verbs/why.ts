import type { Command } from 'commander';
import { getTrial } from '../../client/ask.ts';
import { plainLine } from '../../base/plain-text.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { trialArgument, trialSweepOption } from '../options/sweep-argument.ts';
import { print, printJson } from '../output/write-output.ts';

interface WhyOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly sweep?: string;
}

export function register(program: Command): void {
  const command = program
    .command('why')
    .description('show why a trial is queued')
    .argument(...trialArgument)
    .option(...trialSweepOption)
    .option('--json', 'print it as JSON');
  withExamples(withCoordinatorOption(command), 'yates why 0m4x', 'yates why 3 --sweep my-sweep').action(why);
}

async function why(id: string, options: WhyOptions): Promise<void> {
  const {
    trial,
    sweepId,
    why: reasons,
  } = await withCoordinator(options, (client) => getTrial(client, id, options.sweep));
  const { state, attempts, agentName } = trial;
  if (options.json) {
    printJson({ schema: 'yates/why/v1', sweepId, trialId: trial.id, state, reasons });
    return;
  }
  const name = `Trial ${trial.plannedOrder + 1} of ${sweepId} (id ${trial.id})`;
  if (state !== 'queued') {
    const where = state === 'leased' ? `runs on ${plainLine(agentName)}` : `is ${state}`;
    print(`${name} ${where}; it is not queued.`);
    return;
  }
  const tried = attempts === 0 ? '' : `, after ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}`;
  const lines = reasons.map(({ text }) => `- ${plainLine(text)}`);
  print([`${name} is queued${tried}:`, ...lines].join('\n'));
}
