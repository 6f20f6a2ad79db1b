import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { missingPackage } from '../../base/missing-package.ts';

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

export async function readPackageJson<T>(name: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(packageFolder(name), file), 'utf8')) as T;
}

/** For cache keys: what an installed package holds is fixed by its version. */
export async function installedVersion(name: string): Promise<string> {
  return (await readPackageJson<{ version: string }>(name, 'package.json')).version;
}
