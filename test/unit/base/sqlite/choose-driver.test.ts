import { spawnSync } from 'node:child_process';
import { packageRoot } from '../../../../base/package-root.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseDriver } from '../../../../base/sqlite/choose-driver.ts';
import { isNodeSqliteStable } from '../../../../base/sqlite/node-sqlite.ts';
import { sqliteDrivers } from '../../../sqlite-drivers.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('isNodeSqliteStable', () => {
  it.each(['24.15.0', '24.21.0', '25.7.0', '26.0.0', '30.1.2'])('is true of Node %s', (version) => {
    expect(isNodeSqliteStable(version)).toBe(true);
  });
  it.each(['20.20.2', '22.23.3', '24.14.9', '25.6.1'])('is false of Node %s', (version) => {
    expect(isNodeSqliteStable(version)).toBe(false);
  });
});

describe('chooseDriver', () => {
  it("takes Node's own binding where it is stable or the only one", () => {
    vi.stubEnv('YATES_SQLITE', undefined);
    const isOwn = isNodeSqliteStable() || !sqliteDrivers.includes('better-sqlite3');
    expect(chooseDriver().name).toBe(isOwn ? 'node' : 'better-sqlite3');
  });

  it('refuses a name that no binding has', () => {
    vi.stubEnv('YATES_SQLITE', 'sqlite3');
    expect(chooseDriver).toThrow(/^E_SQLITE_CHOICE YATES_SQLITE .*use node or better-sqlite3/);
  });
});

it.runIf(sqliteDrivers.includes('node'))("a process that loads Node's own binding prints nothing", () => {
  const program =
    "import { loadNodeSqlite } from './base/sqlite/node-sqlite.ts'; loadNodeSqlite()?.open(':memory:', false).close();";
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  expect(spawnSync(process.execPath, args, { cwd: packageRoot, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});
