/** Names of factors, derived columns and responses: they must work in CEL, in model formulas, and as CSV headers. */
import type { ErrorPlace } from '../../base/error.ts';
import { exportColumns, wholePlotColumn } from '../export-columns.ts';
import type { Reading } from './reading.ts';

export const namePattern = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Words that CEL keeps for itself, and its type names. @see the CEL language definition, "Syntax" */
const expressionWords = (
  'as break const continue else false for function if import in let loop namespace null package return true var ' +
  'void while bool bytes double duration dyn google int list map null_type optional optional_type string ' +
  'timestamp type uint'
).split(' ');

/** Members that every JavaScript object has: a table by name would find them where nothing was put. */
const objectWords = Object.getOwnPropertyNames(Object.prototype);

const reserved = new Map<string, string>([
  ...objectWords.map((word) => [word, 'the JavaScript language'] as const),
  ...expressionWords.map((word) => [word, 'constraint expressions'] as const),
  ...exportColumns.map((word) => [word, 'a column that every export has'] as const),
  [wholePlotColumn, 'a column that exports of split plots have'],
]);

/**
 * True for a name that no factor, derived column or response may have.
 *
 * @example
 * isReservedName('cell'); // true
 * isReservedName('lr'); // false
 */
export const isReservedName = (name: string): boolean => reserved.has(name);

/** @param what what has the name, for the message: `factor` */
export function refuseReserved(what: string, name: string, place: ErrorPlace, reading: Reading): void {
  const use = reserved.get(name);
  if (use === undefined) return;
  const message = `${what} "${name}" has a name that is reserved for ${use}`;
  reading.refuse('E_NAME_RESERVED', place, message, `rename it, for example ${name}_level`);
}
