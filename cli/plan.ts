import type { Command } from 'commander';
import type { Design } from '../design/design-of.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import { planTable } from '../report/plan-table.ts';
import { runSheetCsv } from '../report/run-sheet-csv.ts';
import { describePlan } from './describe-plan.ts';
import { readSweep } from './read-sweep.ts';
import { print, printJson, writeOutput } from './write-output.ts';

interface PlanOptions {
  readonly output?: string;
  readonly json?: true;
}

export function register(program: Command): void {
  program
    .command('plan')
    .description('check a sweep file and show what it would run, without running it')
    .argument('<sweep>', 'sweep file; - for standard input')
    .option('-o, --output <file>', 'write the run sheet as CSV; - for standard output')
    .option('--json', 'print the design as JSON')
    .action(plan);
}

async function plan(file: string, { output, json }: PlanOptions): Promise<void> {
  const { spec, design } = await readSweep(file);
  if (output !== undefined) writeOutput(runSheetCsv(spec, design), output);
  if (json) printJson(planAsJson(spec, design));
  else if (output !== '-') {
    print(describePlan(spec, design));
    print(
      output === undefined
        ? '\nRun it with `yates up`; -o FILE.csv writes the run sheet.'
        : `\nRun sheet: ${output}`,
    );
  }
}

function planAsJson(spec: SweepSpec, design: Design): unknown {
  const { trials, ...rest } = design;
  return {
    schema: 'yates/plan/v1',
    name: spec.name,
    ...rest,
    analysis: planTable(spec, design),
    spec,
    trials,
  };
}
