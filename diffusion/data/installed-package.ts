import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { packageRoot } from '../../base/package-root.ts';

const require = createRequire(import.meta.url);

/**
 * Folder of an installed npm package. Looked up by hand, as not every package exports its `package.json`.
 *
 * @throws YatesError E_DATA_PACKAGE if it is not installed
 */
export function packageFolder(name: string): string {
  for (const modules of require.resolve.paths(name) ?? []) {
    const folder = join(modules, name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  throw missingPackage(name);
}

export function missingPackage(name: string, cause?: unknown): YatesError {
  const { dependencies } = require(join(packageRoot, 'package.json')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const version = dependencies[name];
  const wanted = version === undefined ? name : `${name}@${version}`;
  return new YatesError({
    code: 'E_DATA_PACKAGE',
    message: `the npm package ${name} is not installed`,
    next: `run npm install ${wanted}, or npm ci for all of them`,
    cause,
  });
}

export async function readPackageJson<T>(name: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(packageFolder(name), file), 'utf8')) as T;
}

/** For cache keys: what an installed package holds is fixed by its version. */
export async function installedVersion(name: string): Promise<string> {
  return (await readPackageJson<{ version: string }>(name, 'package.json')).version;
}
