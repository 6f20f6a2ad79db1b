import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorEntry, errorSections, exitCodes, isErrorCode } from '../../../base/error-codes.ts';
import type { ErrorEntry } from '../../../base/error-codes/entry.ts';
import { packageRoot } from '../../../base/package-root.ts';
import { errorsPage } from '../../../docs/errors-page.ts';

const entries = Object.values(errorSections).flatMap((section) => Object.entries<ErrorEntry>(section));
const codes = entries.map(([code]) => code);

/** A whole code: `E_LOG_` and `E_FILE_*` speak of several. */
const codePattern = /\bE_[A-Z0-9_]*[A-Z0-9]\b/g;

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: packageRoot,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => /\.(?:tsx?|mjs|proto|py)$/.test(path))
  .filter((path) => !/^(?:test|bench|docs)\/|^base\/error-codes\//.test(path))
  .map((path) => join(packageRoot, path))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'));

const used = new Set(sources.flatMap((text) => text.match(codePattern) ?? []));

describe('the catalogue of error codes', () => {
  it('has every code that the sources name', () => {
    expect(used.size).toBeGreaterThan(170);
    expect([...used].filter((code) => !isErrorCode(code))).toEqual([]);
  });

  it('has no code that the sources do not name, and none twice', () => {
    expect(codes.filter((code) => !used.has(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('gives each an exit code, a meaning and a next step, in whole sentences', () => {
    for (const [code, { exit, meaning, next }] of entries) {
      expect([1, 2], code).toContain(exitCodes[exit]);
      for (const sentence of [meaning, next]) expect(sentence, code).toMatch(/^[A-Z`"].*\.$/);
    }
  });

  it('calls every fault of a sweep file a mistake of the user', () => {
    for (const [code, { exit }] of Object.entries<ErrorEntry>(errorSections['Sweep files and designs']))
      expect(exit, code).toBe('usage');
  });

  it('knows no code of another library or version', () => {
    expect(isErrorCode('E_NEW_IN_2030')).toBe(false);
    expect(isErrorCode('toString')).toBe(false);
    expect(errorEntry('E_TRIAL_DIVERGED').fault).toBe('diverged');
  });

  it('is printed in docs/errors.md', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'errors.md'), 'utf8');
    expect(page === errorsPage(), 'run npm run errors-doc').toBe(true);
  });
});
