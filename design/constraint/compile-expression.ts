/**
 * Constraints written in CEL (Common Expression Language): no loops without end, no access to anything but the cell.
 *
 * Numbers are doubles, as everywhere else in a sweep. CEL itself tells 2 from 2.0 and refuses to compare them; a level
 * `2` and a literal `2` would then never meet, so arithmetic and equality between the two kinds are added here.
 * @see https://github.com/google/cel-spec
 */
import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import type { Column, Compilation, ConstraintFault } from './constraint.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { type MeteredProgram, meteredProgram } from './metered-program.ts';
import { levelTexts, quoteLevel } from '../level-text.ts';
import type { StepBudget } from '../step-budget.ts';
import type { Level, Settings } from '../sweep-spec.ts';

/** Steps of planning for each step of a constraint, which costs some ten times as much. */
const constraintSteps = 5;

const celTypes = { string: 'string', number: 'double', boolean: 'bool' } as const;

/** What cel-js throws for bad syntax, types and values alike. */
interface CelError extends Error {
  readonly code: string;
  readonly summary: string;
  readonly range?: { readonly start: number; readonly end: number };
}

const cellLanguage = numericEnvironment();

/** A backtracking regular expression can run for years, and would hold a coordinator up for all its sweeps. */
const isRegularExpression = ({ op, args }: ASTNode): boolean =>
  (op === 'call' || op === 'rcall') && args[0] === 'matches';

const regularExpressionFault = (text: string): ConstraintFault => ({
  code: 'E_CONSTRAINT_SYNTAX',
  message: `${text} uses a regular expression, which a constraint may not`,
  next: 'compare with ==, in [...], startsWith, endsWith or contains',
});

export function compileExpression(expression: string, columns: readonly Column[]): Compilation {
  if (expression.length > limits.constraintChars) {
    const message = `a constraint has ${expression.length} characters, more than ${limits.constraintChars}`;
    return { ok: false, faults: [{ code: 'E_CONSTRAINT_SYNTAX', message, next: 'split it' }] };
  }
  const environment = cellLanguage.clone();
  for (const { name, levels } of columns) {
    environment.registerVariable(name, celTypes[typeof levels[0] as keyof typeof celTypes] ?? 'dyn');
  }
  const text = `constraint '${expression}'`;
  let program: ParseResult;
  try {
    program = environment.parse(expression);
  } catch (error) {
    return { ok: false, faults: [celFault(expression, error as CelError, columns)] };
  }
  const checked = program.check();
  if (!checked.valid)
    return { ok: false, faults: [celFault(expression, checked.error as CelError, columns)] };
  if (checked.type !== 'bool' && checked.type !== 'dyn') {
    const message = `${text} has the type ${checked.type}, not true or false`;
    return { ok: false, faults: [{ code: 'E_CONSTRAINT_TYPE', message, next: 'compare it with something' }] };
  }

  const mentioned = new Set<string>();
  const faults: ConstraintFault[] = [];
  visit(program.ast, (node) => {
    if (node.op === 'id') mentioned.add(node.args);
    faults.push(...unknownLevels(node, text, columns));
    if (isRegularExpression(node)) faults.push(regularExpressionFault(text));
  });
  if (faults.length > 0) return { ok: false, faults };
  const metered = meteredProgram(program, text);
  return {
    ok: true,
    constraint: {
      text,
      columns: columns.map(({ name }) => name).filter((name) => mentioned.has(name)),
      allows: (settings, budget) => evaluate(metered, settings, text, budget),
    },
  };
}

function evaluate(program: MeteredProgram, settings: Settings, text: string, budget?: StepBudget): boolean {
  let value: unknown;
  try {
    const run = program.run(settings);
    budget?.spend(run.steps * constraintSteps);
    ({ value } = run);
  } catch (error) {
    if (error instanceof YatesError) throw error;
    const { summary } = error as CelError;
    throw noValue(text, settings, summary ?? String(error));
  }
  if (typeof value !== 'boolean')
    throw noValue(text, settings, `it gives ${typeof value}, not true or false`);
  return value;
}

function noValue(text: string, settings: Readonly<Record<string, Level>>, why: string): YatesError {
  const cell = Object.entries(settings)
    .map(([name, level]) => `${name} = ${quoteLevel(level)}`)
    .join(', ');
  return new YatesError({
    code: 'E_CONSTRAINT_VALUE',
    message: `${text} cannot be decided for ${cell}: ${why}`,
    next: 'rewrite it so that it is true or false for every cell',
  });
}

function celFault(expression: string, error: CelError, columns: readonly Column[]): ConstraintFault {
  const text = `constraint '${expression}'`;
  const offset = error.range?.start;
  const at = offset === undefined ? {} : { offset };
  if (error.code === 'unknown_variable') {
    const unknown = expression.slice(error.range?.start, error.range?.end);
    const next = didYouMean(
      unknown,
      columns.map(({ name }) => name),
    );
    return {
      code: 'E_CONSTRAINT_NAME',
      message: `${text}: no factor or derived column named "${unknown}"`,
      next,
      ...at,
    };
  }
  const what = error.summary.slice(0, 1).toLowerCase() + error.summary.slice(1);
  if (error.name === 'TypeError') {
    const next = 'compare text with "text" and numbers with numbers';
    return { code: 'E_CONSTRAINT_TYPE', message: `${text}: ${what}`, next, ...at };
  }
  const next = 'CEL is written like: scale <= 2 && method in ["first", "second"]';
  return { code: 'E_CONSTRAINT_SYNTAX', message: `${text}: ${what}`, next, ...at };
}

/** A comparison of a column with a literal that it never takes is a slip of the pen: it would decide nothing. */
function unknownLevels(node: ASTNode, text: string, columns: readonly Column[]): ConstraintFault[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return [];
  const [left, right] = node.args;
  const byName = indexOf(columns);
  const named = [left, right].flatMap((side) => (side.op === 'id' ? [byName.get(side.args)] : []));
  const found = named.find((one) => one !== undefined);
  if (found === undefined || found.levels.size === 0) return [];
  const { column, levels } = found;
  const literals = [left, right].flatMap((side) => (side.op === 'list' ? side.args : [side]));
  const faults: ConstraintFault[] = [];
  for (const literal of literals) {
    if (literal.op !== 'value') continue;
    const value = typeof literal.args === 'bigint' ? Number(literal.args) : literal.args;
    if (levels.has(value as Level)) continue;
    faults.push({
      code: 'E_CONSTRAINT_LEVEL',
      message: `${text}: ${quoteLevel(value as Level)} is not a level of ${column.name}`,
      next: didYouMean(String(value), levelTexts(column.levels)),
      offset: literal.start,
    });
  }
  return faults;
}

interface IndexedColumn {
  readonly column: Column;
  readonly levels: ReadonlySet<Level>;
}

/** A thousand constraints ask for the same columns, which have a hundred thousand levels. */
const indices = new WeakMap<readonly Column[], ReadonlyMap<string, IndexedColumn>>();

function indexOf(columns: readonly Column[]): ReadonlyMap<string, IndexedColumn> {
  let index = indices.get(columns);
  if (index === undefined) {
    index = new Map(columns.map((column) => [column.name, { column, levels: new Set(column.levels) }]));
    indices.set(columns, index);
  }
  return index;
}

function visit(node: ASTNode, see: (node: ASTNode) => void): void {
  see(node);
  const children = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(children);
    else if (typeof part === 'object' && part !== null && 'op' in part) visit(part as ASTNode, see);
  };
  children(node.args);
}

function numericEnvironment(): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: limits.constraintNodes },
  });
  const arithmetic: [string, (left: number, right: number) => number][] = [
    ['+', (left, right) => left + right],
    ['-', (left, right) => left - right],
    ['*', (left, right) => left * right],
    ['/', (left, right) => left / right],
    ['%', (left, right) => left % right],
  ];
  for (const [operator, apply] of arithmetic) {
    // An int arrives as a bigint.
    const mixed = (left: number | bigint, right: number | bigint): number =>
      apply(Number(left), Number(right));
    environment.registerOperator(`double ${operator} int: double`, mixed);
    environment.registerOperator(`int ${operator} double: double`, mixed);
    if (operator === '%') environment.registerOperator('double % double: double', mixed);
  }
  // Registers int == double and both != with it.
  environment.registerOperator(
    'double == int: bool',
    (left: number, right: bigint) => left === Number(right),
  );
  environment.registerOperator('double in list<int>: bool', (value: number, list: readonly bigint[]) =>
    list.some((member) => Number(member) === value),
  );
  return environment;
}
