import { YatesError } from '../../base/error.ts';
import { meansTruth } from '../../stats/glm/truth-words.ts';
import { columnKind, type ReadingRules } from '../../stats/table/column-kind.ts';
import { numberForm } from '../../stats/table/number-text.ts';
import { type Csv, textColumnNamed } from '../../stats/table/csv.ts';

/**
 * Refuses columns that the analysis needs and cannot read, with the line of the first value at fault: numbers among which is a word,
 * where amounts are needed, and numbers whose comma may be either.
 *
 * @param wanted columns that must be numbers, and those of the model that may be factors as well
 * @throws YatesError E_COLUMN_NOT_NUMERIC, E_COLUMN_COMMAS
 */
export function refuseUnreadable(
  csv: Csv,
  file: string,
  wanted: { readonly numbers: readonly string[]; readonly model: readonly string[] },
  rules: ReadingRules,
): void {
  for (const name of new Set([...wanted.numbers, ...wanted.model])) {
    const column = textColumnNamed(csv, name);
    if (column === undefined) continue;
    const kind = columnKind(column, false, rules);
    if (kind.kind === 'numeric' || kind.levels === 'numbers') continue;
    const { unclear, firstWord, numbers, words } = kind;
    const place = (row: number) => ({ file, line: csv.lines[row] as number });
    if (unclear !== undefined) {
      const [group, decimal] = [unclear.text.replace(',', ''), unclear.text.replace(',', '.')];
      throw new YatesError({
        code: 'E_COLUMN_COMMAS',
        place: place(unclear.row),
        message: `column "${name}": "${unclear.text}" is ${group} or ${decimal}, and no other number of the file tells which`,
        next: `write --decimal point for ${group}, or --decimal comma for ${decimal}`,
      });
    }
    if (!wanted.numbers.includes(name) || firstWord === undefined || numbers === 0) continue;
    if (column.texts.every((text) => meansTruth(text.trim()))) continue;
    if (numberForm(firstWord.text) !== undefined) {
      throw new YatesError({
        code: 'E_COLUMN_COMMAS',
        place: place(firstWord.row),
        message: `column "${name}": "${firstWord.text}" is among ${words} of ${numbers + words} numbers whose comma cannot mean what the others show`,
        next: 'write all numbers of the column in one way: 0.5, or 0,5 in all of them',
      });
    }
    throw new YatesError({
      code: 'E_COLUMN_NOT_NUMERIC',
      place: place(firstWord.row),
      message: `column "${name}": "${firstWord.text}" is no number (${words} of ${numbers + words} values are none)`,
      next: `mend the value, or write --na "${firstWord.text}" to take it as missing`,
    });
  }
}
