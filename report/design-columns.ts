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
  const numbersOf = (name: 'block' | 'replicate'): string[] =>
    [...new Set(rows.map((row) => row[name]))].sort((left, right) => left - right).map(String);
  const columns = new Map(
    [...factors, ...derive.map(derivedLevels)].map(({ name, levels }) => [
      name,
      new CodedColumn(levels.map(String), rows.length),
    ]),
  );
  const block = new CodedColumn(numbersOf('block'), rows.length);
  const replicate = new CodedColumn(numbersOf('replicate'), rows.length);
  // One pass over the rows: a sweep's trials lie far apart in memory, and a screen asks for them again and again.
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as DesignRow;
    for (const [name, column] of columns) column.put(index, row.settings[name]);
    block.put(index, row.block);
    replicate.put(index, row.replicate);
  }
  const named = [...columns, ['block', block], ['replicate', replicate]] as const;
  return {
    ...Object.fromEntries(
      named.map(([name, { levels, codes }]) => [name, { kind: 'factor', levels, codes }]),
    ),
    ...(spec.wholePlot === undefined
      ? {}
      : { [wholePlotColumn]: factorColumn(rows.map((row) => wholePlotName(spec, row) ?? null)) }),
  };
}

/** A factor column that is written row by row; each value is put in words once, not once a row. */
class CodedColumn {
  readonly levels: readonly string[];
  /** [rows], -1 where the value is missing or no level. */
  readonly codes: Int32Array;
  readonly #codeOf = new Map<Level | undefined, number>([[undefined, -1]]);

  constructor(levels: readonly string[], rows: number) {
    this.levels = levels;
    this.codes = new Int32Array(rows);
  }

  put(row: number, value: Level | undefined): void {
    let code = this.#codeOf.get(value);
    if (code === undefined) this.#codeOf.set(value, (code = this.levels.indexOf(String(value))));
    this.codes[row] = code;
  }
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

/** True if all cells of a replicate share their seed, so that seeds are a random factor. */
export const hasSharedSeeds = ({ replicates, seeds }: Pick<SweepSpec, 'replicates' | 'seeds'>): boolean =>
  seeds !== 'own' && replicates > 1;
