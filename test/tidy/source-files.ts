import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import type { SourceFile } from './imports.ts';

/** Every TypeScript file of the repository, those not yet committed too. */
export function sourceFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('proto/generated/'))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(join(packageRoot, path), 'utf8') }];
      } catch {
        return []; // Deleted in the working tree, still in the index.
      }
    });
}
