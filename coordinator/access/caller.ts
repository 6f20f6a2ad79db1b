/** Who makes a call, as the guard found out. Handlers take names and ids from here, never from what the caller says. */
import type { Metadata } from '@grpc/grpc-js';
import { assert } from '../../base/assert.ts';
import { YatesError } from '../../base/error.ts';
import { type AgentId, type RequestId, requestId } from '../../base/ids.ts';
import type { Actor } from '../core/event.ts';
import type { Role } from './role.ts';

export interface Caller {
  /** Names the token in lists and logs, and is no secret. */
  readonly tokenId: string;
  /** The token's name. */
  readonly name: string;
  readonly role: Role;
  readonly mayLaunchCommands: boolean;
  /** The one agent that a token of role `agent` is bound to. */
  readonly agentId?: AgentId | undefined;
  /** host:port of the other end. */
  readonly peer: string;
}

/** Data of this process beside the metadata: nothing that a client sends gets there. */
const key = 'yates-caller';

export function setCaller(metadata: Metadata, caller: Caller): void {
  metadata.setOpaque(key, caller);
}

export function callerOf({ metadata }: { readonly metadata: Metadata }): Caller {
  const caller = metadata.getOpaque(key);
  assert(caller, 'no call reaches its handler without a caller');
  return caller as Caller;
}

/** Names the token of a call; empty where none was shown. */
export const ownerOf = (metadata: Metadata): string =>
  (metadata.getOpaque(key) as Caller | undefined)?.tokenId ?? '';

/** The caller as events and the audit log name it. */
export const actorOf = ({ tokenId, name, peer }: Caller): Actor => ({ token: tokenId, name, peer });

/**
 * A request id of this caller and method. Two callers, or two methods, that choose the same id do not meet: otherwise one
 * could have the answer to its request taken for that of the other's.
 */
export const ownRequestId = ({ tokenId }: Caller, method: string, id: RequestId): RequestId =>
  requestId(`${method}/${tokenId}/${id}`);

/**
 * The agent that a call of AgentService acts for.
 *
 * @param named what the request says, which may be empty
 * @throws YatesError E_TOKEN_AGENT where it names another agent than the credential's
 */
export function agentOf({ agentId }: Caller, named: string): AgentId {
  assert(agentId, 'only credentials of agents have the right to work');
  if (named === '' || named === agentId) return agentId;
  throw new YatesError({
    code: 'E_TOKEN_AGENT',
    message: `the credential is of agent ${agentId}, and the call names ${named.slice(0, 80)}`,
    next: 'give each agent a data folder and a credential of its own',
  });
}

/** @throws YatesError E_TOKEN_COMMANDS unless the caller's token has the right */
export function requireCommands({ mayLaunchCommands, name }: Caller): void {
  if (mayLaunchCommands) return;
  throw new YatesError({
    code: 'E_TOKEN_COMMANDS',
    message: `token "${name}" may not launch sweeps that run programs (trainer kind command)`,
    next: 'ask an admin for a token made with `yates token create --allow-command-sweeps`',
  });
}
