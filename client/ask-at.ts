/** One conversation with a coordinator: connects, asks, closes, and says in words what goes wrong. */
import { type ServiceError, status } from '@grpc/grpc-js';
import { YatesError } from '../base/error.ts';
import { isErrorCode } from '../base/error-codes.ts';
import type { RpcClient } from '../proto/client.ts';
import { callFault } from '../proto/call-fault.ts';
import type { Endpoint } from '../proto/tls/endpoint.ts';
import { refusedHandshake } from '../proto/tls/refused-handshake.ts';
import { openClient } from './open-client.ts';

/** Longest wait for one answer. */
export const answerTimeoutMs = 15_000;

/** Longest wait for the answer to a launch or an extension: planning and recording a million trials takes a while. */
export const planningTimeoutMs = 300_000;

/** @throws YatesError E_COORDINATOR_OFFLINE, or what the coordinator refuses */
export async function askAt<T>(endpoint: Endpoint, ask: (client: RpcClient) => Promise<T>): Promise<T> {
  const client = openClient(endpoint);
  try {
    return await ask(client);
  } catch (error) {
    throw isServiceError(error) ? await inWords(error, endpoint) : error;
  } finally {
    client.close();
  }
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' && 'details' in error;
}

async function inWords(error: ServiceError, { address, security }: Endpoint): Promise<YatesError> {
  const fault = callFault(error);
  // grpc-js reports a refused handshake as a failed connection.
  if (fault !== undefined && error.code === status.UNAVAILABLE && security.kind === 'pin') {
    const refused = await refusedHandshake(address, security.certificate.pin);
    if (refused !== undefined) return refused;
  }
  if (fault !== undefined) return new YatesError({ ...fault, place: { file: address }, cause: error });
  return saidByCoordinator(error, address) as YatesError;
}

/**
 * The coordinator's own error: its code, place and next step are one line of the answer's details. A code that a newer
 * coordinator has and this version does not stays in the message; the status then tells whose mistake it is.
 *
 * @returns undefined for an answer that is not in the coordinator's words
 */
export function saidByCoordinator(error: ServiceError, address: string): YatesError | undefined {
  const [, code, rest] = /^(E_[A-Z0-9_]+) ([^]*)$/.exec(error.details) ?? [];
  if (code === undefined || rest === undefined) return undefined;
  if (isErrorCode(code)) return new YatesError({ code, message: rest, cause: error });
  return new YatesError({
    code: 'E_COORDINATOR',
    place: { file: address },
    message: `the coordinator refuses, in words of another version: ${error.details}`,
    exit: usageStatuses.has(error.code) ? 'usage' : 'failure',
    cause: error,
  });
}

/** How a coordinator answers what will be wrong next time too. */
const usageStatuses: ReadonlySet<status> = new Set([status.INVALID_ARGUMENT, status.NOT_FOUND]);
