/**
 * From an invitation, or the credential of an earlier start, to how this agent calls its coordinator.
 *
 * The agent makes its credential itself and keeps it before it sends the hash: an answer that gets lost is asked for again,
 * and the credential never travels until it is used.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceError, status } from '@grpc/grpc-js';
import { YatesError } from '../../base/error.ts';
import { newToken, tokenHash } from '../../base/secret/token.ts';
import { callFault } from '../../proto/call-fault.ts';
import { neverConnected } from '../../proto/never-connected.ts';
import { agentService, protocolVersion } from '../../proto/service.ts';
import type { ChannelSecurity } from '../../proto/tls/channel-security.ts';
import { connectTo, type Endpoint } from '../../proto/tls/endpoint.ts';
import { fetchCertificate } from '../../proto/tls/fetch-certificate.ts';
import { refusedHandshake } from '../../proto/tls/refused-handshake.ts';
import { type Credential, readCredential, writeCredential } from './credential.ts';
import type { Invitation } from './invitation.ts';

export interface JoinOptions {
  /** Of the agent; its credential is kept there. */
  readonly dataDir: string;
  readonly agentId: string;
  /** For people. */
  readonly name: string;
  /** Left out: the credential of an earlier start is used. */
  readonly invitation?: Invitation | undefined;
  /** In place of the address of the invitation or credential, such as the end of a tunnel. */
  readonly address?: string | undefined;
  /** Says, at first and then every minute, that nobody answers yet. */
  readonly notice: (text: string) => void;
  /** Between two tries while nobody answers, in milliseconds. */
  readonly retryMs?: number;
  /** How long it is tried while nobody answers, in milliseconds. Default: for ever. */
  readonly patienceMs?: number | undefined;
}

const callTimeoutMs = 10_000;
const sayEveryMs = 60_000;

/**
 * Waits for the coordinator where it has to join, and for nobody otherwise.
 *
 * @throws YatesError E_JOIN_MISSING without a way in; E_COORDINATOR_OFFLINE once patience has ended; E_JOIN_DENIED, E_PIN_DIFFERS, E_COORDINATOR_PLAIN, and those of secret files
 */
export async function joinCoordinator(options: JoinOptions): Promise<Endpoint> {
  const { dataDir, agentId, invitation } = options;
  const kept = keptCredential(dataDir, agentId);
  if (invitation === undefined) {
    if (kept === undefined || !kept.isJoined) throw missingError(dataDir);
    return { address: options.address ?? kept.address, security: kept.security, token: kept.token };
  }
  const address = options.address ?? invitation.address;
  const joinedWith = tokenHash(invitation.token);
  const isSame = kept !== undefined && isOfSameCoordinator(kept.security, invitation.security);
  if (isSame && kept.isJoined && kept.joinedWith === joinedWith)
    return { address, security: kept.security, token: kept.token };
  const security = await persist(options, () => securityOf(address, invitation.security));
  const join = async (token: string): Promise<Endpoint> => {
    const credential: Credential = { agentId, address, security, token, joinedWith, isJoined: false };
    writeCredential(dataDir, credential);
    await persist(options, () => exchange({ address, security, token: invitation.token }, options, token));
    writeCredential(dataDir, { ...credential, isJoined: true });
    return { address, security, token };
  };
  if (!isSame) return join(newToken());
  try {
    return await join(kept.token);
  } catch (error) {
    // The earlier credential was revoked: this invitation is for a new one.
    if (!(error instanceof YatesError) || !isTaken(error)) throw error;
    return join(newToken());
  }
}

function keptCredential(dataDir: string, agentId: string): Credential | undefined {
  const kept = readCredential(dataDir);
  return kept?.agentId === agentId ? kept : undefined;
}

function isOfSameCoordinator(kept: ChannelSecurity, invited: Invitation['security']): boolean {
  if (kept.kind !== 'pin') return kept.kind === invited.kind;
  if (invited.kind === 'fetch') return invited.pin === kept.certificate.pin;
  return invited.kind === 'pin' && invited.certificate.pin === kept.certificate.pin;
}

async function securityOf(address: string, security: Invitation['security']): Promise<ChannelSecurity> {
  if (security.kind !== 'fetch') return security;
  return { kind: 'pin', certificate: await fetchCertificate(address, security.pin) };
}

async function exchange(
  endpoint: Endpoint,
  { agentId, name }: JoinOptions,
  credential: string,
): Promise<void> {
  const client = connectTo(endpoint);
  const request = { agentId, name, credentialSha256: tokenHash(credential), protocol: protocolVersion };
  try {
    await client.unary(agentService.join, request, { timeoutMs: callTimeoutMs });
  } catch (error) {
    throw await inWords(error as ServiceError, endpoint);
  } finally {
    client.close();
  }
}

/** Tries again for as long as nobody answers, and patience lasts. */
async function persist<T>(options: JoinOptions, attempt: () => Promise<T>): Promise<T> {
  const { notice, retryMs = 1_000, patienceMs = Number.POSITIVE_INFINITY } = options;
  const startMs = performance.now();
  let saidMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof YatesError) || error.code !== 'E_COORDINATOR_OFFLINE') throw error;
      if (performance.now() - startMs >= patienceMs) throw error;
      if (performance.now() - saidMs >= sayEveryMs) {
        saidMs = performance.now();
        notice(`cannot join yet: ${error.message}; trying again`);
      }
      await sleep(retryMs);
    }
  }
}

async function inWords(error: ServiceError, { address, security }: Endpoint): Promise<YatesError> {
  if (error.code === status.UNAVAILABLE || error.code === status.DEADLINE_EXCEEDED) {
    const refused =
      security.kind === 'pin' ? await refusedHandshake(address, security.certificate.pin) : undefined;
    return (
      refused ??
      new YatesError({
        code: 'E_COORDINATOR_OFFLINE',
        place: { file: address },
        message: neverConnected(error)
          ? 'the coordinator does not answer'
          : `the coordinator does not answer: ${callFault(error)?.message ?? error.details}`,
        next: 'start it, or check the address',
        cause: error,
      })
    );
  }
  return new YatesError({
    code: 'E_JOIN_DENIED',
    place: { file: address },
    message: `the coordinator does not let this agent in: ${callFault(error)?.message ?? error.details}`,
    next: 'ask for a new join string (`yates token create --role join`)',
    cause: error,
  });
}

/** True if the coordinator refused because another credential is bound to this agent, or because this one was revoked. */
const isTaken = ({ cause }: YatesError): boolean =>
  (cause as ServiceError | undefined)?.code === status.ALREADY_EXISTS;

function missingError(dataDir: string): YatesError {
  return new YatesError({
    code: 'E_JOIN_MISSING',
    place: { file: dataDir },
    message: 'this agent has not joined a coordinator yet',
    next: 'hand it the string that `yates coordinator` printed, in a file of mode 0600 or on standard input: --join-file FILE, --join-file -',
  });
}
