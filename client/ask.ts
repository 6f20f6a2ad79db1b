/** What the verbs ask a coordinator, in the words of the domain. */
import type { ClientReadableStream } from '@grpc/grpc-js';
import { sweepFromWire, trialFromWire } from './from-wire.ts';
import type { Sweep, Trial } from './facts.ts';
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';
import { answerTimeoutMs } from './ask-at.ts';

const timeoutMs = answerTimeoutMs;

/** @param id a sweep id, a unique prefix, a name; empty for the newest */
export async function getSweep(client: RpcClient, id: string): Promise<{ sweep: Sweep; source: string }> {
  const { sweep, source } = await client.unary(controlService.getSweep, { sweepId: id }, { timeoutMs });
  return { sweep: sweepFromWire(sweep ?? {}), source };
}

/** All trials of the sweep in planned run order. */
export async function listTrials(client: RpcClient, sweepId: string): Promise<Trial[]> {
  const trials: Trial[] = [];
  const pages = client.serverStream(controlService.listTrials, { sweepId });
  for await (const page of messages(pages)) trials.push(...(page.trials ?? []).map(trialFromWire));
  return trials.sort((left, right) => left.plannedOrder - right.plannedOrder);
}

// A readable stream is iterable; its declared item type is `any`, which the wire type replaces here.
const messages = <Message>(stream: ClientReadableStream<Message>): AsyncIterable<Message> => stream;
