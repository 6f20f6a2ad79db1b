/** Rows that look like runs of their own and are none: reports of one run over its steps, and copies of other rows. */
import { type Csv, textColumnNamed } from './csv.ts';
import { plainNumber } from './plain-number.ts';
import type { TextColumn } from './text-column.ts';

/** Rows that repeat others to the last field. */
export interface RepeatedRows {
  readonly rows: number;
  /** Of the file, where the first of them stands. */
  readonly line: number;
  /** A column that tells all other rows apart. */
  readonly column: string;
}

/**
 * True for the name of a column that may count the steps of a run. A number of epochs or steps is a setting.
 *
 * @example
 * ['epoch', 'train/global_step', 'epochs'].map(isStepName); // [true, true, false]
 */
export const isStepName = (column: string): boolean =>
  /(^|[./_-])(epoch|step|iter|iteration)$/i.test(column.trim());

/**
 * True for the name of a column that tells runs apart.
 *
 * @example
 * ['run_id', 'trial', 'running'].map(isRunName); // [true, true, false]
 */
export const isRunName = (column: string): boolean =>
  /(^|[./_-])(run|trial|seed|replicate|rep|id)$/i.test(column.trim());

/** Rows of one run from which a column may count its steps. */
const stepsMin = 3;

/**
 * The column that counts the steps of runs, where a table has a row for each step: rows of the same settings (and of one run, where a
 * column tells runs apart) differ in it by equal steps.
 *
 * @param settings columns of the model, without the response
 *
 * @example
 * stepColumn(parseCsv('epoch,opt,loss\n1,a,3\n2,a,2\n3,a,1\n1,b,4\n2,b,3\n3,b,2\n', 'runs.csv'), ['opt']); // 'epoch'
 */
export function stepColumn(csv: Csv, settings: readonly string[]): string | undefined {
  const names = csv.header.filter((name) => settings.includes(name) || isRunName(name));
  const keys = names.flatMap((name) => textColumnNamed(csv, name)?.codes ?? []);
  return csv.header.find((name) => {
    if (!isStepName(name) || settings.includes(name)) return false;
    const steps = numbersOf(textColumnNamed(csv, name) as TextColumn);
    const stepsOf = new Map<string, number[]>();
    for (let row = 0; row < csv.lines.length; row++) {
      const step = steps(row);
      if (!Number.isFinite(step)) return false;
      const key = keys.map((codes) => codes[row]).join();
      const own = stepsOf.get(key);
      if (own === undefined) stepsOf.set(key, [step]);
      else own.push(step);
    }
    const groups = [...stepsOf.values()];
    return groups.every((own) => own.length >= stepsMin && areSteps(own));
  });
}

function numbersOf({ texts, codes }: TextColumn): (row: number) => number {
  const values = texts.map((text) => plainNumber(text, 0, text.length));
  return (row) => values[codes[row] as number] as number;
}

/** True of equal steps from 0, from 1 or from the first step on. */
function areSteps(values: readonly number[]): boolean {
  const sorted = values.toSorted((a, b) => a - b);
  const [first, second] = sorted as [number, number];
  const gap = second - first;
  const isEven = sorted.every((value, i) => i === 0 || value - (sorted[i - 1] as number) === gap);
  return gap > 0 && isEven && first >= 0 && first <= Math.max(1, gap);
}

/**
 * Rows that are copies of others, as of two exports joined, where a column that is no part of the model tells all rows apart but these.
 *
 * @param model columns of the model, the response among them
 *
 * @example
 * repeatedRows(parseCsv('run,a,y\n1,x,3\n2,x,4\n1,x,3\n', 'runs.csv'), ['a', 'y']); // { rows: 1, line: 4, column: 'run' }
 */
export function repeatedRows(csv: Csv, model: readonly string[]): RepeatedRows | undefined {
  for (const [at, column] of csv.columns.entries()) {
    const name = csv.header[at] as string;
    // Fewer different values than half of the rows are no names of runs.
    const isName = column.count < csv.lines.length && column.count * 2 >= csv.lines.length;
    if (model.includes(name) || !isName) continue;
    const found = copiesIn(csv, column);
    if (found.length > 0)
      return { rows: found.length, line: csv.lines[found[0] as number] as number, column: name };
  }
  return undefined;
}

/** Rows that are equal to the first of their name; [] where rows of one name differ. */
function copiesIn({ columns }: Csv, { codes, count }: TextColumn): number[] {
  const firstOf = new Int32Array(count).fill(-1);
  const copies: number[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const first = firstOf[code] as number;
    if (first < 0) firstOf[code] = row;
    else if (columns.every((own) => own.codes[first] === own.codes[row])) copies.push(row);
    else return [];
  }
  return copies;
}
