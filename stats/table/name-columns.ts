import { limits } from '../../base/limits.ts';
import { YatesError } from '../../base/error.ts';
import type { Note } from '../words/note.ts';
import type { TextColumn } from './text-column.ts';

interface NamedColumns {
  readonly header: readonly string[];
  readonly columns: readonly TextColumn[];
  readonly notes: readonly Note[];
}

/**
 * Gives every column a name of its own. Unnamed columns at the beginning are an index, as pandas and R write it, and are left
 * out; so is an empty unnamed column at the end, which a separator too many makes. Of two columns with one name and the same
 * values one is left out; others are told apart by their position.
 *
 * @param names as the file has them, without the spaces around them
 * @throws YatesError E_CSV_HEADER
 */
export function nameColumns(
  names: readonly string[],
  columns: readonly TextColumn[],
  file: string,
  line: number,
): NamedColumns {
  const refusal = (message: string): YatesError => headerError(message, file, line);
  refuseManyColumns(names.length, file, line);
  const firstNamed = names.findIndex((name) => name !== '');
  if (firstNamed < 0) throw refusal('no column has a name');
  const notes: Note[] = [];
  if (firstNamed > 0) notes.push({ kind: 'indexLeftOut', columns: firstNamed });
  const placesOf = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    if (place < firstNamed) continue;
    const places = placesOf.get(name);
    if (places !== undefined) places.push(place);
    else if (name !== '') placesOf.set(name, [place]);
    else if (!isEmpty(columns[place])) throw refusal(`column ${place + 1} has no name`);
  }
  const kept = new Map<number, string>();
  for (const [name, places] of placesOf) {
    const [first, ...others] = places as [number, ...number[]];
    const differs = others.some((place) => !areAlike(columns[first], columns[place]));
    if (!differs) kept.set(first, name);
    else for (const place of places) kept.set(place, `${name} (column ${place + 1})`);
    if (others.length > 0)
      notes.push({ kind: 'sameNames', name, columns: places.map((place) => place + 1), differs });
  }
  const inOrder = [...kept].sort(([a], [b]) => a - b);
  const header = inOrder.map(([, name]) => name);
  const seen = new Set<string>();
  const twice = header.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined) throw refusal(`two columns are called "${twice}"`);
  return { header, columns: inOrder.map(([place]) => columns[place] as TextColumn), notes };
}

/** @throws YatesError E_CSV_HEADER */
export function refuseManyColumns(columns: number, file: string, line: number): void {
  if (columns > limits.tableColumns) {
    const message = `the table has more than ${limits.tableColumns} columns`;
    throw headerError(message, file, line, 'leave out columns that the analysis does not need');
  }
}

const headerError = (
  message: string,
  file: string,
  line: number,
  next = 'give every column a name of its own in the first line',
): YatesError => new YatesError({ code: 'E_CSV_HEADER', message, place: { file, line }, next });

const isEmpty = (column: TextColumn | undefined): boolean =>
  column === undefined || column.texts.every((text) => text.trim() === '');

/** Codes follow the order of first appearance, so that equal columns have equal codes. */
function areAlike(one: TextColumn | undefined, other: TextColumn | undefined): boolean {
  if (one === undefined || other === undefined || one.count !== other.count) return false;
  return (
    one.texts.every((text, code) => text === other.texts[code]) &&
    one.codes.every((code, row) => code === other.codes[row])
  );
}
