/** Which programs this agent runs for sweeps, and where they lie. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path';

/** Stands for every program in an allow-list. */
const anyProgram = '*';

/**
 * Where a program lies, found as a shell finds it: a name with a slash from the trial's folder, any other on the agent's
 * own PATH. The environment that a sweep sets has no say in it.
 *
 * @returns undefined where there is none that may be executed
 */
export function findProgram(name: string, cwd: string, path = process.env['PATH'] ?? ''): string | undefined {
  if (name.includes('/')) return executable(resolve(cwd, name));
  for (const folder of path.split(delimiter)) {
    // An empty part of a PATH means the current folder: never meant here.
    if (!isAbsolute(folder)) continue;
    const found = executable(join(folder, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * @param program absolute path, from `findProgram`
 * @param allowed names, found on the agent's PATH; paths, from the agent's folder; or `*`
 */
export function isAllowed(program: string, allowed: readonly string[]): boolean {
  const wanted = placeOf(program);
  return allowed.some((entry) => {
    if (entry === anyProgram) return true;
    const found = findProgram(entry, process.cwd());
    return found !== undefined && placeOf(found) === wanted;
  });
}

/**
 * The path with its folder's links followed, since /bin may be /usr/bin; not those of the program itself: the python of a
 * virtual environment is a link to another python, and not the same program.
 */
function placeOf(path: string): string {
  return join(realpathSync(dirname(path)), basename(path));
}

function executable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
