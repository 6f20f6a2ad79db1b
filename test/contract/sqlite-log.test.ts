import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, vi } from 'vitest';
import { openSqliteLog, type SqliteLog } from '../../coordinator/log/sqlite/sqlite-log.ts';
import { sqliteDrivers } from '../sqlite-drivers.ts';
import { logContract } from './log.contract.ts';

describe.each(sqliteDrivers)('through %s', (driver) => {
  logContract('SqliteLog', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yates-log-'));
    return {
      open: (): Promise<SqliteLog> => {
        // Holds in the writer's thread too, which is started with a copy of the environment.
        vi.stubEnv('YATES_SQLITE', driver);
        return openSqliteLog(join(folder, 'yates.db'));
      },
      dispose: async () => {
        vi.unstubAllEnvs();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  });
});
