import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLog } from '../../coordinator/log/sqlite/sqlite-log.ts';
import { logContract } from './log.contract.ts';

logContract('SqliteLog', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yates-log-'));
  return {
    open: () => openSqliteLog(join(folder, 'yates.db')),
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
