import { randomUUID } from 'node:crypto';
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';
import type { PolicyChange } from '../design/run-policy.ts';
import { planningTimeoutMs } from './ask-at.ts';
import type { Note } from './facts.ts';
import { notesFromWire, policyChangeFromWire } from './from-wire.ts';

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
  /** What the sweep that goes on has taken over from the file. */
  readonly changed: readonly PolicyChange[];
  /** What was set since with `yates set`: `before` is what the file says, `after` what holds. */
  readonly kept: readonly PolicyChange[];
  /** Why its trials wait, as far as that is known now. */
  readonly notes: readonly Note[];
}

/** @throws ServiceError of grpc-js, whose details name every fault of the sweep file */
export async function launchSweep(
  client: RpcClient,
  { source, fileName, priority = 0 }: LaunchRequest,
): Promise<Launched> {
  const request = { requestId: randomUUID(), source, fileName, priority };
  const answer = await client.unary(controlService.launch, request, {
    timeoutMs: planningTimeoutMs,
  });
  const { sweepId, created, trials } = answer;
  return {
    sweepId,
    created,
    trials,
    changed: answer.changed.map(policyChangeFromWire),
    kept: answer.kept.map(policyChangeFromWire),
    notes: notesFromWire(answer.notes),
  };
}
