import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limitEntries } from '../../../base/limits.ts';
import { limitsPage } from '../../../docs/limits-page.ts';
import { sourceFiles } from '../../tidy/source-files.ts';

describe('docs/limits.md', () => {
  it('is the page that base/limits.ts makes', () => {
    expect(readFileSync('docs/limits.md', 'utf8') === limitsPage(), 'run npm run limits-doc').toBe(true);
  });
});

describe('every limit', () => {
  // each-limit.test.ts goes over what the keys of its table name.
  const used = (name: string, isTest: boolean): boolean =>
    sources.some(
      ({ path, text }) =>
        path.startsWith('test/') === isTest &&
        (text.includes(`limits.${name}`) ||
          (path.endsWith('each-limit.test.ts') && text.includes(`\n  ${name}: [`))),
    );
  const sources = sourceFiles();

  it('is one that something takes its limit from', () => {
    expect(limitEntries.map(([name]) => name).filter((name) => !used(name, false))).toEqual([]);
  });

  it('has a test that goes over it', () => {
    // Tests go over a smaller number of files and bytes of a log, and over the degree by its number; packages are cut where the agent
    // reads them.
    const elsewhere: readonly string[] = [
      'artifactFilesSeen',
      'curveDegree',
      'environmentPackages',
      'logFileBytes',
    ];
    const missing = limitEntries.map(([name]) => name).filter((name) => !used(name, true));
    expect(missing.filter((name) => !elsewhere.includes(name))).toEqual([]);
  });
});
