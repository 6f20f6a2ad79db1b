import { type ServiceError, status } from '@grpc/grpc-js';
import { type Command, Option } from 'commander';
import { JsonWithList } from '../../base/json-with-list.ts';
import { withoutControls } from '../../base/plain-text.ts';
import { YatesError } from '../../base/error.ts';
import { getSweep, getTrial, listTrials } from '../../client/ask.ts';
import { readCurves } from '../../client/curves.ts';
import type { Sweep, Trial } from '../../client/facts.ts';
import { specOf } from '../../client/spec-of.ts';
import { lookFor, readTerminal } from '../../dashboard/terminal.ts';
import { keepTexts } from '../../design/keep.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { RpcClient } from '../../proto/client.ts';
import { settingNames } from '../../report/export/export-table.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { curvesOfLevels } from '../curves/curves-of-levels.ts';
import { ShownCurves } from '../curves/shown-curves.ts';
import { meanCurveJson, trialCurvesJson } from '../curves/curves-json.ts';
import { curvesHeader, curvesLines, type CurvesOfTrial, meansTable } from '../curves/curves-table.ts';
import { meansText, sweepText, trialText } from '../curves/curves-text.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { noLongerKept } from '../output/no-longer-kept.ts';
import { type Say, withProgress } from '../output/progress.ts';
import { print, printJson, writePart } from '../output/write-output.ts';

interface CurvesOptions extends CoordinatorOptions {
  readonly sweep?: string;
  readonly metric?: string;
  readonly attempt?: number;
  readonly by?: string;
  readonly points?: number;
  readonly csv?: true;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('curves')
    .description(
      'print what trials reported over their steps: of one, of all of a sweep, or the mean of each level',
    )
    .argument(
      '[id]',
      'sweep or trial: id, a unique beginning of one, name or number (default: the newest sweep)',
    )
    .option('--sweep <sweep>', 'sweep of the trial, where several have it')
    .option('--metric <name>', 'this metric alone')
    .option('--by <factor>', 'mean of each level of this factor, with a 95% interval over replicates')
    .option('--points <n>', 'most points of a metric', (text) => parseWholeNumber(text, '--points', 2, 2_000))
    .option('--attempt <n>', 'of this attempt alone (default: all of them, joined)', (text) =>
      parseWholeNumber(text, '--attempt', 1, 1_000_000),
    )
    .addOption(new Option('--csv', 'one line a point').conflicts('json'))
    .option('--json', 'print them as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates curves 14',
    'yates curves my-sweep --metric loss --csv > curves.csv',
    'yates curves my-sweep --by optimizer',
  ).action(curves);
}

/** What is asked for: a sweep, or one trial of it. */
interface Subject {
  readonly sweep: Sweep;
  readonly trials: readonly Trial[];
  readonly trial: Trial | undefined;
}

async function curves(id = '', options: CurvesOptions): Promise<void> {
  await withCoordinator(options, async (client) => {
    const subject = await findSubject(client, id, options.sweep);
    if (options.by !== undefined) await printMeans(client, subject, options.by, options);
    else if (options.csv) await printCsv(client, subject, options);
    else if (options.json) await printTrialsAsJson(client, subject, options);
    else await printAll(client, subject, options);
  });
}

/** A sweep where one is called so, otherwise a trial. */
async function findSubject(client: RpcClient, id: string, sweepOption: string | undefined): Promise<Subject> {
  const named = sweepOption === undefined ? await sweepCalled(client, id) : undefined;
  if (named !== undefined)
    return { sweep: named, trials: await listTrials(client, named.id), trial: undefined };
  const { trial, sweepId } = await trialCalled(client, id, sweepOption);
  return { sweep: (await getSweep(client, sweepId)).sweep, trials: [trial], trial };
}

async function sweepCalled(client: RpcClient, id: string): Promise<Sweep | undefined> {
  try {
    return (await getSweep(client, id)).sweep;
  } catch (error) {
    const isUnknown = (error as Partial<ServiceError>).code === status.NOT_FOUND;
    if (id !== '' && isUnknown) return undefined;
    throw error;
  }
}

async function trialCalled(client: RpcClient, id: string, sweepOption: string | undefined) {
  try {
    return await getTrial(client, id, sweepOption);
  } catch (error) {
    if (sweepOption !== undefined || (error as Partial<ServiceError>).code !== status.NOT_FOUND) throw error;
    throw new YatesError({
      code: 'E_TRIAL_UNKNOWN',
      message: `there is neither a sweep nor a trial ${JSON.stringify(id)} here`,
      next: 'run `yates ls` to list the sweeps, and `yates show SWEEP` for the trials of one',
    });
  }
}

/** Those of trials that reported anything, as they come. */
async function* reported(
  client: RpcClient,
  { sweep, trials, trial }: Subject,
  { attempt, metric, points }: Pick<CurvesOptions, 'attempt' | 'metric' | 'points'>,
): AsyncGenerator<CurvesOfTrial, void, undefined> {
  const byId = new Map<string, Trial>(trials.map((one) => [one.id, one]));
  const metrics = metric === undefined ? undefined : [metric];
  const question = { sweepId: sweep.id, trialId: trial?.id, attempt, metrics, pointsMax: points };
  for await (const answer of readCurves(client, question)) {
    const found = byId.get(answer.trialId);
    if (found !== undefined && answer.curves.size > 0) yield { trial: found, reported: answer };
  }
}

/**
 * Takes them one after another, while a line on the terminal says how many trials there were.
 *
 * @param isShown true where what is taken goes to the terminal at once, and says enough
 */
async function takeReported(
  client: RpcClient,
  subject: Subject,
  options: CurvesOptions,
  take: (one: CurvesOfTrial) => void | Promise<void>,
  isShown = false,
): Promise<void> {
  const work = async (say: Say): Promise<void> => {
    let done = 0;
    say('reading curves', done, subject.trials.length);
    for await (const one of reported(client, subject, options)) {
      await take(one);
      say('reading curves', ++done, subject.trials.length);
    }
  };
  await (isShown ? work(() => {}) : withProgress(work));
}

async function shownCurves(
  client: RpcClient,
  subject: Subject,
  options: CurvesOptions,
): Promise<ShownCurves> {
  const shown = new ShownCurves(options.metric);
  await takeReported(client, subject, options, (one) => shown.add(one));
  return shown;
}

async function printCsv(client: RpcClient, subject: Subject, options: CurvesOptions): Promise<void> {
  const factors = settingNames(specOf(subject.sweep));
  let isFirst = true;
  const write = async (one: CurvesOfTrial): Promise<void> => {
    await writePart((isFirst ? curvesHeader(factors) : '') + curvesLines(one, factors));
    isFirst = false;
  };
  await takeReported(client, subject, options, write, process.stdout.isTTY);
  if (isFirst) throw nothingReported(subject, options.metric);
}

const ownLook = () => lookFor(readTerminal(process.env, process.stdout.isTTY), 0);

async function printTrialsAsJson(client: RpcClient, subject: Subject, options: CurvesOptions): Promise<void> {
  const json = new JsonWithList({ schema: 'yates/curves/v1', sweepId: subject.sweep.id }, 'trials');
  let isFirst = true;
  const write = async (one: CurvesOfTrial): Promise<void> => {
    isFirst = false;
    await writePart(withoutControls(json.item(trialCurvesJson(one))));
  };
  await takeReported(client, subject, options, write, process.stdout.isTTY);
  if (isFirst) throw nothingReported(subject, options.metric);
  await writePart(json.end());
}

async function printAll(client: RpcClient, subject: Subject, options: CurvesOptions): Promise<void> {
  const all: CurvesOfTrial[] = [];
  await takeReported(client, subject, options, (one) => void all.push(one));
  const [first] = all;
  if (first === undefined) throw nothingReported(subject, options.metric);
  const { trial } = subject;
  const { glyphs } = ownLook();
  if (trial !== undefined) {
    print(trialText(first, glyphs));
    return;
  }
  const shown = new ShownCurves(options.metric);
  for (const one of all) shown.add(one);
  print(`${sweepText(shown.metric, shown.all, glyphs)}${othersLine(shown)}`);
}

async function printMeans(
  client: RpcClient,
  subject: Subject,
  factor: string,
  options: CurvesOptions,
): Promise<void> {
  const factors = settingNames(specOf(subject.sweep));
  if (!factors.includes(factor))
    throw new YatesError({
      code: 'E_FACTOR_UNKNOWN',
      place: { file: '--by' },
      message: `sweep ${subject.sweep.id} has no factor ${JSON.stringify(factor)}`,
      next: didYouMean(factor, factors),
    });
  const points = options.points ?? 200;
  const shown = await shownCurves(client, subject, { ...options, points });
  const { all, metric } = shown;
  if (all.length === 0) throw nothingReported(subject, options.metric);
  const means = curvesOfLevels(all, specOf(subject.sweep), { factor, metric, points });
  if (options.json) {
    printJson({
      schema: 'yates/mean-curves/v1',
      sweepId: subject.sweep.id,
      factor,
      metric,
      levels: means.map(meanCurveJson),
    });
  } else if (options.csv) await writePart(meansTable(factor, metric, means));
  else print(`${meansText(factor, metric, means, ownLook().glyphs)}${othersLine(shown)}`);
}

const keptForText = ({ spec }: Sweep): string =>
  `its sweep file keeps them for ${keepTexts(spec?.keep)['keep.curves']} after the end of a trial`;

function othersLine({ others }: ShownCurves): string {
  return others.length === 0 ? '' : `\n\nAlso reported: ${others.join(', ')} (--metric shows one of them)`;
}

function nothingReported({ sweep, trial, trials }: Subject, metric: string | undefined): YatesError {
  const gone = trials.map((one) => noLongerKept(sweep, one, 'curves', Date.now()));
  // Of a sweep, where that is so of all its trials.
  if (gone[0] !== undefined && !gone.includes(undefined))
    return new YatesError({
      code: 'E_NO_CURVES',
      message:
        trial === undefined
          ? `the curves of all trials of ${sweep.id} are no longer kept: ${keptForText(sweep)}`
          : gone[0],
      next: 'keep them for longer in sweeps to come, with keep: { curves: all }; metrics and results are kept in any case',
    });
  const what = metric === undefined ? 'anything' : JSON.stringify(metric);
  const who = trial === undefined ? `no trial of ${sweep.id} has` : `trial ${trial.plannedOrder + 1} has not`;
  return new YatesError({
    code: 'E_NO_CURVES',
    message: `${who} reported ${what} over its steps`,
    next: 'let the program print a line such as {"step": 10, "steps": 100, "loss": 0.7} now and then',
  });
}
