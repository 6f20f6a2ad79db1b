import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.ts';

/**
 * Arguments for `spawn(process.execPath, ...)` that start one of our own modules: plainly from `dist/`; while we run from
 * source (tests, development), through tsx, or from the build if `YATES_FRESH_BUILD` names one.
 *
 * @param url module URL as `new URL('./trainer/main.ts', import.meta.url)`; `.ts` becomes `.js` when built
 */
export function entryPoint(url: URL, importMetaUrl: string): string[] {
  const built = builtModule(url, importMetaUrl);
  return built === undefined ? ['--import', import.meta.resolve('tsx'), fileURLToPath(url)] : [built];
}

/**
 * Path of one of our own modules as JavaScript, for a process or thread of its own. `YATES_FRESH_BUILD` is the folder of a
 * build that is known to be newer than every source: starting tsx costs more than most of what tests start.
 *
 * @returns undefined if we run from source and there is no such build of it
 */
export function builtModule(url: URL, importMetaUrl: string): string | undefined {
  const path = fileURLToPath(url);
  if (!/\.tsx?$/.test(importMetaUrl)) return asJavaScript(path);
  const build = process.env['YATES_FRESH_BUILD'];
  if (build === undefined) return undefined;
  const built = join(build, asJavaScript(relative(packageRoot, path)));
  return existsSync(built) ? built : undefined;
}

const asJavaScript = (path: string): string => path.replace(/\.tsx?$/, '.js');
