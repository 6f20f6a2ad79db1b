import { status } from '@grpc/grpc-js';
import { expect, it } from 'vitest';
import { callFailureOf } from '../../../agent/call-failure.ts';

it.each([
  [status.UNAVAILABLE, 'unreachable'],
  [status.DEADLINE_EXCEEDED, 'unreachable'],
  // Of a coordinator that does not know this agent: to register helps, to drop what it holds does not.
  [status.NOT_FOUND, 'unreachable'],
  [status.UNIMPLEMENTED, 'denied'],
  [status.UNAUTHENTICATED, 'denied'],
  [status.INVALID_ARGUMENT, 'rejected'],
  [status.RESOURCE_EXHAUSTED, 'busy'],
  [status.INTERNAL, 'busy'],
])('takes gRPC status %i as %s', (code, failure) => {
  expect(callFailureOf(Object.assign(new Error('no'), { code }))).toBe(failure);
});

it('takes a fault of our own as one that may pass', () => {
  expect(callFailureOf(new Error('no verdict'))).toBe('busy');
});
