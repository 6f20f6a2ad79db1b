/** What a start costs is counted in modules: a time would depend on the machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const loader = `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  if (url.startsWith('file:')) appendFileSync(process.env.LOADED_MODULES, url + '\\n');
  return next(url, context);
}`;

/** Files of ours and of packages that the built command line loads, relative to the project. */
function modulesOf(...argv: readonly string[]): string[] {
  const folder = temporaryFolder();
  const [hooks, register, loaded] = ['hooks.mjs', 'register.mjs', 'loaded'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(hooks, loader);
  writeFileSync(
    register,
    `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(hooks).href)});`,
  );
  writeFileSync(loaded, '');
  execFileSync(
    process.execPath,
    ['--import', register, join(packageRoot, 'dist', 'cli', 'main.js'), ...argv],
    {
      cwd: folder,
      env: { ...process.env, LOADED_MODULES: loaded, XDG_CONFIG_HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const root = pathToFileURL(packageRoot).href;
  return readFileSync(loaded, 'utf8')
    .trimEnd()
    .split('\n')
    .map((url) => url.replace(`${root}/`, ''));
}

it.each(['--help', '--version'])('%s loads nothing but what prints it', (flag) => {
  expect(modulesOf(flag)).toEqual(['dist/cli/main.js', 'dist/cli/verb-table/early-answer.js']);
});

it('the completion of words loads no verb but its own, and nothing that asks a coordinator', () => {
  const loaded = modulesOf('completion', 'words', '--', 'pl');
  expect(loaded).toContain('dist/cli/verbs/completion.js');
  expect(loaded.filter((path) => path.startsWith('dist/cli/verbs/'))).toHaveLength(1);
  expect(loaded.filter((path) => /grpc|proto|zod/.test(path))).toEqual([]);
  expect(loaded.length).toBeLessThan(45);
});
