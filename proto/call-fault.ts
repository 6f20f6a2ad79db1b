/**
 * A call that ended without words of the coordinator's: the transport knows a status and says it in words of its own, which tell a
 * user neither what happened nor what to do. A bound that ends a call whose answer is not read cannot send a word either.
 */
import { type ServiceError, status } from '@grpc/grpc-js';
import type { ErrorCode } from '../base/error-codes.ts';
import { neverConnected } from './never-connected.ts';

export interface CallFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
}

/** @returns undefined where the details are the coordinator's: they begin with an error code */
export function callFault(error: ServiceError): CallFault | undefined {
  if (/^E_[A-Z0-9_]+ /.test(error.details)) return undefined;
  if (neverConnected(error))
    return {
      code: 'E_COORDINATOR_OFFLINE',
      message: 'no coordinator answers there',
      next: 'start one with `yates up SWEEP` or `yates coordinator`, or name another with --coordinator host:port',
    };
  const known = faults[error.code];
  if (known !== undefined) return known;
  if (error.code === status.UNAUTHENTICATED || error.code === status.PERMISSION_DENIED)
    return {
      code: 'E_COORDINATOR_DENIED',
      message: `the coordinator refuses: ${error.details}`,
      next: 'check the token',
    };
  return {
    code: 'E_COORDINATOR',
    message: `the coordinator failed: ${error.details || error.message}`,
    next: 'see its log',
  };
}

const lost: CallFault = {
  code: 'E_COORDINATOR_LOST',
  message: 'the connection broke before the answer came: the coordinator ended it, or the network did',
  next: 'try again; if that does not help, see the log of the coordinator',
};

const faults: Readonly<Partial<Record<status, CallFault>>> = {
  [status.UNAVAILABLE]: lost,
  [status.CANCELLED]: lost,
  [status.RESOURCE_EXHAUSTED]: {
    code: 'E_BUSY',
    message:
      'the coordinator ended the call: its answer was not read for too long, or is more than may wait to be read',
    next: 'try again in some seconds, with fewer calls at a time',
  },
  [status.DEADLINE_EXCEEDED]: { code: 'E_COORDINATOR_SLOW', message: 'no answer in time', next: 'try again' },
  [status.UNIMPLEMENTED]: {
    code: 'E_COORDINATOR_OTHER',
    message: 'what answers there is no Yates coordinator, or one of another version',
    next: 'check the address',
  },
};

/** In one line: what the coordinator said, or what happened and what to do. */
export function callFaultText(error: ServiceError): string {
  const fault = callFault(error);
  return fault === undefined ? error.details : `${fault.code} ${fault.message}; ${fault.next}`;
}
