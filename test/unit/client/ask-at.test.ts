import { type ServiceError, status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { askAt } from '../../../client/ask-at.ts';
import { YatesError } from '../../../base/error.ts';

const address = '127.0.0.1:4444';

async function errorOf(code: status, details: string): Promise<YatesError> {
  const answer = Object.assign(new Error(details), { code, details }) as ServiceError;
  try {
    await askAt({ address, security: { kind: 'none' } }, () => Promise.reject(answer));
  } catch (error) {
    if (error instanceof YatesError) return error;
    throw error;
  }
  throw new Error('it was answered');
}

describe('askAt', () => {
  it.each([
    [status.NOT_FOUND, 'E_SWEEP_UNKNOWN there is no sweep "x" here; see `yates ls`', 'usage'],
    [status.INVALID_ARGUMENT, 'E_STOP_FACTOR sweep.yaml:3:1 no factor named "x"; known: a', 'usage'],
    [status.FAILED_PRECONDITION, 'E_SWEEP_STATE sweep s is cancelled; launch it again', 'failure'],
    [status.UNAVAILABLE, 'E_LOG_DISK_FULL the disk is full', 'failure'],
    [status.INTERNAL, 'E_INTERNAL an unexpected error; see the log of the coordinator', 'ours'],
  ])('status %i: takes the code of the coordinator and its exit class', async (code, details, exit) => {
    const error = await errorOf(code, details);
    expect(error.message).toBe(details);
    expect([error.code, error.exit]).toEqual([details.split(' ')[0], exit]);
  });

  it.each([
    [status.INVALID_ARGUMENT, 'usage'],
    [status.NOT_FOUND, 'usage'],
    [status.UNAVAILABLE, 'failure'],
  ])('status %i: shows a code of a newer coordinator, and goes by the status', async (code, exit) => {
    const error = await errorOf(code, 'E_NEW_IN_2030 it cannot be; do other');
    expect([error.code, error.exit]).toEqual(['E_COORDINATOR', exit]);
    expect(error.message).toContain(`${address} `);
    expect(error.message).toContain('E_NEW_IN_2030 it cannot be; do other');
  });

  it.each([
    [
      status.UNAVAILABLE,
      'No connection established. Last error: ECONNREFUSED',
      'E_COORDINATOR_OFFLINE',
      'failure',
    ],
    [status.UNAVAILABLE, 'Connection dropped', 'E_COORDINATOR_LOST', 'failure'],
    [status.CANCELLED, 'Call cancelled', 'E_COORDINATOR_LOST', 'failure'],
    [status.RESOURCE_EXHAUSTED, 'Bandwidth exhausted or memory limit exceeded', 'E_BUSY', 'failure'],
    [status.DEADLINE_EXCEEDED, 'Deadline exceeded', 'E_COORDINATOR_SLOW', 'failure'],
    [status.UNIMPLEMENTED, 'unknown service', 'E_COORDINATOR_OTHER', 'usage'],
    [status.PERMISSION_DENIED, 'no', 'E_COORDINATOR_DENIED', 'usage'],
    [status.UNKNOWN, 'boom', 'E_COORDINATOR', 'failure'],
  ])('status %i, %s: %s', async (code, details, expected, exit) => {
    const error = await errorOf(code, details);
    expect([error.code, error.exit]).toEqual([expected, exit]);
    // The transport's own words say nothing to a user; what a coordinator says is shown.
    const isOfTransport = code !== status.UNKNOWN && code !== status.PERMISSION_DENIED;
    expect(error.message.includes(details)).toBe(!isOfTransport);
    expect(error.next).toMatch(/\w+ /);
  });
});
