/** Options of the `trainer` section of a sweep, for `kind: command`. */
import { z } from 'zod';
import type { Json } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { namePattern } from '../../design/file/names.ts';
import { durationPattern, parseDuration } from '../../design/duration.ts';
import { killGraceDefault } from '../../design/run-policy.ts';
import { riskyNames } from '../../design/risky-environment.ts';
import type { OptionFault } from '../../design/trainer-check.ts';
import { commandWords } from './command-words.ts';
import { formatMemorySize, memorySizePattern, parseMemorySize } from '../../base/memory-size.ts';
import { metricPattern } from './metric-pattern.ts';
import { placeholderParts, placeholdersIn, trialPlaceholders } from './placeholders.ts';
import { argsStyle, isArgs } from './settings-words.ts';
import { shellPlace } from './shell-quotes.ts';

const size = z.union([z.int().positive(), z.string().regex(memorySizePattern)]);

const commandOptionsSchema = z.strictObject({
  run: z
    .union([z.string().min(1), z.array(z.string()).min(1)])
    .describe(
      'The program and its arguments, as a list or as one text; {factor} and {args} are filled from the trial',
    ),
  shell: z.boolean().optional().describe('Hand `run`, one text, to /bin/sh -c. Default: false'),
  cwd: z
    .string()
    .min(1)
    .optional()
    .describe("Folder to run in, relative to the agent's. Default: the agent's folder"),
  env: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Further environment variables'),
  options: z.record(z.string(), z.json()).optional().describe('Passed to the program unchanged'),
  metrics: z
    .record(z.string().regex(namePattern), z.string().min(1))
    .optional()
    .describe(
      'Where metrics stand in printed lines: a regular expression each, with one group around the number',
    ),
  result_file: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File that the program writes its metrics to as JSON, relative to its folder; $YATES_RESULT_FILE names it',
    ),
  memory_limit: size
    .optional()
    .describe('Memory of the program with all that it starts, in bytes or as 8GiB. Default: no limit'),
  artifacts_limit: size.optional().describe('Largest sum of the files kept of one trial. Default: 256MiB'),
  kill_grace: z
    .string()
    .regex(durationPattern)
    .optional()
    .describe('Time from SIGTERM to SIGKILL when the program is stopped. Default: 5s'),
});

export interface CommandOptions {
  /** The program, then its arguments; placeholders are not filled yet. Under a shell, one text. */
  readonly run: { readonly words: readonly string[] } | { readonly script: string };
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Json>>;
  /** Patterns that find metrics in what the program prints, by name; `step` and `steps` tell where it is. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly resultFile: string | undefined;
  readonly memoryLimitBytes: number | undefined;
  readonly artifactsLimitBytes: number;
  readonly killGraceMs: number;
}

const artifactsLimitDefault = '256MiB';
const killGraceMsMax = 10 * 60_000;
export const shellProgram = '/bin/sh';

/** @throws YatesError E_TRAINER_OPTION for the first fault */
export function parseCommandOptions(options: Readonly<Record<string, unknown>>): CommandOptions {
  const fault = commandOptionFaults(options)[0];
  if (fault !== undefined) {
    const { message, next } = fault;
    throw new YatesError({ code: 'E_TRAINER_OPTION', message: `trainer: ${message}`, next });
  }
  const { run, shell, cwd, env, options: own, ...rest } = commandOptionsSchema.parse(options);
  const words = typeof run === 'string' && shell !== true ? commandWords(run) : run;
  return {
    run: typeof words === 'string' ? { script: words } : { words: words as readonly string[] },
    cwd,
    env: Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, String(value)])),
    options: own ?? {},
    metrics: rest.metrics ?? {},
    resultFile: rest.result_file,
    memoryLimitBytes: rest.memory_limit === undefined ? undefined : bytesOf(rest.memory_limit),
    artifactsLimitBytes: bytesOf(rest.artifacts_limit ?? artifactsLimitDefault) ?? 0,
    killGraceMs: parseDuration(rest.kill_grace ?? killGraceDefault) ?? 0,
  };
}

/** Time from SIGTERM to SIGKILL; the default for options that have a fault. */
export function killGraceMsOf({ kill_grace }: Readonly<Record<string, unknown>>): number {
  const ms = parseDuration(typeof kill_grace === 'string' ? kill_grace : killGraceDefault);
  return Math.min(killGraceMsMax, ms ?? parseDuration(killGraceDefault) ?? 0);
}

/** @param columns factors and derived columns of the sweep; undefined where they are not known */
export function commandOptionFaults(
  options: Readonly<Record<string, unknown>>,
  columns?: readonly string[],
): OptionFault[] {
  const { faults, placeholders } = checkedOf(options);
  if (columns === undefined) return [...faults];
  const known = new Set([...columns, ...trialPlaceholders]);
  const unknown: OptionFault[] = [];
  for (const [name, paths] of placeholders) {
    if (known.has(isArgs(name) ? name : placeholderParts(name).name)) continue;
    const [what, next] = isArgs(name)
      ? ['stands for several words', 'make it a word of its own in run, without quotes of a shell around it']
      : [
          'is no factor of this sweep',
          `${didYouMean(name, known)} (braces that stand for themselves are written {{${name}}})`,
        ];
    for (const path of paths.slice(0, faultsMax - unknown.length))
      unknown.push({ path, message: `${path[0]}: {${name}} ${what}`, next });
    if (unknown.length >= faultsMax) break;
  }
  return [...faults, ...unknown, ...expansionFaults(options, known)];
}

/** A level directly after a `$` of a shell would be the name of a variable, as `lr` is in `${lr}`. */
function expansionFaults(
  { shell, run }: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): OptionFault[] {
  if (shell !== true || typeof run !== 'string') return [];
  const found = [...run.matchAll(/\$\{([A-Za-z]\w*)(?::hydra)?\}/g)]
    .filter(([, name = '']) => known.has(name))
    .slice(0, faultsMax)
    .find(({ index }) => shellPlace(run, index + 1) === 'expansion');
  if (found === undefined) return [];
  const [written, name] = found;
  return [
    {
      path: ['run'],
      message: `run: to the shell the level in ${written} would be the name of a variable`,
      next: `leave out the $ to have the level; a variable of the shell itself is written \${{${name}}}`,
    },
  ];
}

/** More faults are not looked for: nobody reads them. */
const faultsMax = 200;

interface CheckedOptions {
  readonly faults: readonly OptionFault[];
  /** Names in braces, each with the options where it stands. */
  readonly placeholders: ReadonlyMap<string, readonly OptionFault['path'][]>;
}

const checkedBefore = new WeakMap<Readonly<Record<string, unknown>>, CheckedOptions>();

/** The same options are asked about for the design and for each of a thousand references. */
function checkedOf(options: Readonly<Record<string, unknown>>): CheckedOptions {
  const checked = checkedBefore.get(options) ?? check(options);
  checkedBefore.set(options, checked);
  return checked;
}

function check(options: Readonly<Record<string, unknown>>): CheckedOptions {
  const parsed = commandOptionsSchema.safeParse(options, { reportInput: true });
  if (!parsed.success)
    return { faults: parsed.error.issues.slice(0, faultsMax).flatMap(describe), placeholders: new Map() };
  const { run, shell = false, cwd, env = {}, result_file, memory_limit, artifacts_limit } = parsed.data;
  const faults: OptionFault[] = [];
  const fault = (path: OptionFault['path'], message: string, next: string): void => {
    faults.push({ path, message, next });
  };

  if (shell && typeof run !== 'string') {
    fault(['run'], 'a shell takes one text, not a list', 'write run as one text, or leave shell out');
  }
  const words = typeof run === 'string' && !shell ? commandWords(run) : run;
  if (typeof words === 'object' && 'fault' in words) {
    fault(['run'], `run: ${words.fault}`, 'quote it, write a list, or ask for a shell with shell: true');
  } else if (typeof words === 'object') {
    const [program = ''] = words;
    const path = typeof run === 'string' ? ['run'] : ['run', 0];
    if (program === '') fault(path, 'run: the program has no name', 'write it first, such as python3');
    if (placeholdersIn(program).length > 0) {
      const next = 'name one program, and pass it an argument that says what to do';
      fault(path, 'run: the program itself cannot differ between trials', next);
    }
    if (/^[^/].*\//.test(program) && placeholdersIn(cwd ?? '').length > 0) {
      const next = 'write its whole path, or let the program change its folder itself';
      fault(path, 'run: a path from cwd, which differs between trials, may lead to several programs', next);
    }
  }
  for (const [key, value] of Object.entries({ memory_limit, artifacts_limit })) {
    if (value === undefined || bytesOf(value) !== undefined) continue;
    fault([key], `${key}: ${value} is not an amount of memory`, 'write for example 8GiB');
  }
  if (artifacts_limit !== undefined && (bytesOf(artifacts_limit) ?? 0) > limits.artifactsBytes) {
    const most = formatMemorySize(limits.artifactsBytes);
    const message = `artifacts_limit: ${artifacts_limit} is more than the ${most} that one trial may leave`;
    fault(['artifacts_limit'], message, 'write less, and have larger files stored by the program itself');
  }
  const { kill_grace } = parsed.data;
  if (kill_grace !== undefined && (parseDuration(kill_grace) ?? Infinity) > killGraceMsMax) {
    fault(['kill_grace'], `kill_grace: ${kill_grace} is longer than 10m`, 'write for example 30s');
  }

  faults.push(...metricFaults(parsed.data.metrics ?? {}));
  const texts: [OptionFault['path'], string | undefined][] = [
    ...(typeof run === 'string'
      ? [[['run'], run] as [OptionFault['path'], string]]
      : run.map((word, index): [OptionFault['path'], string] => [['run', index], word])),
    [['cwd'], cwd],
    [['result_file'], result_file],
    ...Object.entries(env).map(([name, value]): [OptionFault['path'], string] => [
      ['env', name],
      String(value),
    ]),
  ];
  const isText = typeof run === 'string';
  const placeholders = new Map<string, OptionFault['path'][]>();
  for (const [path, text = ''] of texts) {
    if (text.includes('\0') && faults.length < faultsMax)
      fault(path, `${path[0]}: contains a NUL character`, 'remove it');
    const looked = new Set<string>();
    for (const name of placeholdersIn(text)) {
      if (isArgs(name) && !looked.has(name)) {
        looked.add(name);
        const style = argsStyle(name);
        const literal = `the text itself is written {{${name}}}`;
        if ('fault' in style) {
          if (faults.length < faultsMax)
            fault(path, `${path[0]}: ${style.fault}`, `${style.next} (${literal})`);
          continue;
        }
        if (path[0] === 'run' && isWordOfItsOwn(name, text, { shell, isText, words })) continue;
      } else if (isArgs(name)) continue;
      const paths = placeholders.get(name);
      if (paths === undefined) placeholders.set(name, [path]);
      else if (paths.length < faultsMax) paths.push(path);
    }
  }
  return { faults, placeholders };
}

function metricFaults(metrics: Readonly<Record<string, string>>): OptionFault[] {
  const written = Object.entries(metrics);
  if (written.length > limits.metricPatterns) {
    const message = `metrics: ${written.length} patterns are more than ${limits.metricPatterns}`;
    return [{ path: ['metrics'], message, next: 'print a line of JSON that has them all' }];
  }
  return written.flatMap(([name, text]) => {
    const pattern = metricPattern(text);
    if (!('fault' in pattern)) return [];
    const { fault, next } = pattern;
    return [{ path: ['metrics', name], message: `metrics: the pattern of ${name}: ${fault}`, next }];
  });
}

/** True where the words of all settings may stand: as a word of a command, or unquoted in a script. */
function isWordOfItsOwn(
  name: string,
  text: string,
  run: { readonly shell: boolean; readonly isText: boolean; readonly words: unknown },
): boolean {
  const written = `{${name}}`;
  if (run.shell) {
    return [...text.matchAll(/(?<!\{)\{(args(?::[a-z,-]+)?)\}/g)]
      .filter(([, found]) => found === name)
      .every(({ index }) => ['bare', 'unclear'].includes(shellPlace(text, index)));
  }
  const words = run.isText && Array.isArray(run.words) ? (run.words as readonly string[]) : [text];
  return words.every((word) => word === written || !placeholdersIn(word).includes(name));
}

/** @param allowed names that may be set all the same */
export function riskyEnvFaults(
  { env }: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
): OptionFault[] {
  if (typeof env !== 'object' || env === null) return [];
  return riskyNames(Object.keys(env), allowed).map(({ name, reader }) => ({
    path: ['env', name],
    message: `env: no sweep may set ${name}, which is read by ${reader}`,
    next: `take it out, or start coordinator and agents with --allow-env ${name}`,
  }));
}

/**
 * The program that a sweep wants to run, as an agent's allow-list names it: a bare name, or a whole path from the
 * folder that the agent runs in.
 */
export function commandProgram(
  { run, cwd }: CommandOptions,
  resolve: (...paths: string[]) => string,
): string {
  if ('script' in run) return shellProgram;
  const [program = ''] = run.words;
  return program.includes('/') ? resolve(cwd ?? '.', program) : program;
}

function bytesOf(size: number | string): number | undefined {
  return typeof size === 'number' ? size : parseMemorySize(size);
}

const examples: Readonly<Record<string, string>> = {
  run: 'run: [python3, train.py, --lr, "{lr}"]',
  shell: 'shell: true',
  cwd: 'cwd: experiments',
  env: 'env: { OMP_NUM_THREADS: 4 }, with names of letters, digits and underscores',
  options: 'options: { epochs: 10 }',
  metrics: "metrics: { loss: 'val loss: (\\S+)' }",
  result_file: 'result_file: out/metrics.json',
  memory_limit: 'memory_limit: 8GiB',
  artifacts_limit: 'artifacts_limit: 1GiB',
  kill_grace: 'kill_grace: 30s',
};

type Issue = z.core.$ZodIssue & { readonly input?: unknown };

function describe(issue: Issue): OptionFault[] {
  if (issue.code === 'unrecognized_keys') {
    const next = (key: string): string => didYouMean(key, Object.keys(commandOptionsSchema.shape));
    return issue.keys.slice(0, faultsMax).map((key) => ({
      path: [key],
      message: `no option is called "${key}"`,
      next: next(key),
    }));
  }
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const key = String(path[0] ?? '');
  const isMissing = path.length === 1 && issue.input === undefined;
  const message = isMissing
    ? `${key} is missing`
    : `${path.join('.')}: ${JSON.stringify(issue.input)} is not allowed there`;
  return [{ path: isMissing ? [] : path, message, next: `write for example ${examples[key] ?? key}` }];
}
