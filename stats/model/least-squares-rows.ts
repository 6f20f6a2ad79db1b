import type { Cells } from './cells.ts';
import { type LikeLevels, likeLevels } from './like-levels.ts';
import { type FactorVariable, type ModelLayout, modelMatrix, type TermBlock } from './model-matrix.ts';
import { coded } from './prepare.ts';

/** The rows of a least squares problem. */
export interface LeastSquaresRows {
  readonly count: number;
  /** Column-major [count x layout.width]. */
  readonly matrix: Float64Array;
  /** [count] */
  readonly y: Float64Array;
  /** Sum of squares that no model of this layout explains and that is no longer in `y`. */
  readonly residualSumSq: number;
}

/**
 * A row for each cell, weighted by its size; or fewer, with the same triangle and the same Q'y, where a factor that
 * nothing interacts with (a block) has levels that hold the same of everything else. Rotating the m rows of such levels
 * into their mean and m - 1 contrasts is orthogonal, and everything but the factor is 0 in the contrasts. Those of all
 * rows then lie in one direction, so that m - 1 rows are left of them: 320 cells in 3 complete blocks make 322 rows.
 */
export function leastSquaresRows(layout: ModelLayout, cells: Cells): LeastSquaresRows {
  let [best, rows]: [Foldable | undefined, number] = [undefined, cells.count];
  for (const block of layout.blocks) {
    const found = foldable(layout, block, cells);
    if (found === undefined) continue;
    const count = found.alike.combinations + found.factor.levels.length - found.alike.groups.length;
    if (count < rows) [best, rows] = [found, count];
  }
  if (best !== undefined) return folded(layout, cells, best, rows);
  const weights = cells.size.map(Math.sqrt);
  return {
    count: cells.count,
    matrix: modelMatrix(layout, cells.exampleRow, weights),
    y: cells.mean.map((mean, cell) => mean * (weights[cell] as number)),
    residualSumSq: 0,
  };
}

interface Foldable {
  readonly block: TermBlock;
  readonly factor: FactorVariable;
  readonly alike: LikeLevels;
}

/** Undefined unless the term is a factor by itself that no other term holds. */
function foldable(layout: ModelLayout, block: TermBlock, cells: Cells): Foldable | undefined {
  const factor = block.parts[0]?.variable;
  if (block.parts.length !== 1 || factor?.kind !== 'factor' || factor.levels.length < 2) return undefined;
  const others = layout.blocks.filter((other) => other !== block).flatMap(({ parts }) => parts);
  if (others.some(({ variable }) => variable === factor)) return undefined;
  const rest = [...new Set(others.map(({ variable }) => variable))].map((variable) =>
    coded(variable, cells.exampleRow),
  );
  const own = { codes: factor.codes, levels: factor.levels.length };
  return { block, factor, alike: likeLevels(cells.exampleRow, cells.size, own, rest) };
}

/** Weighted sums over the rows of one combination, or of one level. */
interface Sum {
  size: number;
  total: number;
}

function folded(
  layout: ModelLayout,
  cells: Cells,
  { block, factor, alike: { groups, restOf } }: Foldable,
  count: number,
): LeastSquaresRows {
  const levelOf = (cell: number): number => factor.codes[cells.exampleRow[cell] as number] as number;
  const groupOf = new Int32Array(factor.levels.length);
  for (const [group, levels] of groups.entries()) for (const level of levels) groupOf[level] = group;

  const rowOfKey = new Map<number, number>();
  const rowOf = new Int32Array(cells.count);
  const exampleRow = new Int32Array(count);
  const sums: Sum[] = [];
  const groupOfRow: number[] = [];
  const ofLevel = Array.from(factor.levels, (): Sum => ({ size: 0, total: 0 }));
  for (let cell = 0; cell < cells.count; cell++) {
    const level = levelOf(cell);
    const group = groupOf[level] as number;
    const key = (restOf[cell] as number) * groups.length + group;
    const row = rowOfKey.get(key) ?? rowOfKey.size;
    if (row === sums.length) {
      rowOfKey.set(key, row);
      exampleRow[row] = cells.exampleRow[cell] as number;
      sums.push({ size: 0, total: 0 });
      groupOfRow.push(group);
    }
    rowOf[cell] = row;
    add(sums[row] as Sum, cells, cell);
    add(ofLevel[level] as Sum, cells, cell);
  }
  const ofGroup = groups.map((levels) => meanOf(levels.map((level) => ofLevel[level] as Sum)));

  const scale = new Float64Array(count);
  const y = new Float64Array(count);
  for (const [row, { size, total }] of sums.entries()) {
    scale[row] = Math.sqrt(size);
    y[row] = total / Math.sqrt(size);
  }
  const matrix = modelMatrix(layout, exampleRow, scale);
  const columns = { matrix, count, start: block.start, width: block.end - block.start };
  for (const [row, group] of groupOfRow.entries()) {
    writeMeanCode(columns, row, scale[row] as number, groups[group] as readonly number[]);
  }
  let next = sums.length;
  for (const levels of groups) {
    for (let k = 1; k < levels.length; k++) y[next] = writeContrast(columns, next++, levels, k, ofLevel);
  }

  let residualSumSq = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    const [own, level] = [sums[rowOf[cell] as number] as Sum, ofLevel[levelOf(cell)] as Sum];
    const grouped = ofGroup[groupOf[levelOf(cell)] as number] as number;
    const effect = level.total / level.size - grouped;
    const rest = (cells.mean[cell] as number) - own.total / own.size - effect;
    residualSumSq += (cells.size[cell] as number) * rest * rest;
  }
  return { count, matrix, y, residualSumSq };
}

function add(sum: Sum, cells: Cells, cell: number): void {
  const size = cells.size[cell] as number;
  sum.size += size;
  sum.total += size * (cells.mean[cell] as number);
}

const meanOf = (sums: readonly Sum[]): number =>
  sums.reduce((all, { total }) => all + total, 0) / sums.reduce((all, { size }) => all + size, 0);

/** The columns of the factor in a matrix of `count` rows: indicators of all levels but the last, which is -1 in each. */
interface FactorColumns {
  readonly matrix: Float64Array;
  readonly count: number;
  readonly start: number;
  readonly width: number;
}

/** The mean over some levels, in place of the code of one of them. */
function writeMeanCode(
  { matrix, count, start, width }: FactorColumns,
  row: number,
  scale: number,
  levels: readonly number[],
): void {
  const share = scale / levels.length;
  const base = levels.includes(width) ? -share : 0;
  for (let column = 0; column < width; column++) matrix[(start + column) * count + row] = base;
  for (const level of levels) {
    if (level < width) matrix[(start + level) * count + row] = base + share;
  }
}

/** Helmert's k-th contrast of some levels that are equally often there. @returns the same contrast of the response */
function writeContrast(
  { matrix, count, start, width }: FactorColumns,
  row: number,
  levels: readonly number[],
  k: number,
  ofLevel: readonly Sum[],
): number {
  const weight = Math.sqrt((ofLevel[levels[0] as number] as Sum).size / (k * (k + 1)));
  let response = 0;
  for (let i = 0; i <= k; i++) {
    const level = levels[i] as number;
    const entry = i < k ? weight : -k * weight;
    const { size, total } = ofLevel[level] as Sum;
    response += (entry * total) / size;
    for (let column = 0; column < width; column++) {
      const code = level === width ? -1 : level === column ? 1 : 0;
      if (code !== 0)
        matrix[(start + column) * count + row] =
          (matrix[(start + column) * count + row] as number) + entry * code;
    }
  }
  return response;
}
