/** Turns what zod found wrong with the shape of a sweep file into errors with a place and a next step. */
import type { z } from 'zod';
import { YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { didYouMean } from '../did-you-mean.ts';
import { quoteLevel } from '../level-text.ts';
import type { Level } from '../sweep-spec.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** What to write where a required key is missing. */
const examples: Readonly<Record<string, string>> = {
  version: 'version: 1',
  name: 'name: my-sweep',
  factors: 'factors: { scale: [0.5, 1, 2] }',
  levels: 'levels: [0.5, 1, 2]',
  response: 'response: { primary: clip_image, goal: maximize }',
  primary: 'primary: clip_image, the one metric that the conclusions rest on',
  goal: 'goal: maximize or goal: minimize',
  trainer: 'trainer: { kind: diffusion }',
  kind: 'kind: diffusion',
  by: 'by: the factor that the column follows',
  map: 'map: { level: derived level, ... }',
  rule: 'rule: NAME, a rule of the trainer',
};

/** @param knownKeys keys allowed in the map at a path, for suggestions */
export function describeIssues(
  issues: readonly Issue[],
  source: YamlSource,
  knownKeys: (path: YamlPath) => readonly string[],
): YatesError[] {
  return issues
    .flatMap((issue) => flatten(issue, []))
    .flatMap(({ issue, path }) => describe(issue, path, source, knownKeys));
}

/** Where a value has the wrong shape. A key too many spoils nothing beside it and is not among them. */
export function misshapenPaths(issues: readonly Issue[]): YamlPath[] {
  return issues
    .flatMap((issue) => flatten(issue, []))
    .filter(({ issue }) => issue.code !== 'unrecognized_keys')
    .map(({ path }) => path);
}

interface Located {
  readonly issue: Issue;
  readonly path: YamlPath;
}

// Of a union's branches, the one that the value was meant for is the one whose outermost type it has.
function flatten(issue: Issue, prefix: YamlPath): Located[] {
  const path = [...prefix, ...(issue.path as YamlPath)];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const meant = issue.errors.find((branch) =>
    branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
  );
  return meant === undefined ? [{ issue, path }] : meant.flatMap((inner) => flatten(inner, path));
}

function describe(
  issue: Issue,
  path: YamlPath,
  source: YamlSource,
  knownKeys: (path: YamlPath) => readonly string[],
): YatesError[] {
  const where = path.join('.');
  const key = String(path.at(-1) ?? '');
  const given = issue.input;
  const fault = (code: ErrorCode, message: string, next: string): YatesError[] => [
    new YatesError({ code, place: source.placeOf(path), message, next }),
  ];

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (unknown) =>
        new YatesError({
          code: 'E_SWEEP_KEY',
          place: source.placeOfKey([...path, unknown]),
          message: `unknown key "${unknown}"${where === '' ? '' : ` in ${where}`}`,
          next: didYouMean(unknown, knownKeys(path)),
        }),
    );
  }
  if (path.length === 0)
    return fault('E_SWEEP_TYPE', 'a sweep file must be a map of keys', 'start it with version: 1');
  if (issue.code === 'invalid_key') {
    return [
      new YatesError({
        code: 'E_NAME',
        place: source.placeOfKey(path),
        message: `"${key}" cannot be a name`,
        next: 'use a letter, then letters, digits and underscores, at most 64',
      }),
    ];
  }
  if (given === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) {
    return [missingKey(path, source)];
  }
  if (path[0] === 'factors' && path.length >= 2) {
    const factor = `factor "${path[1]}"`;
    const inLevels = typeof path.at(-1) === 'number';
    if (issue.code === 'too_small' && issue.origin === 'array') {
      return fault('E_FACTOR_EMPTY', `${factor} has no level`, 'give it at least two levels, or remove it');
    }
    if (inLevels) {
      const next = 'write text, a number, true or false';
      return fault('E_FACTOR_LEVEL', `${factor}: ${show(given)} is not a level`, next);
    }
    if (key !== 'label') {
      return fault(
        'E_FACTOR_LEVEL',
        `${factor} needs a list of levels, not ${show(given)}`,
        isScalar(given) ? `write [${String(given)}]` : 'write [first, second]',
      );
    }
  }
  if (issue.code === 'invalid_value') {
    const choice = issue.values.map(String);
    if (where === 'version') {
      const next = 'write version: 1, or use the version of Yates that the file was made for';
      return fault(
        'E_SWEEP_VERSION',
        `version ${show(given)} of the file format is not known to this version of Yates`,
        next,
      );
    }
    return fault('E_SWEEP_VALUE', `${where} cannot be ${show(given)}`, didYouMean(String(given), choice));
  }
  return fault(
    'E_SWEEP_VALUE',
    `${where}: ${show(given)} is not ${expectation(issue, path)}`,
    advice(issue, path),
  );
}

function missingKey(path: YamlPath, source: YamlSource): YatesError {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1).join('.');
  return new YatesError({
    code: path[0] === 'response' ? 'E_RESPONSE_MISSING' : 'E_SWEEP_MISSING',
    place: source.placeOf(path.slice(0, -1)),
    message: `key "${key}" is missing${parent === '' ? '' : ` in ${parent}`}`,
    next: `add ${examples[key] ?? key}`,
  });
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
};

function expectation(issue: Issue, path: YamlPath): string {
  if (isDurationPath(path)) return 'a duration';
  if (isConstraintPath(path)) return 'a constraint';
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'text of at least one character' : `${issue.minimum} or more`;
  if (issue.code === 'too_big') return `${issue.maximum} or less`;
  if (issue.code === 'invalid_format') return 'a name';
  return 'what belongs there';
}

function advice(issue: Issue, path: YamlPath): string {
  if (isDurationPath(path)) return 'write a number and ms, s, m, h or d, such as 90s, or none';
  if (isConstraintPath(path)) return "write an expression such as 'scale <= 2', or { rule: NAME }";
  if (issue.code === 'invalid_format')
    return path.length === 1 && path[0] === 'name'
      ? 'use letters, digits, dots, dashes and underscores, a letter or digit first'
      : 'use letters, digits and underscores, a letter first';
  if (issue.code === 'invalid_type' && issue.expected === 'array') return 'write a list: [ ... ]';
  if (issue.code === 'invalid_type' && issue.expected === 'string')
    return `write it in quotes: "${String(issue.input)}"`;
  return `write ${expectation(issue, path)}`;
}

const isDurationPath = (path: YamlPath): boolean =>
  path[0] === 'trainer' && (path[1] === 'timeout' || path[1] === 'stall_timeout');

const isConstraintPath = (path: YamlPath): boolean => path[0] === 'constraints' && path.length >= 2;

const isScalar = (value: unknown): value is Level => ['string', 'number', 'boolean'].includes(typeof value);

function show(value: unknown): string {
  if (value === null || value === undefined) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  return isScalar(value) ? quoteLevel(value) : 'a map of keys';
}
