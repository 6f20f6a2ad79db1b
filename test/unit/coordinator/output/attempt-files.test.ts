import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fence, trialId } from '../../../../base/ids.ts';
import { AttemptFiles } from '../../../../coordinator/output/attempt-files.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

it('leaves nothing of what could not be kept', async () => {
  const folder = temporaryFolder();
  const files = new AttemptFiles(folder, '.log');
  const lease = { trialId: trialId('trial'), fence: fence(1) };
  // A folder where the file would be.
  mkdirSync(join(folder, 'tr', 'trial.1.log'), { recursive: true });
  await expect(files.keep(lease, Buffer.from('text'))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readdirSync(join(folder, 'tr'))).toEqual(['trial.1.log']);
});
