/** From a script to the text of a sweep file: read, asked about where somebody is there to ask, and tried once. */
import { parseReportLine } from '../../agent/command/report-line.ts';
import { plural } from '../../base/plural.ts';
import { plainLine } from '../../base/plain-text.ts';
import { YatesError } from '../../base/error.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import { isReservedName } from '../../design/file/names.ts';
import { designOf } from '../../design/design-of.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { Level } from '../../design/sweep-spec.ts';
import { shippedBaseVersion } from '../input/base-version.ts';
import { trainerChecks } from '../input/trainer-checks.ts';
import { shellLine } from '../output/shell-word.ts';
import { shortened, wrapped } from '../output/terminal-lines.ts';
import { print } from '../output/write-output.ts';
import { type FirstTry, firstTry } from './first-try.ts';
import { configOptions } from './config-options.ts';
import { helpOptions } from './help-options.ts';
import { type MetricCandidate, metricCandidates } from './metric-candidates.ts';
import { measuredVariable, printedSamples, reportedMetrics } from './printed-samples.ts';
import { clash, type Proposal, proposeFactors, whyNotVaried } from './propose-factors.ts';
import { ask, askChoice, askYes, canAsk } from './questions.ts';
import { constantsIn } from './python-calls.ts';
import { type ReadScript, readScript, scriptError } from './read-script.ts';
import { scriptCommand } from './script-command.ts';
import type { ScriptOption } from './script-option.ts';
import { optionsWith, subcommandNamed, subcommandsOf } from './subcommand.ts';
import { isFailed, lastLines, summaryOf } from './summary.ts';
import { sweepName, sweepText } from './sweep-text.ts';
import { givenValues, optionError, wantedFactors } from './wanted-options.ts';

export interface PrepareOptions {
  readonly output: string;
  readonly script?: string;
  readonly factor: readonly string[];
  readonly set: readonly string[];
  readonly metric?: string;
  readonly subcommand?: string;
  readonly python: string;
  readonly mayRun: boolean;
  /** Longest first try. */
  readonly timeMs: number;
  /** As the user typed it. */
  readonly command: string;
}

export interface PreparedSweep {
  readonly text: string;
  /** What was found, what is missing, and what to type next. */
  readonly summary: string;
  /** The script failed when it was tried. */
  readonly hasFailed: boolean;
}

/** @throws YatesError E_INIT_SCRIPT, E_INIT_OPTION, E_FILE_* */
export async function prepareSweep(file: string, given: PrepareOptions): Promise<PreparedSweep> {
  const read = await withHelp(readScript(file, given.script), given);
  const { script, config } = read;
  const from = config ?? script;
  const subcommand = await chosenSubcommand(read, given.subcommand);
  const options = subcommand === undefined ? read.options : optionsWith(subcommand, read.options);
  const ofWhat = subcommand === undefined ? '' : ` with its subcommand ${subcommand}`;
  print(`${from}: ${plural(options.length, 'option')}${ofWhat}`);
  const values = givenValues(given.set, options, '--set');
  const proposal = withGiven(await chosenFactors(options, given, from, values), values);
  const program = [given.python, script];
  const command =
    read.takes === 'words'
      ? scriptCommand(program, proposal, values, read.isHydra, subcommand)
      : { words: program, firstTry: program };
  const fixed = read.takes === 'words' ? [] : proposal.required.filter(({ name }) => values.has(name));
  const tried = await tryOnce(command.firstTry, given);
  const found = foundMetrics(read, tried);
  const seen = renamed(found.metrics, proposal);
  const candidates = seen.length > 0 ? await chosenMetric(seen, given.metric) : [];
  const toPrint = seen.length > 0 ? undefined : lineToPrint(read, proposal);
  const text = sweepText({
    command: given.command,
    file: given.output,
    name: sweepName(script),
    proposal,
    run: command.words,
    takesWords: read.takes === 'words',
    fixed: Object.fromEntries(fixed.map(({ name }) => [name, values.get(name) as Level])),
    metrics: toPrint === undefined ? candidates : [toPrint.metric],
    saysResult: found.saysResult,
  });
  const trainers = await trainerChecks();
  const design = designOf(
    parseSweep(text, { fileName: given.output, trainers }),
    shippedBaseVersion(),
    trainers,
  );
  const parts = {
    read,
    proposal,
    fixed,
    tried,
    primary: candidates[0],
    toPrint: toPrint?.says,
    isSeen: found.isSeen,
  };
  return {
    text,
    summary: summaryOf(given, parts, design),
    hasFailed: isFailed(tried),
  };
}

async function chosenSubcommand(
  { options, script }: ReadScript,
  wanted: string | undefined,
): Promise<string | undefined> {
  const names = subcommandsOf(options);
  const likely = subcommandNamed(wanted, names);
  if (wanted !== undefined || likely === undefined || names.length < 2) return likely;
  if (canAsk())
    return await askChoice(
      `${script} has subcommands: ${names.join(', ')}. Which one trains?`,
      names,
      likely,
    );
  print(
    `${script}: taking its subcommand ${likely}; --subcommand names another: ${names.filter((name) => name !== likely).join(', ')}`,
  );
  return likely;
}

const helpMs = 20_000;

/** Asks a script for its options where its text does not show them. */
async function withHelp(read: ReadScript, { python, mayRun }: PrepareOptions): Promise<ReadScript> {
  if (read.options.length > 0) return read;
  const place = read.config ?? read.script;
  const lines =
    'import argparse; parser = argparse.ArgumentParser(); parser.add_argument("--lr", type=float, default=0.01)';
  const own = optionsForConstants(read.tokens);
  const none = scriptError(
    place,
    'it has no options that a sweep could vary',
    own === undefined ? `let it take some, as in ${lines}` : `after its own values add:\n${own}`,
  );
  if (!read.mayHaveMore) throw none;
  if (!mayRun)
    throw scriptError(
      place,
      'its options do not show in its text',
      'leave out --no-run, so that it is asked for them',
    );
  const question = read.isHydra ? ['--cfg', 'job'] : ['--help'];
  const words = [python, read.script, ...question];
  print(
    `${read.script}: its options do not show in its text. Running ${shellLine(words)} (20 s at most) ...`,
  );
  const { output, exitCode, isOverTime, spawnError } = await firstTry(words, helpMs);
  const options = read.isHydra ? composedOptions(output, place) : helpOptions(output);
  if (options.length > 0) return { ...read, options };
  if (exitCode === 0) throw none;
  const why = spawnError ?? (isOverTime ? 'it took longer than 20 s' : `exit code ${exitCode}`);
  throw scriptError(
    place,
    `it did not answer ${question.join(' ')}: ${why}\n${lastLines(output, 5)}`,
    `run ${shellLine(words)} to see why`,
  );
}

/** Lines that make options of the numbers which a script, such as one written from a notebook, is given at its top. */
function optionsForConstants(tokens: ReadScript['tokens']): string | undefined {
  const numbers = [...constantsIn(tokens)].filter(
    ([name, value]) => typeof value === 'number' && /^[A-Za-z]\w*$/.test(name),
  );
  if (numbers.length === 0) return undefined;
  const calls = numbers
    .slice(0, 4)
    .map(([name]) => `parser.add_argument("--${name}", type=type(${name}), default=${name})`);
  return [
    'import argparse',
    'parser = argparse.ArgumentParser()',
    ...calls,
    'globals().update(vars(parser.parse_args()))',
  ]
    .map((line) => `    ${line}`)
    .join('\n');
}

/** What a program of Hydra prints for `--cfg job` is its whole configuration; none where it printed something else. */
function composedOptions(output: string, place: string): ScriptOption[] {
  try {
    return configOptions(output, place);
  } catch (error) {
    if (error instanceof YatesError) return [];
    throw error;
  }
}

/** Options that are given a value in every trial are given it in the command, whatever they are. */
function withGiven(proposal: Proposal, values: ReadonlyMap<string, Level>): Proposal {
  const set = proposal.rest.filter(({ name }) => values.has(name));
  const rest = proposal.rest.filter(({ name }) => !values.has(name));
  return { ...proposal, required: [...proposal.required, ...set], rest };
}

async function chosenFactors(
  options: readonly ScriptOption[],
  { factor }: PrepareOptions,
  place: string,
  values: Map<string, Level>,
): Promise<Proposal> {
  const open = options.filter(({ name }) => !values.has(name));
  const left = options.filter(({ name }) => values.has(name));
  const propose = (texts: readonly string[]): Proposal => {
    const wanted = texts.length === 0 ? undefined : wantedFactors(texts, open, '--factor');
    const { factors, rest, ...others } = proposeFactors(open, wanted);
    const dropped = open.find(
      (option) => wanted?.has(option.name) && !factors.some((factor) => factor.option === option),
    );
    if (dropped !== undefined) {
      const { what, next } = whyNotVaried(dropped);
      throw optionError('--factor', what, next);
    }
    for (const one of factors)
      for (const { option } of factors) {
        const why = clash(one.option, option);
        if (why !== undefined) throw optionError('--factor', why, 'vary one of them');
      }
    return { ...others, factors, rest: [...rest, ...left] };
  };
  let proposal = propose(factor);
  if (factor.length === 0 && canAsk()) {
    for (const { name, levels, why } of proposal.factors)
      print(wrapped(`  vary ${name}: ${levels.join(', ')}  (${why})`));
    proposal = await askFactors(proposal, propose);
  }
  if (proposal.factors.length === 0)
    throw scriptError(
      place,
      'none of its options says what to vary',
      `name one with its levels: --factor ${exampleOf(open)}`,
    );
  for (const { name, default: standard } of proposal.required) {
    if (values.has(name) || standard !== undefined) continue;
    if (!canAsk())
      throw optionError('--set', `the script needs a value for ${name}`, `add --set ${name}=VALUE`);
    values.set(name, await ask(`The script needs ${name}. Its value in every trial:`));
  }
  return proposal;
}

const exampleOf = (options: readonly ScriptOption[]): string => `${options[0]?.name ?? 'lr'}=a,b`;

async function askFactors(
  proposal: Proposal,
  propose: (texts: readonly string[]) => Proposal,
): Promise<Proposal> {
  for (;;) {
    const answer = await ask('Enter takes these; or name others, such as lr=0.01,0.1 dropout:');
    if (answer === '') return proposal;
    try {
      return propose(answer.split(/\s+/));
    } catch (error) {
      if (!(error instanceof YatesError)) throw error;
      print(`${error.what}; ${error.next ?? ''}`);
    }
  }
}

async function tryOnce(
  words: readonly string[],
  { mayRun, timeMs }: PrepareOptions,
): Promise<FirstTry | undefined> {
  if (!mayRun) return undefined;
  const line = shellLine(words);
  const limit = `${timeMs / 1_000} s at most`;
  if (canAsk() && !(await askYes(`Try it once, to see what it prints (${limit})?\n  ${line}\n`, true)))
    return undefined;
  print(`Running ${line} (${limit}) ...`);
  return await firstTry(words, timeMs);
}

interface FoundMetrics {
  readonly metrics: readonly MetricCandidate[];
  /** Seen in what the script printed, not only in its text. */
  readonly isSeen: boolean;
  readonly saysResult: boolean;
}

function foundMetrics({ tokens }: ReadScript, tried: FirstTry | undefined): FoundMetrics {
  // What a script says of its end is no result, such as the number of an error.
  const [printed = ''] = (tried?.output ?? '').split(/^Traceback \(most recent call last\):/m);
  const lines = printed.split(/\r\n|\n|\r/);
  const results = lines.flatMap((line) => {
    const report = line.startsWith('{') ? parseReportLine(line) : undefined;
    return report?.kind === 'result' ? [report.metrics] : [];
  });
  const result = results.at(-1);
  if (result !== undefined) {
    const metrics = metricCandidates(Object.entries(result).map(([name, value]) => `${name}: ${value}`));
    return { metrics, isSeen: true, saysResult: true };
  }
  const seen = metricCandidates(lines);
  if (seen.length > 0) return { metrics: seen, isSeen: true, saysResult: false };
  const reported = reportedMetrics(tokens);
  if (reported.length > 0) {
    const metrics = metricCandidates(reported.map((name) => `${name}: 0`));
    if (metrics.length > 0) return { metrics, isSeen: false, saysResult: true };
  }
  const written = metricCandidates(printedSamples(tokens).map(({ text }) => text));
  return { metrics: written, isSeen: false, saysResult: false };
}

/** No metric may be called as a factor is. */
function renamed(metrics: readonly MetricCandidate[], { factors }: Proposal): MetricCandidate[] {
  const taken = new Set(factors.map(({ name }) => name));
  return metrics.map((metric) =>
    taken.has(metric.name) || isReservedName(metric.name)
      ? { ...metric, name: `${metric.name}_metric` }
      : metric,
  );
}

const metricsMax = 4;

/** The one that counts first, then some of the others. */
async function chosenMetric(
  metrics: readonly MetricCandidate[],
  wanted: string | undefined,
): Promise<MetricCandidate[]> {
  let chosen = metrics[0];
  if (wanted !== undefined) {
    const names = metrics.map(({ name }) => name);
    chosen = metrics.find(({ name }) => name === wanted);
    if (chosen === undefined)
      throw optionError(
        '--metric',
        `the script was not seen to print "${wanted}"`,
        didYouMean(wanted, names),
      );
  } else if (metrics.length > 1 && canAsk()) {
    const shown = metrics.slice(0, 9);
    for (const [at, { name, goal, line }] of shown.entries())
      print(shortened(`  ${at + 1}  ${name} (${goal})  in: ${plainLine(line).trim().slice(0, 100)}`));
    const names = shown.map(({ name }) => name);
    const answer = await askChoice('Which is the result that counts?', names, names[0] ?? '');
    chosen = shown.find(({ name }) => name === answer);
  }
  return chosen === undefined
    ? []
    : [chosen, ...metrics.filter((metric) => metric !== chosen)].slice(0, metricsMax);
}

interface LineToPrint {
  readonly metric: Pick<MetricCandidate, 'name' | 'pattern' | 'goal'>;
  readonly says: string;
}

/** The very line that a script which prints no metric needs; the sweep file looks for it already. */
function lineToPrint({ script, tokens }: ReadScript, proposal: Proposal): LineToPrint {
  const measured = measuredVariable(tokens);
  const variable = measured?.name ?? 'loss';
  const line = `print(f"${variable}: {${variable}}")`;
  const [metric] = renamed(metricCandidates([`${variable}: 0.5`]), proposal);
  const place = measured === undefined ? 'At its end' : `After ${script}:${measured.line}`;
  return {
    metric: metric ?? { name: 'result', pattern: '\\bresult:\\s*(\\S+)', goal: 'minimize' },
    says: `No metric was found in what ${script} prints. ${place} add ${line}; the sweep file looks for that line.`,
  };
}
