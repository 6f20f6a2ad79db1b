import { type Command, Option } from 'commander';
import { YatesError } from '../base/error.ts';

export const defaultCoordinator = '127.0.0.1:4444';

export interface CoordinatorOptions {
  readonly coordinator: string;
}

/** Adds `--coordinator host:port` to a verb that talks to one. */
export function withCoordinatorOption(command: Command): Command {
  return command.addOption(
    new Option('--coordinator <host:port>', 'where the coordinator listens')
      .env('YATES_COORDINATOR')
      .default(defaultCoordinator),
  );
}

/** @throws YatesError E_OPTION_ADDRESS */
export function checkAddress(address: string, source = '--coordinator'): string {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(address);
  const port = Number(match?.[1]);
  if (match !== null && port >= 1 && port <= 65_535) return address;
  throw new YatesError({
    code: 'E_OPTION_ADDRESS',
    place: { file: source },
    message: `"${address}" is not host:port`,
    next: `write it like ${defaultCoordinator}`,
  });
}
