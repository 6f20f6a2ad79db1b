import { wholePlotColumn } from '../design/export-columns.ts';
import type { Level, Settings, SweepSpec } from '../design/sweep-spec.ts';
import { factorColumn, type FactorColumn } from '../stats/table/data-table.ts';

/** Where one run stands in the design. */
export interface DesignRow {
  readonly settings: Settings;
  readonly block: number;
  readonly replicate: number;
}

/** The design as factor columns: each factor and derived column with its levels in the file's order, block, replicate. */
export function designColumns(
  spec: Pick<SweepSpec, 'factors' | 'derive' | 'wholePlot'>,
  rows: readonly DesignRow[],
): Record<string, FactorColumn> {
  const { factors, derive } = spec;
  const columns: Record<string, FactorColumn> = {};
  for (const { name, levels } of [...factors, ...derive.map(derivedLevels)]) {
    columns[name] = columnOf(rows, ({ settings }) => settings[name], levels.map(String));
  }
  for (const name of ['block', 'replicate'] as const) {
    const numbers = [...new Set(rows.map((row) => row[name]))].sort((left, right) => left - right);
    columns[name] = columnOf(rows, (row) => row[name], numbers.map(String));
  }
  if (spec.wholePlot !== undefined) {
    columns[wholePlotColumn] = factorColumn(rows.map((row) => wholePlotName(spec, row) ?? null));
  }
  return columns;
}

/** Each value is put in words once, not once a row: a screen asks for the columns of all trials again and again. */
function columnOf(
  rows: readonly DesignRow[],
  valueOf: (row: DesignRow) => Level | undefined,
  levels: readonly string[],
): FactorColumn {
  const codeOf = new Map<Level | undefined, number>([[undefined, -1]]);
  const codes = new Int32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const value = valueOf(row);
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, (code = levels.indexOf(String(value))));
    codes[index] = code;
  }
  return { kind: 'factor', levels, codes };
}

/** `2 small relu`: the replicate, with the block where that is another, and the levels that the runs of a whole plot share; undefined where there are none. */
export function wholePlotName(
  { wholePlot }: Pick<SweepSpec, 'wholePlot'>,
  { replicate, block, settings }: DesignRow,
): string | undefined {
  if (wholePlot === undefined || wholePlot.some((name) => settings[name] === undefined)) return undefined;
  // Runs that were added later to a replicate stand in a block, and so in plots, of their own.
  const where = block === replicate ? replicate : `${block}.${replicate}`;
  return [where, ...wholePlot.map((name) => settings[name])].join(' ');
}

/** True if the sweep has blocks that the analysis can adjust for. */
export const hasBlocks = ({ blocks, replicates }: Pick<SweepSpec, 'blocks' | 'replicates'>): boolean =>
  blocks === 'replicate' && replicates > 1;

function derivedLevels({ name, map }: SweepSpec['derive'][number]): { name: string; levels: Level[] } {
  return { name, levels: [...new Set(map.map(([, level]) => level))] };
}

/**
 * True if all cells of a replicate share their seed, so that seeds are a random factor. Runs that share whole plots are
 * analysed as a split plot, whose plots differ by replicate.
 */
export const hasSharedSeeds = ({
  replicates,
  wholePlot,
  seeds,
}: Pick<SweepSpec, 'replicates' | 'wholePlot' | 'seeds'>): boolean =>
  seeds !== 'own' && replicates > 1 && wholePlot === undefined;
