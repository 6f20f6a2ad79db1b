/** The attempts at a trial, each with its machine, checkpoint and how it ended. */
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { getTrial } from './ask.ts';
import type { Checkpoint, Fault } from './facts.ts';
import { checkpointFromWire, faultFromWire } from './from-wire.ts';

export interface Attempt {
  /** From 1. */
  readonly attempt: number;
  readonly agentId: string;
  readonly leasedAtMs: number;
  /** 0 while it runs. */
  readonly endedAtMs: number;
  /** `running`, `counted`, `failed`, `expired`, `released`, `late`, `cancelled` or `pruned`. */
  readonly outcome: string;
  /** It was released because its agent drained. */
  readonly isPreempted: boolean;
  /** It failed on an agent that was set aside for it. */
  readonly isPardoned: boolean;
  readonly fault: Fault | undefined;
  /** What it went on from; undefined where it began at the start. */
  readonly resumedFrom: Checkpoint | undefined;
  /** The newest that it saved; undefined where it saved none. */
  readonly saved: Checkpoint | undefined;
}

/** Oldest first. */
export async function readAttempts(client: RpcClient, sweepId: string, trialId: string): Promise<Attempt[]> {
  const { attempts } = await getTrial(client, trialId, sweepId);
  return attempts.map(attemptFromWire);
}

const attemptFromWire = (wire: yates.v1.AttemptView.$Properties): Attempt => ({
  attempt: wire.attempt ?? 0,
  agentId: wire.agentId ?? '',
  leasedAtMs: wire.leasedAtMs ?? 0,
  endedAtMs: wire.endedAtMs ?? 0,
  outcome: wire.outcome ?? '',
  isPreempted: wire.preempted === true,
  isPardoned: wire.pardoned === true,
  fault: faultFromWire(wire.fault),
  resumedFrom: wire.resumedFrom ? checkpointFromWire(wire.resumedFrom) : undefined,
  saved: wire.saved ? checkpointFromWire(wire.saved) : undefined,
});
