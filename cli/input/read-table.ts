import type { Csv } from '../../stats/table/csv.ts';
import { looksLikeJson, parseJsonLines } from '../../stats/table/parse-json-lines.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';
import { readTableText } from './read-table-text.ts';

/**
 * Reads a table of text, CSV or JSON Lines, packed with gzip or not.
 *
 * @throws YatesError E_FILE_*, E_TABLE_*, E_CSV_*, E_JSON_LINES
 */
export function readTable(path: string): Csv {
  const text = readTableText(path);
  return looksLikeJson(text) ? parseJsonLines(text, path) : parseCsv(text, path);
}
