/**
 * A fraction in which one factor's level follows from all the others: its index is the sum of theirs modulo its number
 * of levels. It keeps 1 / levels of the cells, and in it main effects stay orthogonal to each other, for what the
 * others leave to that factor is a Latin square or cube. Factors that constraints tie together count as one.
 */
import { YatesError } from '../../base/error.ts';
import type { DesignSpace } from './design-space.ts';
import { validCells } from './valid-cells.ts';
import { groupDigits } from '../level-text.ts';

/** Valid cells beyond which no fraction is taken: a few seconds of scanning. */
const validCellsMax = 2_000_000;

interface Group {
  readonly name: string;
  /** Indices of its factors, ascending. */
  readonly factors: readonly number[];
  /** Number of each combination of its levels that is valid, in mixed-radix order. */
  readonly numberOf: Map<number, number>;
}

/**
 * @param by name of the factor that follows; it must be in no constraint
 * @returns whether the fraction keeps the valid cell with these digits
 * @throws YatesError E_DESIGN_FRACTION if the fraction would not be orthogonal, E_DESIGN_TOO_LARGE
 */
export function latinFraction(space: DesignSpace, by: string): (digits: ArrayLike<number>) => boolean {
  const dependent = space.factors.findIndex(({ name }) => name === by);
  const levels = space.factors[dependent]?.levels.length ?? 0;
  const blocking = space.constraints.find(({ factors }) => factors.includes(dependent));
  if (blocking !== undefined) {
    throw refused(`${blocking.text} reads "${by}", which must follow from the other factors`);
  }
  const groups = groupsBeside(space, dependent);
  numberCombinations(space, groups);
  const fitting = groups.filter(({ numberOf }) => numberOf.size % levels === 0);
  if (levels < 2 || fitting.length < 2) {
    const sizes = groups.map(({ name, numberOf }) => `${name} ${numberOf.size}`).join(', ');
    throw refused(
      `a latin fraction by ${by}, which has ${levels} levels, needs two other factors (or groups tied by constraints) ` +
        `whose number of levels is a multiple of that; there are: ${sizes || 'none'}`,
    );
  }
  return (digits) => {
    let sum = 0;
    for (const group of groups) sum += group.numberOf.get(keyOf(space, group, digits)) as number;
    return digits[dependent] === sum % levels;
  };
}

const refused = (message: string): YatesError =>
  new YatesError({
    code: 'E_DESIGN_FRACTION',
    message,
    next: 'name another factor in `by`, change the levels, or write design: full',
  });

/** The factors but one, those that a constraint reads together in one group. */
function groupsBeside({ factors, constraints }: DesignSpace, dependent: number): Group[] {
  const groupOf = factors.map((_, index) => index);
  for (const { factors: read } of constraints) {
    const joined = new Set(read.map((index) => groupOf[index]));
    const first = Math.min(...read.map((index) => groupOf[index] as number));
    for (const [index, group] of groupOf.entries()) if (joined.has(group)) groupOf[index] = first;
  }
  return [...new Set(groupOf)]
    .filter((group) => group !== dependent)
    .map((group) => {
      const members = groupOf.flatMap((own, index) => (own === group ? [index] : []));
      const name = members.map((index) => factors[index]?.name).join(' x ');
      return { name, factors: members, numberOf: new Map() };
    });
}

/** Groups are independent of each other, so each one's combinations first occur in their own order. */
function numberCombinations(space: DesignSpace, groups: readonly Group[]): void {
  let scanned = 0;
  for (const digits of validCells(space)) {
    scanned += 1;
    if (scanned > validCellsMax) {
      throw new YatesError({
        code: 'E_DESIGN_TOO_LARGE',
        message: `a fraction is taken of at most ${groupDigits(validCellsMax)} valid cells`,
        next: 'remove levels, or add constraints',
      });
    }
    for (const group of groups) {
      const key = keyOf(space, group, digits);
      if (!group.numberOf.has(key)) group.numberOf.set(key, group.numberOf.size);
    }
  }
}

function keyOf({ cross }: DesignSpace, { factors }: Group, digits: ArrayLike<number>): number {
  let key = 0;
  for (const factor of factors) key = key * (cross.radices[factor] as number) + (digits[factor] as number);
  return key;
}
