import { type Command, Option } from 'commander';
import { YatesError } from '../../base/error.ts';
import { defaultDataDir } from './data-option.ts';

export const defaultCoordinator = '127.0.0.1:4444';

/** Which coordinator a verb talks to: reach-coordinator.ts says how one is found. */
export interface CoordinatorOptions {
  readonly coordinator?: string;
  readonly data?: string;
}

/** Adds `--coordinator host:port` and `--data DIR` to a verb that talks to one. */
export function withCoordinatorOption(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--coordinator <host:port>',
        'a coordinator that you have logged in to (default: the newest login, if there is no data folder; env: YATES_COORDINATOR)',
      ),
    )
    .addOption(
      new Option(
        '--data <dir>',
        `data folder to read, whether its coordinator runs or not (default: ${defaultDataDir} if it exists; env: YATES_DATA)`,
      ),
    );
}

/** @param portLeast 0 for an address to listen on, where it stands for any free port. @throws YatesError E_OPTION_ADDRESS */
export function checkAddress(address: string, source = '--coordinator', portLeast = 1): string {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(address);
  const port = Number(match?.[1]);
  if (match !== null && port >= portLeast && port <= 65_535) return address;
  throw new YatesError({
    code: 'E_OPTION_ADDRESS',
    place: { file: source },
    message: `"${address}" is not host:port`,
    next: `write it like ${defaultCoordinator}`,
  });
}
