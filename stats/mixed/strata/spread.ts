import type { Variable } from '../../model/model-matrix.ts';
import type { FixedPart } from '../fixed-part.ts';
import { randomColumns, type RandomTerm } from '../random-term.ts';
import type { Crossing } from './crossing.ts';

/** Row-major [p x p]: how a random term's variance spreads over the directions, per level of its other factors. */
export function spreadOf(
  term: RandomTerm,
  extended: FixedPart,
  variables: ReadonlyMap<string, Variable>,
  { size, combinations, cellAt }: Crossing,
): Float64Array {
  const { rank: p, basis, count, cells } = extended;
  const { codes, values, levels } = randomColumns({ groups: [], within: term.within }, variables, cells);
  const projected = new Float64Array(levels * p);
  for (let at = 0; at < count; at++) {
    const cell = cellAt[at * combinations] as number;
    // One combination of random levels holds 1 / R of the runs that the basis is orthonormal over.
    const weight = (size[at] as number) * (values[cell] as number) * Math.sqrt(combinations);
    const row = (codes[cell] as number) * p;
    for (let j = 0; j < p; j++) {
      projected[row + j] = (projected[row + j] as number) + weight * (basis[at * p + j] as number);
    }
  }
  const spread = new Float64Array(p * p);
  for (let level = 0; level < levels; level++) {
    for (let i = 0; i < p; i++) {
      const value = projected[level * p + i] as number;
      if (Math.abs(value) < 1e-12) continue;
      for (let j = 0; j < p; j++) {
        spread[i * p + j] = (spread[i * p + j] as number) + value * (projected[level * p + j] as number);
      }
    }
  }
  return spread;
}

/** z'Sz of a spread S [p x p] and a direction z of its first entries. */
export function spreadAlong(spread: Float64Array, z: Float64Array): number {
  const p = Math.sqrt(spread.length);
  let sum = 0;
  for (const [i, left] of z.entries()) {
    if (left === 0) continue;
    for (const [j, right] of z.entries()) sum += left * right * (spread[i * p + j] as number);
  }
  return sum;
}

const tolerance = 1e-8;

/** True where the spread is a multiple of the identity on these directions. */
export function isEven(spread: Float64Array, p: number, start: number, end: number): boolean {
  const largest = largestOf(spread, p);
  const level = spread[start * p + start] as number;
  for (let i = start; i < end; i++) {
    for (let j = start; j < end; j++) {
      const expected = i === j ? level : 0;
      if (Math.abs((spread[i * p + j] as number) - expected) > tolerance * largest) return false;
    }
  }
  return true;
}

/** Directions, the first and one past the last. */
interface Directions {
  readonly start: number;
  readonly end: number;
}

/** True where the spread ties the ones to the others. */
export function isCoupled(spread: Float64Array, p: number, some: Directions, others: Directions): boolean {
  const largest = largestOf(spread, p);
  for (let i = some.start; i < some.end; i++) {
    for (let j = others.start; j < others.end; j++) {
      if (Math.abs(spread[i * p + j] as number) > tolerance * largest) return true;
    }
  }
  return false;
}

function largestOf(spread: Float64Array, p: number): number {
  let largest = 0;
  for (let i = 0; i < p; i++) largest = Math.max(largest, spread[i * p + i] as number);
  return largest;
}
