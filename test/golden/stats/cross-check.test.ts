import { expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';
import { deviation } from './reference-case.ts';
import { referenceFile } from './reference-file.ts';

type Row = readonly [term: string, df: number, sumSq: number | null, f: number | null];

interface Case {
  formula: string;
  csv: string;
  typeI: Row[] | null;
  typeII: Row[] | null;
  typeIII: Row[] | null;
}

const { cases } = referenceFile('r-cross-check.json') as { cases: Case[] };

/** Names of a term's variables in one order: R writes b:a where we write a:b. */
const key = (term: string): string => term.split(':').sort().join(':');

it.each(cases.map((one, i) => ({ ...one, i })))('$i: $formula as R has it, from the CSV on', (one) => {
  const formula = parseFormula(one.formula);
  const { table } = tableFromCsv(one.csv, 'case.csv', formula.factors);
  for (const [type, rows] of [
    [1, one.typeI],
    [2, one.typeII],
    [3, one.typeIII],
  ] as const) {
    const { anova } = analyse(table, { ...formula, type, detail: 'live' });
    const deviations = (rows ?? []).flatMap(([term, df, sumSq, f]) => {
      const actual = anova.find((row) => key(row.term) === key(term));
      return [
        ...deviation(`type ${type} df of ${term}`, actual?.df, df, 0),
        ...(df === 0 ? [] : deviation(`type ${type} sumSq of ${term}`, actual?.sumSq, sumSq, 1e-8)),
        ...(df === 0 ? [] : deviation(`type ${type} F of ${term}`, actual?.f, f, 1e-8)),
      ];
    });
    expect(deviations).toEqual([]);
    expect(anova.some(({ status }) => status === 'refused')).toBe(rows === null);
  }
});
