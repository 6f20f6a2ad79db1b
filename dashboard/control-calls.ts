/** Carries out what the user asked of the sweep, and words how it went: a value, never an exception. */
import { type ServiceError, status } from '@grpc/grpc-js';
import { callFaultText } from '../proto/call-fault.ts';
import type { RpcClient } from '../proto/client.ts';
import { plural } from '../base/plural.ts';
import type { Severity, Sweep } from '../client/facts.ts';
import { cancelSweep, pauseSweep, resumeSweep, retryFailed, type Steer } from '../client/steer.ts';
import type { ControlRequest } from './view/model.ts';

export interface Answer {
  readonly severity: Severity;
  readonly text: string;
  /** The sweep after the change, before the Watch stream sends it. */
  readonly sweep?: Sweep;
}

const timeoutMs = 10_000;

const steers: Readonly<Record<ControlRequest, (decided: string) => Steer>> = {
  pause: (decided) => pauseSweep(false, decided, decided !== ''),
  resume: () => resumeSweep,
  cancel: () => cancelSweep,
  'retry-failed': () => retryFailed,
};

/** @param decided evidence that met the stop rule, which asks then; empty where a person asks */
export async function askCoordinator(
  client: RpcClient,
  request: ControlRequest,
  sweepId: string,
  decided = '',
): Promise<Answer> {
  try {
    const { trialsChanged, sweep } = await steers[request](decided)(client, sweepId, timeoutMs);
    const text = successText(request, trialsChanged);
    return sweep?.id === sweepId ? { severity: 'info', text, sweep } : { severity: 'info', text };
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
  return callFaultText(error);
}
