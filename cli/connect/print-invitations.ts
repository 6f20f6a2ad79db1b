/** What a coordinator tells whoever started it: one string for agents, one for users. Both also lie in DATA/secrets. */
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { writeSecretFile } from '../../base/secret/secret-file.ts';
import { printJoinString } from '../../client/join/join-string.ts';
import { secretsFolderOf } from '../../coordinator/access/folder-endpoint.ts';
import { agentsToken, usersToken } from '../../coordinator/access/invitations.ts';
import type { Coordinator } from '../../coordinator/start-coordinator.ts';
import { print } from '../output/write-output.ts';

interface InvitationOptions {
  /** Folder of the coordinator. */
  readonly data: string;
  readonly advertise?: string;
}

const renewEveryMs = 6 * 3_600_000;

export function printInvitations(coordinator: Coordinator, options: InvitationOptions): void {
  const { data } = options;
  const strings = writeInvitations(coordinator, options);
  print(`\nAgents join with this string (yates agent --join-file -); it is a secret:\n  ${strings.agents}`);
  print(`\nUsers log in with this one (yates login --join-file -); it is a secret too:\n  ${strings.users}`);
  print(`\nBoth are in ${secretsFolderOf(data)}. Make others with \`yates token create\`.`);
}

/**
 * Keeps the files of both strings valid for as long as the coordinator runs: tokens that have lived for half of their time are
 * replaced, and stay valid for the other half.
 *
 * @param onTrouble hears of files that cannot be written
 * @returns ends it
 */
export function renewInvitations(
  coordinator: Coordinator,
  options: InvitationOptions,
  onTrouble: (error: Error) => void,
): () => void {
  const timer = setInterval(() => {
    try {
      writeInvitations(coordinator, options);
    } catch (error) {
      onTrouble(error as Error);
    }
  }, renewEveryMs).unref();
  return () => clearInterval(timer);
}

function writeInvitations(
  { address, access, endpoint }: Coordinator,
  { data, advertise }: InvitationOptions,
): { readonly agents: string; readonly users: string } {
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
  return strings;
}

/** The address that it listens on; if that means all addresses, one that other machines can reach. */
export function advertised(address: string): string {
  const [, port = ''] = /^(?:0\.0\.0\.0|\[::\]):(\d+)$/.exec(address) ?? [];
  if (port === '') return address;
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = own.find(({ family, internal }) => family === 'IPv4' && !internal);
  return `${outer?.address ?? hostname()}:${port}`;
}
