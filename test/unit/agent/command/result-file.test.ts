import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readResultFile } from '../../../../agent/command/result-file.ts';
import { limits } from '../../../../base/limits.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

it('a result file that cannot be read is named with why', async () => {
  const folder = temporaryFolder();
  const large = join(folder, 'large.json');
  writeFileSync(large, '{}');
  truncateSync(large, limits.resultFileBytes + 1);
  await expect(readResultFile(large, undefined)).rejects.toThrow(
    'the result file cannot be read: it is larger than 16 MiB',
  );
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  await expect(readResultFile(inner, undefined)).rejects.toThrow(
    'the result file cannot be read: it is not a file',
  );
});
