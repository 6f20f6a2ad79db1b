import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';

/** True if `npm run build` has run since the newest change of a source. */
export function isBuildFresh(): boolean {
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
