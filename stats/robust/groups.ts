import { CompensatedSum } from '../numeric/compensated-sum.ts';

/** Raw values of one level of a factor. */
export interface Group {
  readonly level: string;
  readonly values: readonly number[];
}

export interface GroupMoments {
  readonly level: string;
  readonly n: number;
  readonly mean: number;
  /** Unbiased; NaN for a single value. */
  readonly variance: number;
}

export function momentsOf({ level, values }: Group): GroupMoments {
  const n = values.length;
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  const mean = sum.value / n;
  const squares = new CompensatedSum();
  for (const value of values) squares.add((value - mean) ** 2);
  return { level, n, mean, variance: squares.value / (n - 1) };
}

/** Every unordered pair, the earlier one first. */
export function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((first, i) => items.slice(i + 1).map((second) => [first, second] as const));
}
