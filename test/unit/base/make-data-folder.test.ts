import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAgentFolder } from '../../../agent/agent-folder.ts';
import { makeDataFolder } from '../../../base/make-data-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

describe('a data folder', () => {
  it('is made for its owner alone, and taken as a group has it', () => {
    const folder = join(temporaryFolder(), 'a', 'data');
    makeDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    chmodSync(folder, 0o775);
    expect(() => makeDataFolder(folder)).not.toThrow();
  });

  it('is refused where everybody may write in it, also for an agent', () => {
    const folder = temporaryFolder();
    for (const mode of [0o777, 0o1777, 0o702]) {
      chmodSync(folder, mode);
      expect(() => makeDataFolder(folder)).toThrow(/^E_DATA_DIR .*every user .* run chmod o-w on it/);
      expect(() => openAgentFolder(folder)).toThrow(/^E_DATA_DIR /);
    }
  });
});
