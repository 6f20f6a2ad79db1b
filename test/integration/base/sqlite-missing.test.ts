import { expect, it, vi } from 'vitest';
import { chooseDriver } from '../../../base/sqlite/choose-driver.ts';

// In a process of its own: a binding that is loaded already is not looked for again.
it('says what to do where a binding is missing', () => {
  vi.stubEnv('YATES_SQLITE', 'node');
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
  expect(chooseDriver).toThrow(/^E_SQLITE_MISSING .*has no node:sqlite.*use Node.js 24.15 or later/);
});
