import { isatty } from 'node:tty';
import type { Command } from 'commander';
import { systemClock } from '../../base/clock.ts';
import { listSweeps } from '../../client/ask.ts';
import { askAt } from '../../client/ask-at.ts';
import { readJoinFile, standardInput } from '../../client/join/join-file.ts';
import { joinSecurity, type TlsFiles } from '../../client/join/join-security.ts';
import { loginEndpoint } from '../../client/join/login-endpoint.ts';
import { type Login, LoginStore } from '../../client/join/login-store.ts';
import { YatesError } from '../../base/error.ts';
import { plural } from '../../base/plural.ts';
import { fetchCertificate } from '../../proto/tls/fetch-certificate.ts';
import { withExamples } from '../options/examples.ts';
import { withTlsOptions } from '../options/tls-options.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { print } from '../output/write-output.ts';

interface LoginOptions extends TlsFiles {
  readonly joinFile: string;
  readonly join?: string;
  readonly list?: true;
  readonly remove?: string;
}

export function register(program: Command): void {
  const command = program
    .command('login')
    .description('keep the string of a coordinator, so that verbs talk to it')
    .option(
      '--join-file <file>',
      'the string for users: a file of mode 0600, or - for standard input',
      standardInput,
    )
    .option('--join <host:port>', 'where the coordinator is reached, in place of the address of the string')
    .option('--list', 'list the logins')
    .option('--remove <host:port>', 'forget a login');
  withExamples(withTlsOptions(command), 'yates login --join-file users.join', 'yates login --list').action(
    login,
  );
}

async function login(options: LoginOptions): Promise<void> {
  const store = new LoginStore();
  if (options.list) {
    print(
      textTable(
        ['coordinator', 'since'],
        store.list().map(({ address, atMs }) => [address, timeText(atMs)]),
      ),
    );
    return;
  }
  if (options.remove !== undefined) {
    if (!store.remove(options.remove)) throw unknownError(options.remove);
    print(`Forgot the login for ${options.remove}.`);
    return;
  }
  // Not `process.stdin.isTTY`: touching that stream would make the input non-blocking.
  if (options.joinFile === standardInput && isatty(0))
    print('Paste the string that the coordinator printed, then press Enter and Ctrl-D:');
  const made = await loginFor(options);
  // A token that does not work is reported now rather than at its first use.
  const sweeps = await askAt(loginEndpoint(made), listSweeps);
  store.save(made);
  print(
    `Logged in to ${made.address}, which has ${plural(sweeps.length, 'sweep')}. Verbs talk to it where there is no data folder.`,
  );
}

/** Knows the coordinator before anything is sent to it. */
async function loginFor(options: LoginOptions): Promise<Login> {
  const { joinFile } = options;
  const joined = readJoinFile(joinFile);
  const address = options.join ?? joined.address;
  const security = joinSecurity(joined, options, joinFile === standardInput ? 'standard input' : joinFile);
  const kept = { address, token: joined.token, atMs: systemClock.nowMs() };
  switch (security.kind) {
    case 'none':
      return { ...kept, insecure: true };
    case 'authority':
      return { ...kept, authority: security.roots, identity: security.identity };
    case 'fetch': {
      const { pin, pem } = await fetchCertificate(address, security.pin);
      return { ...kept, pin, certificate: pem };
    }
    default:
      throw security satisfies never;
  }
}

function unknownError(address: string): YatesError {
  return new YatesError({
    code: 'E_LOGIN_MISSING',
    place: { file: '--remove' },
    message: `there is no login for ${address}`,
    next: 'see `yates login --list`',
  });
}
