import { readFileSync } from 'node:fs';
import { parseCsv } from '../../stats/table/parse-csv.ts';

/** Each run of an export: its fields by the names of their columns. */
export function readRuns(file: string): Readonly<Record<string, string>>[] {
  const { header, records } = parseCsv(readFileSync(file, 'utf8'), file);
  return records.map(({ fields }) => Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])));
}
