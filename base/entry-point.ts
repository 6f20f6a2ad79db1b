import { fileURLToPath } from 'node:url';

/**
 * Arguments for `spawn(process.execPath, ...)` that start one of our own modules: through tsx while we run from
 * source (tests, development), plainly from `dist/`.
 *
 * @param url module URL as `new URL('./trainer/main.ts', import.meta.url)`; `.ts` becomes `.js` when built
 */
export function entryPoint(url: URL, importMetaUrl: string): string[] {
  const path = fileURLToPath(url);
  if (importMetaUrl.endsWith('.ts') || importMetaUrl.endsWith('.tsx')) {
    return ['--import', import.meta.resolve('tsx'), path];
  }
  return [path.replace(/\.tsx?$/, '.js')];
}
