/**
 * The cross of all factors and the constraints on it, without a cell being held.
 *
 * Each constraint reads a few factors only, so its answer is tabulated once over those; a scan then costs an array
 * look-up where it would cost an evaluation, and how much a constraint refuses is known without a scan.
 */
import { assert } from '../../base/assert.ts';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { compileConstraint } from '../constraint/compile-constraint.ts';
import type { Column, CompiledConstraint } from '../constraint/constraint.ts';
import type { NamedRules } from '../constraint/named-rule.ts';
import { groupDigits } from '../level-text.ts';
import { mixedRadix, type MixedRadix } from './mixed-radix.ts';
import { StepBudget } from '../step-budget.ts';
import type { Constraint, DerivedColumn, Factor, Level, Settings } from '../sweep-spec.ts';

export interface DesignSpace {
  readonly factors: readonly Factor[];
  readonly cross: MixedRadix;
  readonly constraints: readonly TabulatedConstraint[];
  /** What the steps of planning this design are taken from. */
  readonly steps: StepBudget;
  /** Levels of all factors and derived columns of the cell with these digits (one level index for each factor). */
  settingsOf(digits: ArrayLike<number>): Settings;
}

export interface TabulatedConstraint {
  readonly text: string;
  /** Indices of the factors that it reads, ascending; derived columns count as the factor that they follow. */
  readonly factors: readonly number[];
  /** 1 for each combination of those factors' levels that it allows, in mixed-radix order. */
  readonly table: Uint8Array;
  /** Number of cells of the full cross that it alone refuses. */
  readonly refused: number;
}

/** What of a sweep decides its cells. */
export interface SpaceSpec {
  readonly factors: readonly Factor[];
  readonly derive: readonly DerivedColumn[];
  readonly constraints: readonly Constraint[];
}

/** Combinations of the factors that one constraint reads: about a second of evaluation. */
const tableSizeMax = 2e6;

/**
 * @param rules those of the sweep's trainer, which constraints may name
 * @param steps what planning may take; default: the limit for a sweep
 * @throws YatesError E_DESIGN_TOO_LARGE, E_DESIGN_STEPS, E_CONSTRAINT_TOO_WIDE, E_CONSTRAINT_RULE and the others of a
 *   wrong constraint
 *
 * @example
 * const factors = ['a', 'b'].map((name) => ({ name, label: name, levels: [1, 2, 3] }));
 * const constraints = [{ kind: 'expression', expression: 'a <= b' }] as const;
 * designSpace({ factors, derive: [], constraints }).constraints[0]?.refused; // 3
 */
export function designSpace(
  { factors, derive, constraints }: SpaceSpec,
  rules: NamedRules = {},
  steps = new StepBudget(),
): DesignSpace {
  refuseHugeCross(factors);
  const columns = columnsOf(factors, derive);
  const cross = mixedRadix(factors.map(({ levels }) => levels.length));
  const indexOf = new Map(factors.map(({ name }, index) => [name, index]));
  const derived = derive.map(({ name, by, map }) => {
    const factor = indexOf.get(by) ?? -1;
    const valueOf = new Map(map);
    const values = factors[factor]?.levels.map((level) => valueOf.get(level) as Level) ?? [];
    return { name, factor, values };
  });
  const conditions = conditionsOf(factors);
  const settingsOf = (digits: ArrayLike<number>): Settings => {
    const settings: Record<string, Level> = {};
    const exists = (index: number): boolean =>
      existsIn(conditions, index, (place) => digits[place] as number);
    for (const [index, { name, levels }] of factors.entries()) {
      if (exists(index)) settings[name] = levels[digits[index] as number] as Level;
    }
    for (const { name, factor, values } of derived) {
      if (exists(factor)) settings[name] = values[digits[factor] as number] as Level;
    }
    return settings;
  };
  const tabulated = constraints.map((constraint) => {
    const compiled = compileConstraint(constraint, columns, rules);
    if (!compiled.ok) {
      const [fault] = compiled.faults;
      assert(fault !== undefined, 'a refused constraint says why');
      throw new YatesError(fault);
    }
    return tabulate(compiled.constraint, { factors, derive }, cross.size, steps);
  });
  return {
    factors,
    cross,
    constraints: [...existence(factors, conditions, cross.size), ...tabulated],
    steps,
    settingsOf,
  };
}

/** For each factor the index of the one that decides if it exists, and the level indices at which it does. */
type Conditions = readonly ({ readonly factor: number; readonly at: ReadonlySet<number> } | undefined)[];

const conditionsOf = (factors: readonly Factor[]): Conditions =>
  factors.map(({ when }) => {
    if (when === undefined) return undefined;
    const factor = factors.findIndex(({ name }) => name === when.factor);
    const place = new Map(factors[factor]?.levels.map((level, at) => [level, at]));
    return { factor, at: new Set(when.levels.map((level) => place.get(level) ?? -1)) };
  });

/** True if a factor exists in a cell: the one that decides it exists, at one of these levels. */
function existsIn(conditions: Conditions, index: number, digitOf: (factor: number) => number): boolean {
  const own = conditions[index];
  if (own === undefined) return true;
  return own.at.has(digitOf(own.factor)) && existsIn(conditions, own.factor, digitOf);
}

/** Names of the factors that decide if a factor exists, whatever it follows from. */
function outerOf(factors: readonly Factor[], name: string): string[] {
  const when = factors.find((factor) => factor.name === name)?.when;
  return when === undefined ? [] : [when.factor, ...outerOf(factors, when.factor)];
}

/** Where a factor does not exist, one cell stands for all of its levels. */
function existence(
  factors: readonly Factor[],
  conditions: Conditions,
  crossSize: number,
): TabulatedConstraint[] {
  return factors.flatMap(({ name, when }, index): TabulatedConstraint[] => {
    if (when === undefined) return [];
    const names = new Set([name, ...outerOf(factors, name)]);
    const read = factors.flatMap((factor, at) => (names.has(factor.name) ? [at] : []));
    const combinations = mixedRadix(read.map((at) => factors[at]?.levels.length ?? 1));
    const digits = new Int32Array(read.length);
    const table = new Uint8Array(combinations.size);
    let allowed = 0;
    for (let place = 0; place < combinations.size; place++) {
      combinations.digitsOf(place, digits);
      const digitOf = (factor: number): number => digits[read.indexOf(factor)] as number;
      if (!existsIn(conditions, index, digitOf) && digitOf(index) !== 0) continue;
      table[place] = 1;
      allowed += 1;
    }
    const refused = (combinations.size - allowed) * (crossSize / combinations.size);
    const text = `${name} exists only where ${when.factor} is ${when.levels.map(String).join(' or ')}, which`;
    return [{ text, factors: read, table, refused }];
  });
}

export function columnsOf(factors: readonly Factor[], derive: readonly DerivedColumn[]): Column[] {
  return [...factors, ...derive.map(({ name, map }) => ({ name, levels: map.map(([, level]) => level) }))];
}

/** @throws YatesError E_DESIGN_TOO_LARGE, naming the sizes */
export function refuseHugeCross(factors: readonly Factor[]): void {
  const size = factors.reduce((product, { levels }) => product * BigInt(levels.length), 1n);
  if (size <= limits.crossCells) return;
  throw new YatesError({
    code: 'E_DESIGN_TOO_LARGE',
    message: `the full cross has ${groupDigits(size)} cells (${factorSizes(factors)}), more than ${groupDigits(limits.crossCells)}`,
    next: 'remove factors or levels',
  });
}

/** Factors that a message lists. */
const shownFactors = 24;

/** `input 10 x output 7 x scale 4` */
export function factorSizes(factors: readonly Factor[]): string {
  const shown = factors.slice(0, shownFactors).map(({ name, levels }) => `${name} ${levels.length}`);
  const hidden = factors.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`${hidden} more`] : [])].join(' x ');
}

function tabulate(
  constraint: CompiledConstraint,
  { factors, derive }: Pick<SpaceSpec, 'factors' | 'derive'>,
  crossSize: number,
  steps: StepBudget,
): TabulatedConstraint {
  const wanted = new Set(constraint.columns);
  const followed = derive.filter(({ name }) => wanted.has(name));
  for (const { by } of followed) wanted.add(by);
  // A constraint that reads a factor says nothing of cells in which that factor does not exist.
  const needed = [...wanted];
  for (const name of needed) for (const outer of outerOf(factors, name)) wanted.add(outer);
  const conditions = conditionsOf(factors);
  const read = factors.flatMap(({ name }, index) => (wanted.has(name) ? [index] : []));
  const readFactors = read.map((index) => factors[index] as Factor);
  const size = readFactors.reduce((product, { levels }) => product * levels.length, 1);
  if (size > tableSizeMax) {
    throw new YatesError({
      code: 'E_CONSTRAINT_TOO_WIDE',
      message: `${constraint.text} reads factors with ${groupDigits(size)} combinations (${factorSizes(readFactors)})`,
      next: 'split it into constraints that read fewer factors each',
    });
  }
  const combinations = mixedRadix(readFactors.map(({ levels }) => levels.length));
  const maps = followed.map(({ name, by, map }) => ({ name, by, values: new Map(map) }));
  const digits = new Int32Array(read.length);
  const table = new Uint8Array(combinations.size);
  let allowed = 0;
  for (let index = 0; index < combinations.size; index++) {
    combinations.digitsOf(index, digits);
    const digitOf = (factor: number): number => digits[read.indexOf(factor)] as number;
    const isAbsent = needed.some((name) => {
      const factor = factors.findIndex((one) => one.name === name);
      return factor >= 0 && !existsIn(conditions, factor, digitOf);
    });
    if (isAbsent) {
      table[index] = 1;
      allowed += 1;
      continue;
    }
    const settings: Record<string, Level> = {};
    for (const [place, { name, levels }] of readFactors.entries()) {
      settings[name] = levels[digits[place] as number] as Level;
    }
    for (const { name, by, values } of maps) settings[name] = values.get(settings[by] as Level) as Level;
    steps.spend(1);
    if (constraint.allows(settings, steps)) {
      table[index] = 1;
      allowed += 1;
    }
  }
  const refused = (combinations.size - allowed) * (crossSize / combinations.size);
  return { text: constraint.text, factors: read, table, refused };
}
