import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Keeps what Node compiles for the next start, from Node 22.1 on. Only what is loaded after this call is kept.
 *
 * Node's own folder for it lies in that for temporary files, where on a shared machine another user may have made it first, and what is
 * in it is run. A folder in the user's own is nobody else's.
 */
export function keepCompiledCode(): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  const folder = compileCacheFolder(process.env, homeOf);
  if (folder !== undefined) enableCompileCache?.(folder);
}

/** @returns undefined for a user without a home: then nothing is kept */
export function compileCacheFolder(env: Environment, home: () => string | undefined): string | undefined {
  if (env['NODE_COMPILE_CACHE']) return env['NODE_COMPILE_CACHE'];
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'yates', 'compiled');
  const own = home();
  return own === undefined ? undefined : join(own, '.cache', 'yates', 'compiled');
}

function homeOf(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
