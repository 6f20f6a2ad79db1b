import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { analyse } from '../../../stats/analysis.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { type DataTable, dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { referenceFile, relativeError } from './reference-file.ts';

export interface ReferenceRow {
  readonly term: string;
  readonly df: number;
  readonly sumSq: number | null;
  readonly meanSq?: number | null;
  readonly F: number | null;
  readonly p: number | null;
  readonly logp?: number | null;
}

/** What R gave, each file with tables of its own: rows of named cells, or plain values. */
export interface Expected {
  rows(key: string): ReferenceRow[];
  table<Row>(key: string): Row[];
  value(...path: string[]): number;
  list(key: string): string[];
}

export interface ReferenceCase {
  readonly name: string;
  readonly relTol: number;
  readonly data: {
    readonly n: number;
    readonly response: string;
    readonly factors: Readonly<Record<string, readonly string[]>>;
    readonly columns: Readonly<Record<string, readonly (string | number | null)[]>>;
  };
  readonly expected: Expected;
}

export function referenceCase(name: string): ReferenceCase {
  const file = referenceFile(`r/${name}.json`) as Omit<ReferenceCase, 'expected'> & { expected: object };
  const at = (...path: string[]): unknown =>
    path.reduce<unknown>((value, key) => {
      const found = (value as Record<string, unknown>)[key];
      if (found === undefined) throw new Error(`${name} expects nothing at ${path.join('.')}`);
      return found;
    }, file.expected);
  return {
    ...file,
    expected: {
      rows: (key) => at(key) as ReferenceRow[],
      table: <Row>(key: string) => at(...key.split('.')) as Row[],
      value: (...path) => at(...path) as number,
      list: (key) => at(key) as string[],
    },
  };
}

export function tableOf({ data }: ReferenceCase): DataTable {
  return dataTable(
    Object.fromEntries(
      Object.entries(data.columns).map(([name, values]) => {
        const levels = data.factors[name];
        return [
          name,
          levels === undefined
            ? numericColumn(values as (number | null)[])
            : factorColumn(values as string[], levels),
        ];
      }),
    ),
  );
}

/** `a + b + a:b` as terms; nothing is the mean alone. */
export const terms = (text: string): string[][] =>
  text === '' ? [] : text.split(' + ').map((term) => term.split(':'));

export function analyseCase(
  reference: ReferenceCase,
  model: string,
  options: Partial<AnalysisRequest> = {},
): Analysis {
  return analyse(tableOf(reference), { response: reference.data.response, terms: terms(model), ...options });
}

/** [] where `actual` is within `relTol` of `expected`; otherwise what is wrong, in words. */
export function deviation(
  what: string,
  actual: number | null | undefined,
  expected: number | null,
  relTol: number,
): string[] {
  if (expected === null) return actual === null ? [] : [`${what}: ${actual}, not null`];
  if (actual === null || actual === undefined) return [`${what}: ${actual} for ${expected}`];
  const error = relativeError(actual, expected);
  return error <= relTol ? [] : [`${what}: ${actual} for ${expected}, relative error ${error}`];
}

/** Deviations of every row of an expected ANOVA table, by term; [] where all agree. */
export function anovaDeviations(
  actual: Analysis['anova'],
  expected: readonly ReferenceRow[],
  relTol: number,
): string[] {
  return expected.flatMap((row) => {
    const { term } = row;
    const found = actual.find((candidate) => candidate.term === term);
    if (found === undefined) return [`no row ${term}`];
    return [
      ...deviation(`df of ${term}`, found.df, row.df, 0),
      ...deviation(`sumSq of ${term}`, found.sumSq, row.sumSq, relTol),
      ...(row.meanSq === undefined ? [] : deviation(`meanSq of ${term}`, found.meanSq, row.meanSq, relTol)),
      ...deviation(`F of ${term}`, found.f, row.F, relTol),
      ...deviation(`p of ${term}`, found.p, row.p, relTol),
      ...(row.logp === undefined ? [] : deviation(`log p of ${term}`, found.logP, row.logp, relTol)),
    ];
  });
}
