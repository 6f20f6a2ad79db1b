/** How a new agent gets its credential. */
import { YatesError } from '../../base/error.ts';
import { agentId } from '../../base/ids.ts';
import type { yates } from '../../proto/generated/yates.js';
import { protocolVersion } from '../../proto/service.ts';
import { actorOf, type Caller } from '../access/caller.ts';
import type { Access } from '../access/open-access.ts';
import { requestError } from '../wire/from-wire.ts';

/**
 * Exchanges the caller's join token for the credential whose hash the request has.
 *
 * @throws YatesError E_PROTOCOL, E_REQUEST, E_TOKEN_NAME, E_AGENT_ID_TAKEN
 */
export function join(
  { tokens, audit }: Access,
  { agentId: id, name, credentialSha256, protocol }: yates.v1.JoinRequest,
  caller: Caller,
): yates.v1.JoinResponse.$Properties {
  requireProtocol(protocol);
  if (!/^[\w.:-]{1,100}$/.test(id)) throw requestError('agent_id is not 1 to 100 letters, digits and -_.:');
  if (!/^[0-9a-f]{64}$/.test(credentialSha256))
    throw requestError('credential_sha256 is not 64 hexadecimal digits');
  const agent = agentId(id);
  const record = tokens.exchange(caller.tokenId, agent, name === '' ? id : name, credentialSha256);
  audit.write({ kind: 'agent-joined', id: record.id, agentId: agent }, actorOf(caller));
  return { protocol: protocolVersion };
}

/** @throws YatesError E_PROTOCOL for another version than ours */
export function requireProtocol(protocol: number): void {
  if (protocol === protocolVersion) return;
  const isOlder = protocol < protocolVersion;
  throw new YatesError({
    code: 'E_PROTOCOL',
    message: `this agent speaks version ${protocol} of the protocol, and the coordinator version ${protocolVersion}`,
    next: isOlder ? 'update the agent' : 'update the coordinator',
  });
}
