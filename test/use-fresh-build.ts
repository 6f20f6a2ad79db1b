/**
 * Programs and threads that tests start run what `npm run build` made, if its last run (`dist/built`) is newer than every source; through tsx
 * each would take up to a second of processor time more. A single file run after an edit thus needs no build.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageRoot } from '../base/package-root.ts';

export default function useFreshBuild({ config }: TestProject): void {
  // While Vitest watches, sources change after this look.
  if (!config.watch && isFresh()) process.env['YATES_FRESH_BUILD'] = join(packageRoot, 'dist');
  else delete process.env['YATES_FRESH_BUILD'];
}

function isFresh(): boolean {
  const built = statSync(join(packageRoot, 'dist/built'), { throwIfNoEntry: false });
  if (built === undefined) return false;
  const { include } = JSON.parse(readFileSync(join(packageRoot, 'tsconfig.build.json'), 'utf8')) as {
    include: string[];
  };
  const folders = new Set(include.map((path) => path.split('/')[0] as string));
  return [...folders].flatMap(sourcesBelow).every((path) => statSync(path).mtimeMs < built.mtimeMs);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(packageRoot, folder, path));
}
