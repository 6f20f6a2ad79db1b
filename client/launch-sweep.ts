import { randomUUID } from 'node:crypto';
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';
import { answerTimeoutMs } from './ask-at.ts';

export interface LaunchRequest {
  /** The sweep file as written. */
  readonly source: string;
  /** Name of the file, for messages. */
  readonly fileName: string;
  /** 1 to 1000 (default: 1). A sweep that was launched before keeps the priority that it has. */
  readonly priority?: number | undefined;
}

export interface Launched {
  readonly sweepId: string;
  /** False when this very design was launched before: that sweep goes on. */
  readonly created: boolean;
  readonly trials: number;
}

/** @throws ServiceError of grpc-js, whose details name every fault of the sweep file */
export async function launchSweep(
  client: RpcClient,
  { source, fileName, priority = 0 }: LaunchRequest,
): Promise<Launched> {
  const request = { requestId: randomUUID(), source, fileName, priority };
  const { sweepId, created, trials } = await client.unary(controlService.launch, request, {
    timeoutMs: answerTimeoutMs,
  });
  return { sweepId, created, trials };
}
