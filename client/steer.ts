/** Changes to a sweep's course. Each names itself by a request id, so that it may be repeated when an answer gets lost. */
import { randomUUID } from 'node:crypto';
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';
import { answerTimeoutMs } from './ask-at.ts';
import type { Sweep } from './facts.ts';
import { sweepFromWire } from './from-wire.ts';

export interface SweepChanged {
  /** The sweep after the change; undefined where the coordinator did not send it. */
  readonly sweep: Sweep | undefined;
  readonly trialsChanged: number;
}

/** Asks for one change of the sweep with this whole id. @throws ServiceError of grpc-js */
export type Steer = (client: RpcClient, sweepId: string, timeoutMs?: number) => Promise<SweepChanged>;

/**
 * @param stopRunning true stops what runs now and queues it again; otherwise it finishes
 * @param reason for the log, such as the evidence that met a stop rule
 * @param byStopRule the stop rule of the sweep file asks, not a person
 */
export const pauseSweep =
  (stopRunning = false, reason = '', byStopRule = false): Steer =>
  (client, sweepId, timeoutMs = answerTimeoutMs) =>
    changed(
      client.unary(controlService.pause, { ...ask(sweepId), stopRunning, reason, byStopRule }, { timeoutMs }),
    );

export const resumeSweep: Steer = (client, sweepId, timeoutMs = answerTimeoutMs) =>
  changed(client.unary(controlService.resume, ask(sweepId), { timeoutMs }));

export const cancelSweep: Steer = (client, sweepId, timeoutMs = answerTimeoutMs) =>
  changed(client.unary(controlService.cancel, ask(sweepId), { timeoutMs }));

/** Queues the failed trials again, each with a fresh retry budget. */
export const retryFailed: Steer = (client, sweepId, timeoutMs = answerTimeoutMs) =>
  changed(client.unary(controlService.retryFailed, ask(sweepId), { timeoutMs }));

/** @param priority weight from 1 to 1000 among the sweeps that have trials waiting */
export const setPriority =
  (priority: number): Steer =>
  (client, sweepId, timeoutMs = answerTimeoutMs) =>
    changed(client.unary(controlService.setPriority, { ...ask(sweepId), priority }, { timeoutMs }));

const ask = (sweepId: string): { requestId: string; sweepId: string } => ({
  requestId: randomUUID(),
  sweepId,
});

async function changed(answer: Promise<yates.v1.SweepChanged>): Promise<SweepChanged> {
  const { sweep, trialsChanged } = await answer;
  return { sweep: sweep ? sweepFromWire(sweep) : undefined, trialsChanged };
}
