import type { Database, Statement, Value } from './database.ts';

/** What both bindings call the same. */
export interface RawDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): RawStatement;
  close(): unknown;
}

interface RawStatement {
  run(...bound: readonly Value[]): unknown;
  get(...bound: readonly Value[]): unknown;
  all(...bound: readonly Value[]): unknown[];
  iterate(...bound: readonly Value[]): Iterable<unknown>;
}

/**
 * Opens a database and translates each error of its binding into one of ours.
 *
 * @param translate takes an error as the binding throws it; returns a `SqliteFailure`, or the error itself if it is not
 *   SQLite's
 */
export function connect(open: () => RawDatabase, translate: (error: unknown) => unknown): Database {
  const translated = <T>(call: () => T): T => {
    try {
      return call();
    } catch (error) {
      throw translate(error);
    }
  };
  const database = translated(open);
  return {
    exec: (sql) => void translated(() => database.exec(sql)),
    prepare: <Bound extends readonly Value[], Row>(sql: string): Statement<Bound, Row> => {
      const statement = translated(() => database.prepare(sql));
      return {
        run: (...bound) => void translated(() => statement.run(...bound)),
        get: (...bound) => translated(() => statement.get(...bound)) as Row | undefined,
        all: (...bound) => translated(() => statement.all(...bound)) as Row[],
        *iterate(...bound) {
          try {
            yield* statement.iterate(...bound) as Iterable<Row>;
          } catch (error) {
            throw translate(error);
          }
        },
      };
    },
    close: () => void translated(() => database.close()),
  };
}
