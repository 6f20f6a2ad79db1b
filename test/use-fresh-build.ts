/**
 * Programs and threads that tests start run what `npm run build` made, if its last run (`dist/built`) is newer than every source; through tsx
 * each would take up to a second of processor time more. A single file run after an edit thus needs no build.
 */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageRoot } from '../base/package-root.ts';
import { isBuildFresh } from './fresh-build.ts';

export default function useFreshBuild({ config }: TestProject): void {
  // While Vitest watches, sources change after this look.
  if (!config.watch && isBuildFresh()) process.env['YATES_FRESH_BUILD'] = join(packageRoot, 'dist');
  else delete process.env['YATES_FRESH_BUILD'];
}
