import { YatesError } from '../../base/error.ts';
import { didYouMean } from '../../design/did-you-mean.ts';
import { tokenise } from '../../stats/formula/tokens.ts';

/**
 * Refuses names that are no column of the file, at their place in the formula or option that named them.
 *
 * @throws YatesError E_COLUMN_UNKNOWN
 */
export function checkColumns(
  header: readonly string[],
  formula: string | undefined,
  options: Readonly<Record<string, readonly string[]>>,
): void {
  const tokens = formula === undefined ? [] : tokenise(formula, '--formula');
  for (const [i, { kind, text, column }] of tokens.entries()) {
    if (kind !== 'name' || tokens[i + 1]?.text === '(') continue;
    if (!header.includes(text)) throw unknownColumn(text, header, { file: '--formula', line: 1, column });
  }
  for (const [option, names] of Object.entries(options)) {
    for (const name of names) if (!header.includes(name)) throw unknownColumn(name, header, { file: option });
  }
}

const unknownColumn = (
  name: string,
  header: readonly string[],
  place: { readonly file: string; readonly line?: number; readonly column?: number },
): YatesError =>
  new YatesError({
    code: 'E_COLUMN_UNKNOWN',
    place,
    message: `there is no column "${name}"`,
    next: didYouMean(name, header),
  });
