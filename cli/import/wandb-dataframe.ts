/** The data frame of runs that W&B's documentation makes with `wandb.Api`: `summary` and `config` hold dicts of Python as text. */
import { YatesError } from '../../base/error.ts';
import type { Csv } from '../../stats/table/csv.ts';
import { tableOfObjects } from '../../stats/table/parse-json-lines.ts';
import { fieldAt, type TextColumn } from '../../stats/table/text-column.ts';
import { type PythonValue, pythonLiteral } from './python-literal.ts';
import { wandbConfig } from './wandb-folder.ts';

const summaryColumn = 'summary';
const configColumn = 'config';

/** True where both columns are there and hold dicts, of which a run that logged nothing has none. */
export function isWandbDataframe({ header, columns }: Csv): boolean {
  const both = [summaryColumn, configColumn].map((name) => columns[header.indexOf(name)]?.texts);
  const isDict = (text: string): boolean => text.startsWith('{');
  return (
    both.every((texts) => texts?.every((text) => text.trim() === '' || isDict(text)) === true) &&
    both.some((texts) => texts?.some(isDict))
  );
}

/**
 * The same runs with a column for each setting, as `config.lr`, and each metric. Names and states are called as in the table of the web
 * interface; what W&B keeps beside metrics (`_wandb`, pictures, histograms) is left out.
 *
 * @throws YatesError E_TABLE_FORMAT for a dict that cannot be read; as `tableOfObjects`
 */
export function readWandbDataframe({ header, columns, lines }: Csv, file: string): Csv {
  const others = header.flatMap((name, at) =>
    name === summaryColumn || name === configColumn
      ? []
      : [{ name: known[name] ?? name, column: columns[at] as TextColumn }],
  );
  const dictIn = (name: string, row: number): Readonly<Record<string, PythonValue>> => {
    const text = fieldAt(columns[header.indexOf(name)] as TextColumn, row).trim();
    if (text === '') return {};
    const value = pythonLiteral(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, PythonValue>>;
    throw new YatesError({
      code: 'E_TABLE_FORMAT',
      place: { file, line: lines[row] as number },
      message: `the dict in the column ${name} cannot be read`,
      next: 'give the file as pandas wrote it, or export the table of runs as CSV in the web interface',
    });
  };
  const rows = Array.from({ length: lines.length }, (_, row) => ({
    ...Object.fromEntries(others.map(({ name, column }) => [name, fieldAt(column, row)])),
    ...prefixed(dictIn(configColumn, row)),
    ...Object.fromEntries(Object.entries(dictIn(summaryColumn, row)).filter(isMetric)),
  }));
  return tableOfObjects(rows, file);
}

const known: Readonly<Record<string, string | undefined>> = { name: 'Name', state: 'State', id: 'ID' };

const prefixed = (config: Readonly<Record<string, PythonValue>>): Record<string, PythonValue> =>
  Object.fromEntries(
    Object.entries(config)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [wandbConfig + name, value]),
  );

/** What is no number, text or dict of them has a type of W&B's own. */
const isMetric = ([name, value]: readonly [string, PythonValue]): boolean =>
  name !== '_wandb' && !(typeof value === 'object' && value !== null && '_type' in value);
