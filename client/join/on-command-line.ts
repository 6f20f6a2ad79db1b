/** Tokens where they must not be: the arguments of a process are seen by every user of the machine, and kept in a shell's history. */
import { YatesError } from '../../base/error.ts';

/** Long enough that no file or sweep has such a name by chance. */
const tokenPattern = /^yates:\/\/|yts_[A-Za-z0-9_-]{20}/;

/** True for a text that has, or is, a join string or a token. */
export const holdsToken = (argument: string): boolean => tokenPattern.test(argument);

/**
 * Before anything else reads the arguments, and repeats one that it does not understand.
 *
 * @throws YatesError E_JOIN_FILE where one of them is, or has, a join string or a token
 */
export function refuseTokensIn(argv: readonly string[]): void {
  const index = argv.findIndex(holdsToken);
  if (index < 0) return;
  throw new YatesError({
    code: 'E_JOIN_FILE',
    place: { file: `argument ${index + 1}` },
    message: 'a join string on the command line is seen by every user of this machine',
    next: 'revoke its token, and hand a new one over in a file of mode 0600 or on standard input (--join-file -)',
  });
}
