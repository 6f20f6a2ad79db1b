import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Folder of an installed npm package. @throws if it is not installed */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

export async function readPackageJson<T>(name: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(packageFolder(name), file), 'utf8')) as T;
}

/** For cache keys: what an installed package holds is fixed by its version. */
export async function installedVersion(name: string): Promise<string> {
  return (await readPackageJson<{ version: string }>(name, 'package.json')).version;
}
