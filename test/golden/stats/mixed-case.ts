import { readFileSync } from 'node:fs';
import { fixedPart, type FixedPart } from '../../../stats/mixed/fixed-part.ts';
import type { RandomTerm } from '../../../stats/mixed/random-term.ts';
import {
  atLevel,
  type FactorVariable,
  layOutModel,
  linearFunction,
  type ModelLayout,
} from '../../../stats/model/model-matrix.ts';
import { prepareData, type PreparedData } from '../../../stats/model/prepare.ts';
import type { ModelTerm } from '../../../stats/model/term.ts';
import { type DataTable, dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';

/** Everything that an error model of a table is made from. */
export interface MixedSetting {
  readonly layout: ModelLayout;
  readonly cells: PreparedData['cells'];
  readonly variables: PreparedData['variables'];
  readonly random: readonly RandomTerm[];
  readonly fixed: FixedPart;
}

export function mixedSetting(
  table: DataTable,
  response: string,
  terms: readonly ModelTerm[],
  random: readonly RandomTerm[],
): MixedSetting {
  const groups = [...new Set(random.flatMap((term) => term.groups))];
  const { cells, variables } = prepareData(table, {
    response,
    terms: [...groups.map((name) => [name]), ...terms],
    factors: groups,
  });
  const layout = layOutModel(terms, variables);
  return { layout, cells, variables, random, fixed: fixedPart(layout, cells) };
}

/** The linear functions whose values are the estimated means of a factor's levels. */
export function meanFunctions({ layout, variables }: MixedSetting, name: string): Float64Array[] {
  const factor = variables.get(name) as FactorVariable;
  return factor.levels.map((_, level) => linearFunction(layout, new Map([[name, atLevel(factor, level)]])));
}

/** Differences between them in R's order: first - second, first - third, ..., second - third, ... */
export function pairFunctions(means: readonly Float64Array[]): Float64Array[] {
  return means.flatMap((one, i) =>
    means.slice(i + 1).map((other) => one.map((entry, k) => entry - (other[k] as number))),
  );
}

/** A file of comma-separated values; every column is a factor, those named `numeric` excepted. */
export function csvTable(
  path: URL,
  numeric: readonly string[],
  keep: (row: Map<string, string>) => boolean,
): DataTable {
  const { header, records } = parseCsv(readFileSync(path, 'utf8'), path.pathname);
  const rows = records
    .map(({ fields }) => new Map(header.map((name, i) => [name, fields[i] ?? ''])))
    .filter(keep);
  return dataTable(
    Object.fromEntries(
      header.map((name) => {
        const values = rows.map((row) => row.get(name) as string);
        return [name, numeric.includes(name) ? numericColumn(values.map(Number)) : factorColumn(values)];
      }),
    ),
  );
}

/** One of test/fixtures/stats/mixed. */
export const fixture = (name: string): URL => new URL(`../../fixtures/stats/mixed/${name}`, import.meta.url);
