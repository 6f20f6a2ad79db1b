import type { Command } from 'commander';
import { getSweep } from '../../client/ask.ts';
import { noteInWords } from '../../client/note-text.ts';
import { scoreSweep, type Scored } from '../../client/score-sweep.ts';
import { specOf } from '../../client/spec-of.ts';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import type { RpcClient } from '../../proto/client.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { withExamples } from '../options/examples.ts';
import { collectTexts, columnsOfSpec, factorLevels } from '../options/factor-levels.ts';
import { type Goal, goalOption } from '../options/goal-option.ts';
import { parsePriority } from '../options/priority.ts';
import { namedSweepArgument } from '../options/sweep-argument.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { withProgress } from '../output/progress.ts';
import { print, printJson } from '../output/write-output.ts';
import { scoreHere } from '../score/score-here.ts';
import { scoreText, type ScoreTextOptions } from '../score/score-text.ts';
import { scoreInWords } from '../score/score-words.ts';

interface ScoreOptions extends CoordinatorOptions, Omit<ScoreTextOptions, 'goal'> {
  readonly goal?: Goal;
  readonly direction?: Goal;
  readonly where?: readonly string[];
  readonly priority?: number;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly up?: true;
  readonly plain?: true;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('score')
    .description('run a program on the files that each finished trial left, to measure something more')
    .argument(...namedSweepArgument)
    .requiredOption(
      '--run <command>',
      'program and its arguments; {artifacts} is the folder with the files of the trial, {lr} its level of the factor lr',
    )
    .requiredOption(
      '--metric <name>',
      'metric that it reports, such as fid or fid=minimize; may be repeated, the first is the primary one',
      collectTexts,
    )
    .addOption(goalOption('--goal <goal>', 'what is better of the metrics that do not say it'))
    .addOption(goalOption('--direction <goal>', 'the same as --goal').hideHelp())
    .option(
      '--pattern <name=expression>',
      'find a metric in what the program prints by this regular expression; may be repeated',
      collectTexts,
    )
    .option('--where <factor=a,b>', 'score trials with these levels only; may be repeated', collectTexts)
    .option('--name <name>', 'name of the linked sweep (default: that of the sweep and the metric)')
    .option('--shell', 'hand the command to /bin/sh')
    .option('--cwd <folder>', "folder to run in (default: the agent's own)")
    .option('--env <name=value>', 'set an environment variable of the program; may be repeated', collectTexts)
    .option('--result-file <file>', 'file that the program writes its metrics to')
    .option('--timeout <time>', 'longest run of one attempt, such as 10m (default: none)')
    .option('--stall-timeout <time>', 'longest silence of the program (default: 5m)')
    .option('--memory-limit <size>', 'most memory that it takes, such as 8GiB')
    .option('--slots <n>', 'take this many slots of an agent (default: 1)', (text) =>
      parseWholeNumber(text, '--slots', 1, 1024),
    )
    .option('--gpus <n>', 'take this many whole GPUs of one machine', (text) =>
      parseWholeNumber(text, '--gpus', 1, limits.devices),
    )
    .option('--label <name=value>', 'ask for agents with this label; may be repeated', collectTexts)
    .option('--priority <weight>', 'share of the slots beside other sweeps (default: 1)', (text) =>
      parsePriority(text, '--priority'),
    )
    .option('--replace', 'take the place of a sweep that has scored the same metric by another command')
    .option('--up', 'run the trials on this machine now, as `yates up` does, and wait until they have ended')
    .option('--plain', 'with --up: print lines instead of drawing a screen')
    .option('--dry-run', 'say what would be scored, and change nothing')
    .option('--json', 'print the answer as JSON');
  withExamples(
    withCoordinatorOption(command),
    "yates score my-sweep --run 'python3 score.py {artifacts}' --metric fid --goal minimize",
    "yates score my-sweep --run 'python3 score.py {artifacts}' --metric fid=minimize --dry-run",
  ).action(score);
}

async function score(id: string, options: ScoreOptions): Promise<void> {
  const { dryRun = false } = options;
  if (options.up && !dryRun) {
    refuseElsewhere(options);
    // Its trials run until they have ended, and what was scored is told as it comes.
    const score = async (client: RpcClient): Promise<Scored> => {
      const { scored, answer } = await ask(client, id, options);
      print(scoreInWords(answer, scored.id, false));
      return answer;
    };
    await scoreHere({ score, id, options });
    return;
  }
  const { scored, answer } = await withCoordinator(options, (client) => ask(client, id, options), 'steer');
  if (options.json) {
    const { sweep, ...rest } = answer;
    const linked = sweep === undefined ? null : sweepAsJson(sweep);
    printJson({ schema: 'yates/scored/v1', scores: scored.id, sweep: linked, ...rest, dryRun });
    return;
  }
  print(scoreInWords(answer, scored.id, dryRun));
  for (const note of answer.notes) print(noteInWords(note, 'It waits'));
}

async function ask(client: RpcClient, id: string, options: ScoreOptions) {
  const { direction, where = [], priority, replace = false, dryRun = false } = options;
  const goal = options.goal ?? direction;
  const { sweep } = await getSweep(client, id);
  const source = scoreText(sweep.name, { ...options, ...(goal === undefined ? {} : { goal }) });
  const levels = factorLevels(columnsOfSpec(specOf(sweep)), where, 'E_SCORE');
  const request = { sweepId: sweep.id, source, where: levels, dryRun, replace, priority };
  const answer = await withProgress((say) => {
    say(dryRun ? 'looking for what is to be scored' : 'planning and recording');
    return scoreSweep(client, request);
  });
  return { scored: sweep, answer };
}

/** @throws YatesError E_SCORE where the trials would be those of a coordinator on another machine */
function refuseElsewhere({ coordinator }: ScoreOptions): void {
  if (coordinator === undefined) return;
  throw new YatesError({
    code: 'E_SCORE',
    place: { file: '--up' },
    message: 'it starts a coordinator on a data folder of this machine, and goes with no --coordinator',
    next: 'leave --up out: the agents of that coordinator run the trials',
  });
}
