/** Questions to a coordinator that change nothing, answered in the words of the domain. */
import type { ClientReadableStream } from '@grpc/grpc-js';
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';
import { answerTimeoutMs } from './ask-at.ts';
import type { AgentDetails, Device, Jobs, Note, Sweep, Trial } from './facts.ts';
import {
  agentDetailsFromWire,
  deviceFromWire,
  jobsFromWire,
  notesFromWire,
  sweepFromWire,
  trialFromWire,
} from './from-wire.ts';

const timeoutMs = answerTimeoutMs;

/** @param id a sweep id, a unique prefix, a name; empty for the newest */
export async function getSweep(client: RpcClient, id: string): Promise<{ sweep: Sweep; source: string }> {
  const { sweep, source } = await client.unary(controlService.getSweep, { sweepId: id }, { timeoutMs });
  return { sweep: sweepFromWire(sweep ?? {}), source };
}

/** Every sweep of the coordinator's log, newest first. */
export async function listSweeps(client: RpcClient): Promise<Sweep[]> {
  const { sweeps } = await client.unary(controlService.listSweeps, {}, { timeoutMs });
  return sweeps.map(sweepFromWire).sort((left, right) => right.launchedAtMs - left.launchedAtMs);
}

/** All trials of the sweep in planned run order. */
export async function listTrials(client: RpcClient, sweepId: string): Promise<Trial[]> {
  const trials: Trial[] = [];
  const pages = client.serverStream(controlService.listTrials, { sweepId });
  for await (const page of messages(pages)) trials.push(...(page.trials ?? []).map(trialFromWire));
  return trials.sort((left, right) => left.plannedOrder - right.plannedOrder);
}

/** @param id a sweep id, a unique prefix, a name; empty for the newest */
export async function getSweepWithTrials(
  client: RpcClient,
  id: string,
): Promise<{ sweep: Sweep; source: string; trials: Trial[] }> {
  const found = await getSweep(client, id);
  return { ...found, trials: await listTrials(client, found.sweep.id) };
}

/**
 * @param id a trial id, a unique prefix of one, or the trial's number in its sweep
 * @param sweepId the sweep that is meant, named as for `getSweep`; empty for the newest that has it
 */
export async function getTrial(
  client: RpcClient,
  id: string,
  sweepId = '',
): Promise<{
  trial: Trial;
  sweepId: string;
  sweepIds: readonly string[];
  attempts: yates.v1.AttemptView[];
  why: Note[];
  /** Those that are kept, newest first. */
  checkpoints: yates.v1.Checkpoint[];
}> {
  const answer = await client.unary(controlService.getTrial, { trialId: id, sweepId }, { timeoutMs });
  const { trial, attempts, sweepIds, checkpoints } = answer;
  const why = notesFromWire(answer.why);
  return {
    trial: trialFromWire(trial ?? {}),
    sweepId: trial?.sweepId ?? '',
    sweepIds,
    attempts,
    why,
    checkpoints,
  };
}

/** Every agent that has ever registered, those that have left included. */
export const listAgents = async (client: RpcClient): Promise<AgentDetails[]> =>
  (await listAgentsAndJobs(client)).agents;

/** Those agents, and the jobs of schedulers that agents run in. */
export async function listAgentsAndJobs(
  client: RpcClient,
): Promise<{ agents: AgentDetails[]; jobs: Jobs[] }> {
  const { agents, jobs } = await client.unary(controlService.listAgents, {}, { timeoutMs });
  return { agents: agents.map(agentDetailsFromWire), jobs: jobsFromWire(jobs) };
}

/**
 * The GPUs of the agents that are here.
 *
 * @param historyMs how far back their histories go
 */
export async function listDevices(client: RpcClient, historyMs: number): Promise<Device[]> {
  const { devices } = await client.unary(controlService.listDevices, { historyMs }, { timeoutMs });
  return devices.map(deviceFromWire);
}

// A readable stream is iterable; its declared item type is `any`, which the wire type replaces here.
const messages = <Message>(stream: ClientReadableStream<Message>): AsyncIterable<Message> => stream;
