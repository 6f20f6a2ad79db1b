/** From a granted trial to the order for its supervisor: what to run, where, and with which environment. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { type RiskyName, riskyNames } from '../../design/risky-environment.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { Grant } from '../core/lease.ts';
import { findProgram, isAllowed } from './allowed-programs.ts';
import { type CommandOptions, parseCommandOptions, shellProgram } from './command-options.ts';
import { hydraValue } from './hydra-value.ts';
import { fillPlaceholders, placeholderParts } from './placeholders.ts';
import type { RunOrder } from './protocol.ts';
import type { RunAs } from './run-as.ts';
import { argsNameOf, isArgs, settingsWords } from './settings-words.ts';
import { quotedAt, quotedWordsAt } from './shell-quotes.ts';

export interface RunPlan {
  readonly order: RunOrder;
  readonly options: CommandOptions;
  /** What the program is told of its trial, as JSON. */
  readonly trialText: string;
  readonly trialFile: string;
  readonly resultFile: string;
  /** Folder whose files are kept; of a trial that scores another, the files of that one. */
  readonly artifacts: string;
  /** Folder of the state that it saves on its way. */
  readonly checkpoint: string;
}

/** Linux takes no environment variable of more than 128 KiB; the file has it all. */
const envBytesMax = 120 * 1024;

export interface RunRules {
  /** Programs that this agent runs; see `isAllowed`. */
  readonly allowed: readonly string[];
  /** Of the agent's slot, such as the GPU that it may use. */
  readonly slotEnv: Readonly<Record<string, string>>;
  /** The trial's own passing folder. */
  readonly scratch: string;
  /** Names that a sweep's `env` may set although they can make a program run other code. */
  readonly allowEnv?: readonly string[] | undefined;
  /** Give programs only the basic variables of the agent's environment. Default: false. */
  readonly cleanEnv?: boolean | undefined;
  /** Whom programs run as. Default: the agent's own user. */
  readonly runAs?: RunAs | undefined;
}

/**
 * @throws YatesError E_TRAINER_OPTION, E_COMMAND_ENV, E_COMMAND_PLACEHOLDER, E_COMMAND_CWD, E_COMMAND_MISSING,
 *   E_COMMAND_DENIED
 */
export function planRun(grant: Grant, rules: RunRules): RunPlan {
  const { allowed, slotEnv, scratch, runAs } = rules;
  const options = parseCommandOptions(grant.trainer.options);
  const [risky] = riskyNames(Object.keys(options.env), rules.allowEnv ?? []);
  if (risky !== undefined) throw envError(risky);
  const artifacts = grant.source?.folder ?? join(scratch, 'artifacts');
  const checkpoint = grant.saves?.folder ?? join(scratch, 'checkpoint');
  const fill = filler(grant, options, { artifacts, checkpoint });
  const cwd = resolve(fill(options.cwd ?? '.'));
  if (!existsSync(cwd)) throw cwdError(cwd);
  const words = 'script' in options.run ? [shellProgram] : options.run.words;
  const [name = ''] = words;
  const program = findProgram(name, cwd);
  if (program === undefined) throw missingError(name);
  if (!isAllowed(program, allowed)) throw deniedError(name);
  const args =
    'script' in options.run
      ? ['-c', fill(options.run.script, { isScript: true })]
      : words.slice(1).flatMap((word) => allSettings(word, grant, options) ?? [fill(word)]);

  const trialFile = join(scratch, 'trial.json');
  const resultFile =
    options.resultFile === undefined ? join(scratch, 'result.json') : resolve(cwd, fill(options.resultFile));
  const trialText = JSON.stringify(describeTrial(grant, options, { artifacts, checkpoint, resultFile }));
  const own = Object.fromEntries(Object.entries(options.env).map(([key, value]) => [key, fill(value)]));
  return {
    order: {
      program,
      args,
      cwd,
      env: {
        ...inheritedEnv(rules.cleanEnv ?? false),
        ...runAs?.env,
        ...slotEnv,
        ...own,
        ...(Buffer.byteLength(trialText) > envBytesMax ? {} : { YATES_TRIAL: trialText }),
        YATES_SEED: String(grant.seed),
        YATES_TRIAL_FILE: trialFile,
        YATES_RESULT_FILE: resultFile,
        YATES_ARTIFACTS: artifacts,
        YATES_CHECKPOINT: checkpoint,
        ...slurmStep(),
      },
      mark: randomBytes(12).toString('hex'),
      memoryLimitBytes: options.memoryLimitBytes ?? 0,
      metrics: options.metrics,
      ...(runAs === undefined ? {} : { runAs: { uid: runAs.uid, gid: runAs.gid } }),
    },
    options,
    trialText,
    trialFile,
    resultFile,
    artifacts,
    checkpoint,
  };
}

/** The trial as the program sees it; documented in docs/command-trials.md. */
function describeTrial(
  grant: Grant,
  options: CommandOptions,
  { artifacts, checkpoint, resultFile }: Pick<RunPlan, 'artifacts' | 'checkpoint' | 'resultFile'>,
): object {
  return {
    trial_id: grant.trialId,
    sweep: grant.sweepName,
    sweep_id: grant.sweepId,
    attempt: grant.attempt,
    replicate: grant.replicate,
    seed: grant.seed,
    settings: grant.settings,
    options: options.options,
    artifacts,
    result_file: resultFile,
    checkpoint,
    checkpoint_step: grant.saves?.step ?? null,
    ...scoredOf(grant),
  };
}

/** Of a trial that scores another: which one. */
const scoredOf = ({ source }: Grant): object =>
  source === undefined ? {} : { source: { sweep_id: source.sweepId, trial_id: source.trialId } };

type Fill = (text: string, options?: { readonly isScript: boolean }) => string;

function filler(
  grant: Grant,
  { run }: CommandOptions,
  { artifacts, checkpoint }: Pick<RunPlan, 'artifacts' | 'checkpoint'>,
): Fill {
  const values = new Map<string, Level>([
    ['replicate', grant.replicate],
    ['seed', grant.seed],
    ['trial_id', grant.trialId],
    ['attempt', grant.attempt],
    ['artifacts', artifacts],
    ['checkpoint', checkpoint],
    ...Object.entries(grant.settings),
    // What scores files must find them, whatever a factor of the scored sweep is called.
    ...(grant.source === undefined ? [] : [['artifacts', artifacts] as const]),
  ]);
  return (text, { isScript } = { isScript: false }) =>
    fillPlaceholders(text, (placeholder, offset) => {
      const isAll = isArgs(placeholder) && !values.has(placeholder);
      // Only a script is filled with quotes. A list of words has all settings as words of their own.
      if (isAll && isScript && 'script' in run)
        return (
          quotedWordsAt(text, offset, settingsWords(placeholder, grant.settings, [run.script])) ??
          refusePlace(placeholder)
        );
      const { name, isForHydra } = placeholderParts(placeholder);
      const value = isAll ? undefined : values.get(name);
      if (value === undefined) throw placeholderError(placeholder, [...values.keys()]);
      const written = isForHydra ? hydraValue(value) : String(value);
      if (!isScript) return written;
      const end = offset + `{${placeholder}}`.length;
      return quotedAt(text, offset, end, written) ?? refusePlace(placeholder);
    });
}

/** The words of all settings, for a word that asks for them; undefined for any other. */
function allSettings(word: string, { settings }: Grant, { run }: CommandOptions): string[] | undefined {
  const name = argsNameOf(word);
  // A factor may have that name, and had it before the placeholder.
  if (name === undefined || Object.hasOwn(settings, name) || !('words' in run)) return undefined;
  return settingsWords(name, settings, run.words);
}

/** What a program needs of where it runs, and no more. */
const cleanNames = /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TERM)$/;

/** The agent's environment without the variables that are meant for Yates only. */
function inheritedEnv(isClean: boolean): Record<string, string> {
  const env: Record<string, string> = {
    // A pipe makes Python keep its output back until there is a lot of it: progress would come late, or all at once.
    PYTHONUNBUFFERED: '1',
  };
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || name.startsWith('YATES_')) continue;
    if (!isClean || cleanNames.test(name)) env[name] = value;
  }
  return env;
}

/**
 * The step of Slurm that this agent is a task of, if any. Its SLURM_PROCID is handed down with its environment: a program tells by the step
 * whether that number is its agent's or one of its own processes'.
 */
function slurmStep(): Record<string, string> {
  const step = process.env['SLURM_STEP_ID'];
  return step === undefined ? {} : { YATES_SLURM_STEP: step };
}

function envError({ name, reader }: RiskyName): YatesError {
  return new YatesError({
    code: 'E_COMMAND_ENV',
    message: `this agent lets no sweep set ${name}, which is read by ${reader}`,
    next: `take it out of trainer.env, or start the agent with --allow-env ${name}`,
  });
}

function placeholderError(name: string, known: readonly string[]): YatesError {
  return new YatesError({
    code: 'E_COMMAND_PLACEHOLDER',
    message: `{${name}} in the command is no factor of this sweep`,
    next: `known: ${known.join(', ')}; braces that stand for themselves are written {{${name}}}`,
  });
}

function cwdError(cwd: string): YatesError {
  return new YatesError({
    code: 'E_COMMAND_CWD',
    message: `there is no folder ${cwd} on this machine`,
    next: 'create it, or change trainer.cwd',
  });
}

function refusePlace(name: string): never {
  throw new YatesError({
    code: 'E_COMMAND_PLACEHOLDER',
    message: `the shell could take the level at {${name}} in run for something else than its text: it stands in or after a here-document, backquotes, a comment or the like, or directly after a $`,
    next: `put {${name}} before these, bare or within plain quotes, as in x="{${name}}" on a line of its own; or let the program read YATES_TRIAL`,
  });
}

function missingError(name: string): YatesError {
  const where = name.includes('/') ? 'is no program on this machine' : "is not on this agent's PATH";
  return new YatesError({
    code: 'E_COMMAND_MISSING',
    message: `${name} ${where}`,
    next: 'install it, or let other agents run this sweep by resources.labels',
  });
}

function deniedError(name: string): YatesError {
  return new YatesError({
    code: 'E_COMMAND_DENIED',
    message: `this agent does not run ${name}`,
    next: `start it with --allow-command ${name}, or let other agents run this sweep by resources.labels; then yates retry --failed`,
  });
}
