import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeTrialFolder } from '../../../../agent/command/remove-trial-folder.ts';
import { findUser, handOver, makeTrialsFolder, type RunAs } from '../../../../agent/command/run-as.ts';

let trials: string;
let own: string;
beforeEach(() => {
  trials = makeTrialsFolder();
  own = mkdtempSync(join(tmpdir(), 'yates-own-'));
});
afterEach(() => {
  for (const folder of [trials, own]) rmSync(folder, { recursive: true, force: true });
});

/** @returns a trial's folder with a file in a folder, and a link to a folder of the agent's that has a file too */
function trialFolder(user?: RunAs): string {
  const folder = join(trials, 'trial');
  const inner = join(folder, 'inner');
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(inner, 'file'), '');
  writeFileSync(join(own, 'kept'), '');
  symlinkSync(own, join(folder, 'link'));
  if (user !== undefined) handOver([folder, inner, join(inner, 'file')], user);
  return folder;
}

describe('the folder of a trial', () => {
  it('goes with what is in it, and not with what its links lead to', async () => {
    const folder = trialFolder();
    await removeTrialFolder(folder, undefined);
    expect([existsSync(folder), existsSync(join(own, 'kept'))]).toEqual([false, true]);
  });

  describe.skipIf(process.getuid?.() !== 0)('of another user', () => {
    it('goes too, and may be gone already', async () => {
      const user = findUser('nobody');
      const folder = trialFolder(user);
      await removeTrialFolder(folder, user);
      await removeTrialFolder(folder, user);
      expect([existsSync(folder), existsSync(join(own, 'kept'))]).toEqual([false, true]);
    });

    it('is emptied with no more rights than that user has', async () => {
      const user = findUser('nobody');
      const folder = trialFolder(user);
      const inner = join(folder, 'inner');
      chownSync(inner, 0, 0);
      await expect(removeTrialFolder(folder, user)).rejects.toMatchObject({ code: 'ENOTEMPTY' });
      expect(existsSync(join(inner, 'file'))).toBe(true);
    });
  });
});
