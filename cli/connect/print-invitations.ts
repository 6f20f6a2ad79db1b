/** What a coordinator tells whoever started it: one string for agents, one for users. Both also lie in DATA/secrets. */
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { writeSecretFile } from '../../base/secret/secret-file.ts';
import { printJoinString } from '../../client/join/join-string.ts';
import { secretsFolderOf } from '../../coordinator/access/folder-endpoint.ts';
import { agentsToken, usersToken } from '../../coordinator/access/invitations.ts';
import type { Coordinator } from '../../coordinator/start-coordinator.ts';
import { print } from '../output/write-output.ts';

export function printInvitations(
  { address, access, endpoint }: Coordinator,
  { data, advertise }: { readonly data: string; readonly advertise?: string },
): void {
  const shown = advertise ?? advertised(address);
  const insecure = endpoint.security.kind === 'none' ? true : undefined;
  const stringFor = (token: string): string =>
    printJoinString({ token, address: shown, pin: access.pin, insecure });
  const { tokens } = access;
  const strings = {
    agents: stringFor(agentsToken(data, tokens)),
    users: stringFor(usersToken(data, tokens)),
  };
  for (const [who, string] of Object.entries(strings))
    writeSecretFile(join(secretsFolderOf(data), `${who}.join`), `${string}\n`);
  print(`\nAgents join with this string (yates agent --join-file -); it is a secret:\n  ${strings.agents}`);
  print(`\nUsers log in with this one (yates login --join-file -); it is a secret too:\n  ${strings.users}`);
  print(`\nBoth are in ${secretsFolderOf(data)}. Make others with \`yates token create\`.`);
}

/** The address that it listens on; if that means all addresses, one that other machines can reach. */
function advertised(address: string): string {
  const [, port = ''] = /^(?:0\.0\.0\.0|\[::\]):(\d+)$/.exec(address) ?? [];
  if (port === '') return address;
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = own.find(({ family, internal }) => family === 'IPv4' && !internal);
  return `${outer?.address ?? hostname()}:${port}`;
}
