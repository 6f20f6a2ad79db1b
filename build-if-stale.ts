/**
 * `npm ci` builds, and so would the first `npx yates` in a checkout, since npm runs `prepare` for both and shows nothing of it. This leaves a
 * build alone that is newer than every source.
 */
import { spawnSync } from 'node:child_process';
import { isBuildFresh } from './test/fresh-build.ts';

if (!isBuildFresh()) {
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell });
  process.exitCode = status ?? 1;
}
