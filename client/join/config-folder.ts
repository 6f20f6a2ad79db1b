import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of what this user has set and whom this user has logged in to.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/, which has relative paths ignored
 */
export function configFolder(environment: Environment = process.env, home?: string): string {
  const named = environment['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(named) ? named : join(home ?? homedir(), '.config'), 'yates');
}
