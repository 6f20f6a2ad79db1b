import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import type { Design } from '../../design/design-of.ts';
import { slotsPerTrial } from '../../design/slots-per-trial.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { type PlanCost, planCost } from '../../report/plan/plan-cost.ts';
import { type PlanTable, planTable } from '../../report/plan/plan-table.ts';
import { runSheetCsv } from '../../report/export/run-sheet-csv.ts';
import { describePlan, type PlanNeeds } from '../plan/describe-plan.ts';
import { type EarlierSweep, earlierSweep } from '../plan/earlier-sweep.ts';
import { parsePrice, pricesInTrials, type WrittenPrices } from '../plan/prices.ts';
import { withExamples } from '../options/examples.ts';
import { parseMilliseconds } from '../options/milliseconds.ts';
import { readSweep } from '../input/read-sweep.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { withProgress } from '../output/progress.ts';
import { shellWord } from '../output/shell-word.ts';
import { print, printJson, writeOutput } from '../output/write-output.ts';

interface PlanOptions {
  readonly output?: string;
  readonly json?: true;
  readonly effect?: number;
  readonly trialTime?: number;
  readonly slots?: number;
  readonly data?: string;
  readonly price?: WrittenPrices;
}

export function register(program: Command): void {
  const command = program
    .command('plan')
    .description('check a sweep file and show what it would run, without running it')
    .argument('<sweep>', 'sweep file; - for standard input')
    .option('-o, --output <file>', 'write the run sheet as CSV; - for standard output')
    .option(
      '--effect <f>',
      'print the replicates needed to find this effect (0.1 small, 0.25 medium, 0.4 large)',
      parseEffect,
    )
    .option('--trial-time <time>', 'time of one trial, such as 90s: print the GPU-hours', (text) =>
      parseMilliseconds(text, '--trial-time'),
    )
    .option(
      '--data <dir>',
      'data folder of an earlier sweep of this trainer: take times and the variances of random parts from it',
    )
    .option(
      '--price <name=trials>',
      'what one more level of a random factor costs besides its runs, as in subject=20 or subject=2h; may be repeated',
      parsePrice,
    )
    .option(
      '--slots <number>',
      'slots of all agents together: print the wall time (with --trial-time or --data)',
      (text) => parseWholeNumber(text, '--slots', 1, 1_000_000),
    )
    .option('--json', 'print the design as JSON');
  withExamples(
    command,
    'yates plan my-sweep.yaml',
    'yates plan my-sweep.yaml --effect 0.25 --trial-time 90s --slots 8',
    'yates plan my-sweep.yaml --data .yates --price subject=20',
  ).action(plan);
}

async function plan(file: string, options: PlanOptions): Promise<void> {
  const { output, json } = options;
  const { spec, design } = await readSweep(file);
  const earlier =
    options.data === undefined
      ? undefined
      : await earlierSweep(options.data, spec, { needsTime: options.trialTime === undefined });
  const cost = costOf(spec, design, options, earlier);
  const memory = await memoryOf(spec, design);
  const known = earlier?.ratios;
  const prices = options.price && pricesInTrials(options.price, spec, cost?.trialMs);
  const table = await withProgress(async (say) => {
    say('finding what so many trials can show');
    return planTable(spec, design, { wantedF: options.effect, known, prices });
  });
  if (output !== undefined) writeOutput(runSheetCsv(spec, design), output);
  if (json) printJson(planAsJson(spec, design, table, { cost, memory }));
  else if (output !== '-') {
    print(describePlan(spec, design, table, { cost, memory }, { known, isAsked: earlier !== undefined }));
    print(
      output === undefined
        ? `\nRun it with \`yates up ${shellWord(file)}\`; -o FILE.csv writes the run sheet.`
        : `\nRun sheet: ${output}`,
    );
    const refused = await refusedAtLaunch(spec);
    if (refused.length > 0) print(`\nBut it is refused at launch:\n${refused.join('\n')}`);
  }
}

function planAsJson(spec: SweepSpec, design: Design, analysis: PlanTable, needs: PlanNeeds): unknown {
  const { trials, ...rest } = design;
  const [cost, memory] = [needs.cost ?? null, needs.memory ?? null];
  return { schema: 'yates/plan/v1', name: spec.name, ...rest, analysis, cost, memory, spec, trials };
}

/** Undefined if the trainer is a program, or if the files of its net are not on this machine. */
async function memoryOf(
  { trainer }: SweepSpec,
  { trials }: Design,
): Promise<NonNullable<PlanNeeds['memory']> | undefined> {
  if (trainer.kind !== 'diffusion') return undefined;
  // Brings the tensor library with it.
  const { largestTrialMemory } = await import('../../diffusion/task/trial-memory.ts');
  const once = trials.filter(({ replicate }) => replicate === 1);
  const found = await largestTrialMemory(
    trainer.options,
    once.map(({ settings }) => settings),
  );
  return found && { ...found.estimate, cell: found.cell };
}

/** What a coordinator refuses unless it was started with options that lift it; a plan cannot know whether one was. */
async function refusedAtLaunch({ trainer }: SweepSpec): Promise<string[]> {
  if (trainer.kind !== 'command') return [];
  const { riskyEnvFaults } = await import('../../agent/command/command-options.ts');
  return riskyEnvFaults(trainer.options, []).map(({ message, next }) => `  ${message}; ${next}`);
}

/** @throws YatesError E_OPTION_TRIAL_TIME */
function costOf(
  spec: SweepSpec,
  design: Design,
  { trialTime, slots }: PlanOptions,
  earlier: EarlierSweep | undefined,
): PlanCost | undefined {
  const perTrial = slotsPerTrial(spec.resources);
  if (trialTime !== undefined) return planCost(design.trials.length, perTrial, trialTime, slots);
  if (earlier?.time !== undefined) {
    const { trialMs, ...measured } = earlier.time;
    return { ...planCost(design.trials.length, perTrial, trialMs, slots), measured };
  }
  if (slots === undefined) return undefined;
  throw new YatesError({
    code: 'E_OPTION_TRIAL_TIME',
    place: { file: '--slots' },
    message: 'the wall time needs the time of one trial',
    next: 'add --trial-time, such as --trial-time 90s, or --data with the folder of an earlier sweep',
  });
}

/** @throws YatesError E_OPTION_EFFECT */
function parseEffect(text: string): number {
  const f = text.trim() === '' ? Number.NaN : Number(text);
  if (f >= 0.001 && f <= 100) return f;
  throw new YatesError({
    code: 'E_OPTION_EFFECT',
    place: { file: '--effect' },
    message: `"${text}" is not an effect size f`,
    next: 'write a number from 0.001 to 100, such as 0.25: deviation of the effects over that of the noise',
  });
}
