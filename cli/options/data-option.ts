import { type Command, Option } from 'commander';

export const defaultDataDir = '.yates';

/** Adds `--data DIR` to a verb that serves from a data folder. */
export function withDataOption(command: Command): Command {
  return command.addOption(
    new Option('--data <dir>', 'folder of the log (yates.db), artifacts and results; made if missing')
      .env('YATES_DATA')
      .default(defaultDataDir),
  );
}
