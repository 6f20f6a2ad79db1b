import { expect } from 'vitest';
import { type AnalysisRequest, analyse } from '../../../stats/analysis.ts';
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

export interface ReferenceCase {
  readonly name: string;
  readonly relTol: number;
  readonly data: {
    readonly n: number;
    readonly response: string;
    readonly factors: Readonly<Record<string, readonly string[]>>;
    readonly columns: Readonly<Record<string, readonly (string | number | null)[]>>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: each file has expectations of its own shape
  readonly expected: any;
}

export const referenceCase = (name: string): ReferenceCase => referenceFile<ReferenceCase>(`r/${name}.json`);

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

/** `a + b + a:b` as terms. */
export const terms = (text: string): string[][] => text.split(' + ').map((term) => term.split(':'));

export function analyseCase(
  reference: ReferenceCase,
  model: string,
  options: Partial<AnalysisRequest> = {},
): Analysis {
  return analyse(tableOf(reference), { response: reference.data.response, terms: terms(model), ...options });
}

export function expectClose(
  actual: number | null | undefined,
  expected: number,
  relTol: number,
  what: string,
): void {
  expect(actual, what).not.toBeNull();
  const error = relativeError(actual as number, expected);
  expect(error, `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(relTol);
}

/** Every row of an expected ANOVA table, by term. */
export function expectAnova(
  actual: Analysis['anova'],
  expected: readonly ReferenceRow[],
  relTol: number,
): void {
  for (const row of expected) {
    const found = actual.find(({ term }) => term === row.term);
    expect(found, `row ${row.term}`).toBeDefined();
    if (found === undefined) continue;
    expect(found.df, `df of ${row.term}`).toBe(row.df);
    for (const [name, value] of [
      ['sumSq', row.sumSq],
      ['meanSq', row.meanSq],
      ['f', row.F],
      ['p', row.p],
      ['logP', row.logp],
    ] as const) {
      if (value === null) expect(found[name], `${name} of ${row.term}`).toBeNull();
      else if (value !== undefined) expectClose(found[name], value, relTol, `${name} of ${row.term}`);
    }
  }
}
