/** The Python package's own tests, which need nothing but Python, and what it shares with the rest of the repository. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits } from '../../../base/limits.ts';
import { packageRoot, packageVersion } from '../../../base/package-root.ts';

const folder = join(packageRoot, 'clients', 'python');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const source = (name: string): string => readFileSync(join(folder, 'yates', name), 'utf8');

it.skipIf(!hasPython)('passes its own tests', () => {
  const { status, stderr } = spawnSync('python3', ['-W', 'error', '-m', 'unittest', 'discover', '-t', '.'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  expect(status, stderr).toBe(0);
  expect(Number(/^Ran (\d+) tests/m.exec(stderr)?.[1])).toBeGreaterThan(20);
});

it('has the version of the rest, and the limits of the agent', () => {
  expect(readFileSync(join(folder, 'pyproject.toml'), 'utf8')).toContain(`\nversion = "${packageVersion}"\n`);
  expect(source('__init__.py')).toContain(`\n__version__ = "${packageVersion}"\n`);
  const report = source('_report.py').replaceAll(/(?<=\d)_(?=\d)/g, '');
  expect(report).toContain(`\nMETRICS_MAX = ${limits.metrics}\n`);
  expect(report).toContain(`\nNAME_BYTES_MAX = ${limits.nameBytes}\n`);
  expect(report).toContain(`\nMESSAGE_CHARS_MAX = ${limits.faultMessageChars}\n`);
});
