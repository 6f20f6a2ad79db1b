/** Turns what zod found wrong with the shape of a sweep file into errors with a place and a next step. */
import type { z } from 'zod';
import { YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { faultsMax } from './faults.ts';
import { isKeepName, keepForms } from '../keep.ts';
import { didYouMean, nearest } from '../../base/did-you-mean.ts';
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
    .slice(0, faultsMax)
    .flatMap((issue) => flatten(issue, []))
    .slice(0, faultsMax)
    .flatMap(({ issue, path }) => describe(issue, path, source, knownKeys));
}

/** Where a value has the wrong shape. A key too many spoils nothing beside it and is not among them. */
export function misshapenPaths(issues: readonly Issue[]): YamlPath[] {
  return issues
    .flatMap((issue) => (isUnclear(issue) ? [{ issue, path: issue.path as YamlPath }] : flatten(issue, [])))
    .filter(({ issue }) => issue.code !== 'unrecognized_keys')
    .map(({ path }) => path);
}

/** A value that several branches of a union may be meant by: a key too many for one of them belongs to another. */
const isUnclear = (issue: Issue): boolean =>
  issue.code === 'invalid_union' && issue.errors.filter(isOfItsType).length > 1;

interface Located {
  readonly issue: Issue;
  readonly path: YamlPath;
}

function flatten(issue: Issue, prefix: YamlPath): Located[] {
  const path = [...prefix, ...(issue.path as YamlPath)];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const meant = meantBranch(issue.errors);
  if (meant === undefined || (isMap(issue.input) && Object.keys(issue.input).length === 0))
    return [{ issue, path }];
  // A map that shares no key with any branch: what it lacks of the first says nothing.
  const isForeign = isMap(issue.input) && strangeKeys(meant) === Object.keys(issue.input).length;
  const said = isForeign ? meant.filter(({ code }) => code === 'unrecognized_keys') : meant;
  return said.flatMap((inner) => flatten(inner, path));
}

/** Of a union's branches the one that the value was meant for: of those whose outermost type it has, the one that finds least wrong with it. */
function meantBranch(branches: readonly Issue[][]): readonly Issue[] | undefined {
  const ofItsType = branches.filter(isOfItsType);
  // A key too many is said rather than a wrong value.
  const wrong = (branch: readonly Issue[]): number =>
    branch.filter(({ code }) => code !== 'unrecognized_keys').length + strangeKeys(branch) / 2;
  return ofItsType.toSorted((a, b) => wrong(a) - wrong(b))[0];
}

/** What is wrong is inside the value. */
const isOfItsType = (branch: readonly Issue[]): boolean =>
  branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys');

const strangeKeys = (branch: readonly Issue[]): number =>
  branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function describe(
  issue: Issue,
  path: YamlPath,
  source: YamlSource,
  knownKeys: (path: YamlPath) => readonly string[],
): YatesError[] {
  if (issue.code === 'unrecognized_keys') {
    const where = path.length === 0 ? '' : ` in ${path.join('.')}`;
    const known = knownKeys(path);
    return issue.keys.slice(0, faultsMax).map((unknown) => {
      const place = source.placeOfKey([...path, unknown]);
      const key = `key "${unknown.slice(0, shownChars)}"`;
      if (!known.includes(unknown))
        return new YatesError({
          code: 'E_SWEEP_KEY',
          place,
          message: `unknown ${key}${where}`,
          next: didYouMean(unknown, known),
        });
      const form = formOf(path);
      return new YatesError({
        code: 'E_SWEEP_KEY',
        place,
        message: `${key}${where} does not go with what else stands there`,
        next: form === undefined ? 'remove it, or the others' : `write ${form.write}`,
      });
    });
  }
  if (issue.code === 'invalid_key') {
    return [
      new YatesError({
        code: 'E_NAME',
        place: source.placeOfKey(path),
        message: `"${String(path.at(-1) ?? '')}" cannot be a name`,
        next: 'use a letter, then letters, digits and underscores, at most 64',
      }),
    ];
  }
  const isLeftOut = issue.input === undefined && path.length > 0;
  const isOfShape = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
  if (isLeftOut && isOfShape) return [missingKey(path, source)];
  return [new YatesError({ ...wrongValue(issue, path), place: source.placeOf(path) })];
}

interface Wrong {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
}

function wrongValue(issue: Issue, path: YamlPath): Wrong {
  const where = path.join('.');
  const given = issue.input;
  if (path.length === 0) {
    const message = 'a sweep file must be a map of keys';
    return { code: 'E_SWEEP_TYPE', message, next: 'start it with version: 1' };
  }
  if (path[0] === 'factors' && path.length >= 2) {
    const wrong = wrongFactor(issue, path);
    if (wrong !== undefined) return wrong;
  }
  if (issue.code === 'invalid_value' && where === 'version') {
    const message = `version ${show(given)} of the file format is not known to this version of Yates`;
    const next = 'write version: 2, or use the version of Yates that the file was made for';
    return { code: 'E_SWEEP_VERSION', message, next };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const form = nearest(String(given), values) === undefined ? formOf(path) : undefined;
    const next = form === undefined ? didYouMean(String(given), values) : `write ${form.write}`;
    return { code: 'E_SWEEP_VALUE', message: `${where} cannot be ${show(given)}`, next };
  }
  return {
    code: 'E_SWEEP_VALUE',
    message: `${where}: ${show(given)} is not ${expectation(issue, path)}`,
    next: advice(issue, path),
  };
}

/** What is wrong with a factor or one of its levels; undefined for its label. */
function wrongFactor(issue: Issue, path: YamlPath): Wrong | undefined {
  const factor = `factor "${path[1]}"`;
  const given = issue.input;
  if (issue.code === 'too_small' && issue.origin === 'array') {
    const next = 'give it at least two levels, or remove it';
    return { code: 'E_FACTOR_EMPTY', message: `${factor} has no level`, next };
  }
  if (typeof path.at(-1) === 'number') {
    const next = 'write text, a number, true or false';
    return { code: 'E_FACTOR_LEVEL', message: `${factor}: ${show(given)} is not a level`, next };
  }
  if (path.at(-1) === 'label') return undefined;
  return {
    code: 'E_FACTOR_LEVEL',
    message: `${factor} needs a list of levels, not ${show(given)}`,
    next: isScalar(given) ? `write [${String(given)}]` : 'write [first, second]',
  };
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

/** Of values that have one of several forms: what they are, and the forms. */
interface Form {
  readonly path: RegExp;
  readonly is: string;
  readonly write: string;
}

const forms: readonly Form[] = [
  {
    path: /^design$/u,
    is: 'a design',
    write:
      'full, { fraction: latin }, { fraction: { resolution: 4 } }, { d_optimal: { runs: 80 } } or { whole_plot: [factor] }',
  },
  { path: /^design\.fraction$/u, is: 'a fraction', write: 'fraction: latin, or fraction: { resolution: 4 }' },
  { path: /^design\.d_optimal$/u, is: 'a map of keys', write: 'd_optimal: { runs: 80 }' },
  {
    path: /^(?:trainer\.(?:timeout|stall_timeout)|design\.d_optimal\.trial_time)$/u,
    is: 'a duration',
    write: 'a number and ms, s, m, h or d, such as 90s, or none',
  },
  {
    path: /^constraints\./u,
    is: 'a constraint',
    write: "an expression such as 'scale <= 2', or { rule: NAME }",
  },
  {
    path: /^dispatch\.balance$/u,
    is: 'what is to see all levels',
    write: 'agent, device or { label: NAME }',
  },
  { path: /^response\.primary$/u, is: 'a metric', write: 'its name: letters, digits and underscores' },
  {
    path: /^response\.(?:primary\.|also\.\d+\.)?of$/u,
    is: 'a number of tries',
    write: 'a whole number, or the name of the metric that holds it',
  },
];

function formOf(path: YamlPath): Form | undefined {
  const where = path.join('.');
  if (isKeepName(where)) return { path: /^keep/u, is: 'a choice', write: keepForms[where] };
  return forms.find((form) => form.path.test(where));
}

function expectation(issue: Issue, path: YamlPath): string {
  const form = formOf(path);
  if (form !== undefined) return form.is;
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'text of at least one character' : `${issue.minimum} or more`;
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? `a text of ${issue.maximum} characters at most`
      : `${issue.maximum} or less`;
  if (issue.code === 'invalid_format') return 'a name';
  return 'what belongs there';
}

function advice(issue: Issue, path: YamlPath): string {
  const form = formOf(path);
  if (form !== undefined) return `write ${form.write}`;
  if (issue.code === 'invalid_format')
    return path.length === 1 && path[0] === 'name'
      ? 'use letters, digits, dots, dashes and underscores, a letter or digit first'
      : 'use letters, digits and underscores, a letter first';
  if (issue.code === 'invalid_type' && issue.expected === 'array') return 'write a list: [ ... ]';
  if (issue.code === 'invalid_type' && issue.expected === 'string')
    return `write it in quotes: "${String(issue.input)}"`;
  return `write ${expectation(issue, path)}`;
}

const isScalar = (value: unknown): value is Level => ['string', 'number', 'boolean'].includes(typeof value);

/** Characters of a wrong value that a message shows. */
const shownChars = 200;

function show(value: unknown): string {
  if (value === null || value === undefined) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (!isScalar(value)) return 'a map of keys';
  const text = quoteLevel(value);
  return text.length > shownChars ? `${text.slice(0, shownChars)}...` : text;
}
