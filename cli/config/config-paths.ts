/** Where configuration may stand. Loads next to nothing: it is asked at every start, and mostly there is none. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configFolder } from '../../client/join/config-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigPath {
  readonly path: string;
  /** `user`: this user's own. `folder`: it lies in the folder that the verb is called in, and may say less. */
  readonly kind: 'user' | 'folder';
}

/** Value of YATES_CONFIG that has no file read, also not by the processes of `yates up`, whose parent has. */
export const noConfig = 'none';

/** Whether they exist or not; what the first says beats the others. */
export function configPaths(env: Environment, cwd: string): ConfigPath[] {
  const named = env['YATES_CONFIG'] ?? '';
  if (named === noConfig) return [];
  const user = named === '' ? usersOwn(env) : resolve(cwd, named);
  return [
    { path: join(cwd, '.yates.yaml'), kind: 'folder' },
    ...(user === undefined ? [] : [{ path: user, kind: 'user' } as const]),
  ];
}

/** Those that are there, and the one that YATES_CONFIG names whether it is there or not. */
export function configToRead(env: Environment, cwd: string): ConfigPath[] {
  const isNamed = (env['YATES_CONFIG'] ?? '') !== '';
  return configPaths(env, cwd).filter(({ path, kind }) => (isNamed && kind === 'user') || existsSync(path));
}

/** @returns undefined for a user without a home */
function usersOwn(env: Environment): string | undefined {
  try {
    return join(configFolder(env), 'config.yaml');
  } catch {
    return undefined;
  }
}
