/** Rules of the house that a linter cannot keep: who may import whom, how long a file is, no left-overs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../base/package-root.ts';
import { longFiles } from './order/long-files.ts';
import { isSharing } from './order/sharing-folders.ts';
import { circlesOf } from './tidy/circles.ts';
import { faultsOfImports, unusedPermissions } from './tidy/import-rule.ts';
import { sourceFiles } from './tidy/source-files.ts';

const sources = sourceFiles();

describe('tidy', () => {
  it('finds the source files', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('keeps the import rule', () => {
    expect(faultsOfImports(sources)).toEqual([]);
  });

  it('would catch a coordinator that imports an agent, and a core that imports its shell', () => {
    const faults = faultsOfImports([
      { path: 'coordinator/server.ts', text: `import { x } from '../agent/spool.ts';` },
      { path: 'coordinator/core/step.ts', text: `import { y } from '../server.ts';` },
      { path: 'stats/anova.ts', text: `import { readFileSync } from 'node:fs';` },
      { path: 'design/plan.ts', text: `const z = await import('../stats/anova.ts');` },
    ]);
    expect(faults).toHaveLength(4);
  });

  it('permits no import that nobody needs', () => {
    expect(unusedPermissions(sources)).toEqual([]);
  });

  it('would catch a permission that nobody uses, of a room and of a folder', () => {
    const without = (path: string) => sources.filter((file) => !file.path.startsWith(path));
    expect(unusedPermissions(without('design/'))).toContain('design may import base, and does not');
    expect(unusedPermissions(without('agent/trainer/'))).toContain(
      'agent/trainer may import diffusion, and does not',
    );
  });

  it('has no circle of imports, type-only ones included', () => {
    expect(circlesOf(sources)).toEqual([]);
  });

  it('would catch a circle, through types and through a module that is loaded on demand', () => {
    const circles = circlesOf([
      { path: 'a/one.ts', text: `import type { Two } from './two.ts';` },
      { path: 'a/two.ts', text: `const three = await import('../b/three.ts');` },
      { path: 'b/three.ts', text: `export { one } from '../a/one.ts';` },
      { path: 'b/four.ts', text: `import { one } from '../a/one.ts';` },
      { path: 'b/self.ts', text: `import { self } from './self.ts';` },
    ]);
    expect(circles).toEqual(['a/one.ts > a/two.ts > b/three.ts > a/one.ts', 'b/self.ts > b/self.ts']);
  });

  it('keeps files short enough to read in one sitting', () => {
    const long = sources
      .filter(({ path }) => !path.startsWith('test/') && !path.startsWith('bench/'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('has no rooms for odds and ends', () => {
    const odd = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('has no left-overs', () => {
    // Written so that this line does not find itself.
    const marks = /TO[D]O|FIX[M]E|\bXX[X]\b|\b(?:it|test|describe)[.](?:only|todo)\b/;
    const left = sources.filter(({ text }) => marks.test(text)).map(({ path }) => path);
    expect(left).toEqual([]);
  });

  it('names no path of one machine', () => {
    const paths = /['"`\s(](?:\/work\/|\/root\/|\/home\/\w)/;
    const found = sources.filter(({ path, text }) => path !== 'test/tidy.test.ts' && paths.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('lets no test share a process that changes it for the next one', () => {
    const lasting =
      /\bvi\.(?:do)?(?:[mM]ock|resetModules)\(|\bsetBackend\(|activateBackend\(|installWasm\(|process\.chdir\(/;
    const shared = sources.filter(({ path }) => isSharing(path));
    expect(shared.length).toBeGreaterThan(50);
    expect(shared.filter(({ text }) => lasting.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('starts the long tests first, under the names that they have', () => {
    const paths = new Set(sources.map(({ path }) => path));
    expect(longFiles.filter((file) => !paths.has(file))).toEqual([]);
  });

  it('has a lock file without holes, so that npm ci works on every platform', () => {
    const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const holes = Object.values(packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !names.has(name));
    expect(holes, 'run npm run lock').toEqual([]);
  });
});
