import { YatesError } from '../../base/error.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { ColumnMention } from '../../stats/formula/formula.ts';

/**
 * Refuses names that are no column of the file, at their place in the formula or option that named them.
 *
 * @param mentions of columns in the formula
 * @param options names that each option gives
 * @throws YatesError E_COLUMN_UNKNOWN
 */
export function checkColumns(
  header: readonly string[],
  mentions: readonly ColumnMention[],
  options: Readonly<Record<string, readonly string[]>>,
): void {
  for (const { name, column } of mentions) {
    if (!header.includes(name)) throw unknownColumn(name, header, { file: '--formula', line: 1, column });
  }
  for (const [option, names] of Object.entries(options)) {
    for (const name of names) if (!header.includes(name)) throw unknownColumn(name, header, { file: option });
  }
}

function unknownColumn(
  name: string,
  header: readonly string[],
  place: { readonly file: string; readonly line?: number; readonly column?: number },
): YatesError {
  const sameName = header.filter((one) => one.startsWith(`${name} (column `));
  return new YatesError({
    code: 'E_COLUMN_UNKNOWN',
    place,
    message:
      sameName.length > 1
        ? `${sameName.length} columns are called "${name}" and differ`
        : `there is no column "${name}"`,
    next: sameName.length > 1 ? `name one of them: ${sameName.join(', ')}` : didYouMean(name, header),
  });
}
