import type { DataTable } from '../table/data-table.ts';
import { meaningOfOutcome } from './outcome-words.ts';

/** Names under which tools write how a run ended. */
const usualNames = new Set(['state', 'status', 'outcome', 'trial_state', 'trial_status', 'run_state']);

/**
 * A column that says how runs ended though nobody named it: it has a usual name, all of its words are known, and one of
 * them at least means that a run gave no result.
 *
 * @param except columns that the analysis uses otherwise
 *
 * @example
 * const table = dataTable({ State: factorColumn(['COMPLETE', 'PRUNED']), y: numericColumn([1, 2]) });
 * findOutcomeColumn(table, ['y']); // 'State'
 */
export function findOutcomeColumn(table: DataTable, except: readonly string[]): string | undefined {
  for (const [name, column] of table.columns) {
    if (column.kind !== 'factor' || except.includes(name)) continue;
    if (!usualNames.has(name.toLowerCase())) continue;
    const meanings = column.levels.map(meaningOfOutcome);
    if (!meanings.includes('unknown') && meanings.some((meaning) => meaning !== 'result')) return name;
  }
  return undefined;
}
