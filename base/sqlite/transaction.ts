import type { Database } from './database.ts';

/**
 * Runs `body` in a transaction: its changes are committed together when it returns, and rolled back if it throws.
 *
 * @param mode `deferred` takes locks as they are needed and suits reading; `immediate` takes the writer's lock at once
 * @throws SqliteFailure, and whatever `body` throws
 */
export function inTransaction<T>(database: Database, mode: 'deferred' | 'immediate', body: () => T): T {
  database.exec(mode === 'immediate' ? 'BEGIN IMMEDIATE' : 'BEGIN');
  try {
    const result = body();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** After some errors, a full disk among them, SQLite has ended the transaction itself, and refuses to do so again. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // The error that led here says more.
  }
}
