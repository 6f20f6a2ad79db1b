import type { CodedPredictor } from './cells.ts';
import { numberCells } from './cells.ts';

/** Levels of a factor that hold the same of everything else, equally often: complete blocks, for instance. */
export interface LikeLevels {
  /** Each group of such levels, by index; most often one group, or one and some that are not complete yet. */
  readonly groups: readonly (readonly number[])[];
  /** [items], what each item is apart from the factor, numbered from 0. */
  readonly restOf: Int32Array;
  /** Distinct combinations that are left if the levels of a group count as one. */
  readonly combinations: number;
}

/**
 * @param items rows of the table, or one row for each cell
 * @param sizes [items], how often each item occurs
 * @param factor its levels are grouped
 * @param rest all other predictors
 */
export function likeLevels(
  items: Int32Array,
  sizes: Float64Array,
  factor: CodedPredictor,
  rest: readonly CodedPredictor[],
): LikeLevels {
  const { cellOfRow: restOf, count } = numberCells(rest, items);
  const contents = Array.from({ length: factor.levels }, () => new Map<number, number>());
  for (const item of inOrderOf(restOf, count)) {
    const own = contents[factor.codes[items[item] as number] as number] as Map<number, number>;
    const key = restOf[item] as number;
    own.set(key, (own.get(key) ?? 0) + (sizes[item] as number));
  }
  const byContents = new Map<string, number[]>();
  let combinations = 0;
  for (const [level, own] of contents.entries()) {
    const words = [...own].join(';');
    const group = byContents.get(words);
    if (group === undefined) {
      byContents.set(words, [level]);
      combinations += own.size;
    } else group.push(level);
  }
  return { groups: [...byContents.values()], restOf, combinations };
}

/** Items by what they are, so that levels which hold the same say it in the same words. */
function inOrderOf(restOf: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (const rest of restOf) next[rest + 1] = (next[rest + 1] as number) + 1;
  for (let rest = 0; rest < count; rest++)
    next[rest + 1] = (next[rest + 1] as number) + (next[rest] as number);
  const order = new Int32Array(restOf.length);
  for (const [item, rest] of restOf.entries()) {
    const place = next[rest] as number;
    order[place] = item;
    next[rest] = place + 1;
  }
  return order;
}
