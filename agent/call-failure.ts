import { status } from '@grpc/grpc-js';
import type { CallFailure } from './core/call.ts';

/** Sorts a failed gRPC call by what the agent can do about it. */
export function callFailureOf(error: unknown): CallFailure {
  switch ((error as { code?: unknown }).code) {
    case status.UNAVAILABLE:
    case status.DEADLINE_EXCEEDED:
    case status.CANCELLED:
    // A standby, or a coordinator that does not know this agent: to register is the cure of both.
    case status.FAILED_PRECONDITION:
    case status.NOT_FOUND:
      return 'unreachable';
    case status.UNAUTHENTICATED:
    case status.PERMISSION_DENIED:
    // Whoever listens there is no coordinator of Yates.
    case status.UNIMPLEMENTED:
      return 'denied';
    case status.INVALID_ARGUMENT:
    case status.OUT_OF_RANGE:
      return 'rejected';
    default:
      return 'busy';
  }
}
