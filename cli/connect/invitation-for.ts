/** Where an agent's invitation comes from: its parent process, a file, or the data folder of a coordinator beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCredential } from '../../agent/join/credential.ts';
import type { Invitation } from '../../agent/join/invitation.ts';
import { YatesError } from '../../base/error.ts';
import { readJoinFile, standardInput } from '../../client/join/join-file.ts';
import { joinSecurity, type TlsFiles } from '../../client/join/join-security.ts';
import { defaultDataDir } from '../options/data-option.ts';
import { askParent } from '../up/stop-with-parent.ts';

export interface InvitationOptions extends TlsFiles {
  /** Data folder of the agent. */
  readonly data: string;
  readonly joinFile?: string;
  readonly joinOverIpc?: true;
}

/** Written by a coordinator at each start. */
const besideFile = join(defaultDataDir, 'secrets', 'agents.join');

/**
 * @returns undefined where there is none, and the credential of an earlier start must do
 * @throws YatesError E_JOIN_FILE, E_JOIN_STRING, E_JOIN_PIN, E_SECRET_FILE, and those of reading the authority
 */
export async function invitationFor(options: InvitationOptions): Promise<Invitation | undefined> {
  if (options.joinOverIpc) return fromParent();
  const file = options.joinFile ?? fileBeside(options.data);
  if (file === undefined) return undefined;
  const joined = readJoinFile(file);
  const { address, token } = joined;
  const source = file === standardInput ? 'standard input' : file;
  return { address, token, security: joinSecurity(joined, options, source) };
}

/** An agent that has joined stays with its coordinator, also where it is started beside another one. */
function fileBeside(data: string): string | undefined {
  return existsSync(besideFile) && readCredential(data) === undefined ? besideFile : undefined;
}

async function fromParent(): Promise<Invitation> {
  const invitation = await askParent<Invitation>('invitation');
  if (invitation !== undefined) return invitation;
  throw new YatesError({
    code: 'E_JOIN_MISSING',
    message: 'no parent process is there to let this agent in',
    next: 'use --join-file',
  });
}
