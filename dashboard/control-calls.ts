/** Carries out what the user asked of the sweep, and says how it went: a value, never an exception. */
import { randomUUID } from 'node:crypto';
import { type ServiceError, status } from '@grpc/grpc-js';
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';
import { sweepFromWire } from '../client/from-wire.ts';
import type { Severity, Sweep } from '../client/facts.ts';
import { plural } from './view/format-number.ts';
import type { ControlRequest } from './view/model.ts';

export interface Answer {
  readonly severity: Severity;
  readonly text: string;
  /** As it is after the change: known at once, before the Watch stream tells it. */
  readonly sweep?: Sweep;
}

const timeoutMs = 10_000;

const methods = {
  pause: controlService.pause,
  resume: controlService.resume,
  cancel: controlService.cancel,
  'retry-failed': controlService.retryFailed,
} as const;

export async function askCoordinator(
  client: RpcClient,
  request: ControlRequest,
  sweepId: string,
  reason = '',
): Promise<Answer> {
  try {
    const { trialsChanged, sweep } = await client.unary(
      methods[request],
      { requestId: randomUUID(), sweepId, reason },
      { timeoutMs },
    );
    // Generated types do not say that an unset message is null.
    const changed = sweep as typeof sweep | null;
    const told = changed?.sweepId === sweepId ? { sweep: sweepFromWire(changed) } : {};
    return { severity: 'info', text: successText(request, trialsChanged), ...told };
  } catch (error) {
    return { severity: 'error', text: `${failureWords[request]}: ${reasonOf(error as ServiceError)}` };
  }
}

function successText(request: ControlRequest, trialsChanged: number): string {
  switch (request) {
    case 'pause':
      return 'Paused: running trials finish, no new one starts';
    case 'resume':
      return 'Resumed';
    case 'cancel':
      return `Cancelled: ${plural(trialsChanged, 'trial')} will not be run`;
    case 'retry-failed':
      return `Queued ${plural(trialsChanged, 'failed trial')} again`;
    default:
      return request satisfies never;
  }
}

const failureWords: Readonly<Record<ControlRequest, string>> = {
  pause: 'Not paused',
  resume: 'Not resumed',
  cancel: 'Not cancelled',
  'retry-failed': 'Not queued again',
};

function reasonOf(error: ServiceError): string {
  if (error.code === status.UNAVAILABLE)
    return 'the coordinator cannot be reached, try again when it is back';
  if (error.code === status.DEADLINE_EXCEEDED)
    return `no answer within ${timeoutMs / 1000} s, look before you try again`;
  return error.details || error.message;
}
