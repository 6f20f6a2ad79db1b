import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';

test('the example of docs/adapters.md runs and says what the guide shows', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'examples/adapter-library.ts'],
    { cwd: packageRoot },
  );
  const guide = readFileSync(join(packageRoot, 'docs', 'adapters.md'), 'utf8');
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(8);
  // All but how far five steps move the output, and the last digits of a merge, is the same on every machine.
  const same = lines.filter((line) => !/^(trained|merged)/.test(line));
  expect(same.filter((line) => !guide.includes(line))).toEqual([]);
  expect(Number(/differs by (\S+) \(float32/.exec(stdout)?.[1])).toBeLessThan(1e-5);
});
