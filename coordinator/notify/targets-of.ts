import { commandTarget } from './command-target.ts';
import type { Target } from './target.ts';
import { urlTarget } from './url-target.ts';

export interface NotifyOptions {
  /** http or https. */
  readonly urls: readonly URL[];
  /** For the shell. */
  readonly commands: readonly string[];
}

/**
 * A command goes by its place among the commands: it may hold secrets itself.
 *
 * @param onLine takes what a command prints, a plain line at a time
 */
export function targetsOf(
  options: NotifyOptions | undefined,
  onLine: (name: string, line: string) => void,
): Target[] {
  const { urls = [], commands = [] } = options ?? {};
  return [
    ...urls.map((url) => urlTarget(url)),
    ...commands.map((command, at) => {
      const name = `command ${at + 1}`;
      return commandTarget({ command, name, onLine: (line) => onLine(name, line) });
    }),
  ];
}
