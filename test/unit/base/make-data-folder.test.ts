import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
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

  it('of an earlier version, which all could read, is closed to them at the next start; nothing else is', () => {
    const outside = join(temporaryFolder(), 'outside');
    writeFileSync(outside, '', { mode: 0o644 });
    for (const [mode, file, below] of [
      [0o755, 0o600, 0o700],
      // A group that may write shares it on purpose.
      [0o775, 0o640, 0o750],
    ] as const) {
      const folder = temporaryFolder();
      chmodSync(folder, mode);
      for (const name of ['yates.db', 'audit.log', 'agent.json', 'notes.txt'])
        writeFileSync(join(folder, name), '', { mode: 0o644 });
      mkdirSync(join(folder, 'blobs'), { mode: 0o755 });
      symlinkSync(outside, join(folder, 'coordinator.log'));
      const modeOf = (name: string): number => statSync(join(folder, name)).mode & 0o777;
      makeDataFolder(folder);
      expect(['yates.db', 'audit.log', 'agent.json', 'blobs'].map(modeOf)).toEqual([file, file, file, below]);
      expect(['', 'notes.txt', 'coordinator.log'].map(modeOf)).toEqual([mode, 0o644, 0o644]);
    }
    const agent = temporaryFolder();
    writeFileSync(join(agent, 'agent.json'), '{}', { mode: 0o644 });
    mkdirSync(join(agent, 'spool'), { mode: 0o755 });
    chmodSync(agent, 0o755);
    openAgentFolder(agent).close();
    expect(statSync(join(agent, 'spool')).mode & 0o777).toBe(0o700);
  });
});
