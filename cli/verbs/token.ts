import { type Command, Option } from 'commander';
import { systemClock } from '../../base/clock.ts';
import type { TokenRecord } from '../../coordinator/access/token/token-record.ts';
import { type FolderTokens, openFolderTokens } from '../connect/folder-tokens.ts';
import { withDataOption } from '../options/data-option.ts';
import { withExamples } from '../options/examples.ts';
import { parseLifetime } from '../options/lifetime.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { print, printJson } from '../output/write-output.ts';

/** Roles of tokens that users make; an agent's credential is made by joining. */
const roles = ['viewer', 'operator', 'admin', 'join'] as const;
type MadeRole = (typeof roles)[number];

interface DataOptions {
  readonly data: string;
}

interface CreateOptions extends DataOptions {
  readonly role: MadeRole;
  readonly name: string;
  readonly expires?: string;
  readonly allowCommandSweeps?: true;
}

interface ListOptions extends DataOptions {
  readonly all?: true;
  readonly json?: true;
}

/** A string that lets agents in is handed over and used at once; people keep theirs. */
const expiresDefault: Readonly<Record<MadeRole, string>> = {
  join: '1d',
  viewer: '90d',
  operator: '90d',
  admin: '90d',
};

export function register(program: Command): void {
  const token = program
    .command('token')
    .description(
      'make tokens that let users and agents in, list and revoke them; on the machine of the data folder',
    );
  withExamples(
    token,
    'yates token create --role operator --name ada --allow-command-sweeps',
    'yates token list',
    'yates token revoke ada',
  );
  const createCommand = token
    .command('create')
    .description('make a token and print its join string, once')
    .addOption(
      new Option('--role <role>', 'what it may do: docs/security.md').choices(roles).makeOptionMandatory(),
    )
    .requiredOption('--name <name>', 'whom it is for, as lists and the audit log show it')
    .option('--expires <lifetime>', 'such as 1h or 30d, or never (default: 1d for join, 90d for others)')
    .option('--allow-command-sweeps', 'may launch sweeps that run programs (operator and admin)');
  withExamples(
    withDataOption(createCommand),
    'yates token create --role operator --name ada --expires 30d --allow-command-sweeps',
    'yates token create --role join --name "rack 3" --expires 1h',
  ).action(create);
  const listCommand = token
    .command('list')
    .description('list the tokens that are valid')
    .option('--all', 'list also those that have expired or were revoked lately')
    .option('--json', 'print them as JSON');
  withExamples(withDataOption(listCommand), 'yates token list').action(list);
  const revokeCommand = token
    .command('revoke')
    .description('refuse a token from now on; its open calls end within a second')
    .argument('<token>', 'id of the token, or its name where one valid token has it');
  withExamples(withDataOption(revokeCommand), 'yates token revoke ada').action(revoke);
}

function create({ data, role, name, expires, allowCommandSweeps }: CreateOptions): void {
  const lifetimeMs = parseLifetime(expires ?? expiresDefault[role], '--expires');
  const folder = openFolderTokens(data);
  const expiresAtMs = lifetimeMs === undefined ? undefined : systemClock.nowMs() + lifetimeMs;
  const made = { role, name, expiresAtMs, mayLaunchCommands: allowCommandSweeps ?? false };
  const { token, record } = folder.tokens.create(made);
  folder.noted('token-created', record);
  const until = expiresAtMs === undefined ? 'does not expire' : `until ${timeText(expiresAtMs)}`;
  const use = role === 'join' ? 'yates agent --join-file -' : 'yates login --join-file -';
  // Apart from the string, so that a pipe gets the string alone.
  process.stderr.write(
    `Token ${record.id}, role ${role}, ${until}: for \`${use}\`. It is a secret, and shown only now.\n`,
  );
  print(folder.joinString(token));
}

function list({ data, all, json }: ListOptions): void {
  const folder = openFolderTokens(data);
  const tokens = folder.tokens.list().filter((token) => all === true || folder.standing(token) === 'valid');
  if (json) printJson({ schema: 'yates/tokens/v1', tokens: tokens.map((token) => asJson(folder, token)) });
  else
    print(
      textTable(
        header,
        tokens.map((token) => row(folder, token)),
      ),
    );
}

function revoke(which: string, { data }: DataOptions): void {
  const folder = openFolderTokens(data);
  const before = folder.tokens.revoke(which);
  if (before.revokedAtMs === undefined) folder.noted('token-revoked', before);
  print(
    before.revokedAtMs === undefined
      ? `Revoked ${before.id} (${before.role}, ${before.name}).`
      : `${before.id} (${before.role}, ${before.name}) had been revoked before.`,
  );
}

const header = ['id', 'role', 'name', 'commands', 'agent', 'made', 'expires', 'state'];

const row = (folder: FolderTokens, token: TokenRecord): string[] => [
  token.id,
  token.role,
  token.name,
  token.mayLaunchCommands ? 'yes' : '-',
  token.agentId ?? '-',
  timeText(token.createdAtMs),
  token.expiresAtMs === undefined ? 'never' : timeText(token.expiresAtMs),
  folder.standing(token),
];

/** Without the hash: nobody needs it. */
const asJson = (folder: FolderTokens, token: TokenRecord): unknown => ({
  ...token,
  sha256: undefined,
  state: folder.standing(token),
});
