/**
 * Agents in a process of their own, with trials that do nothing, or nothing but take their time. Real calls over real
 * sockets, one connection and one Work stream an agent. As an agent of the product does, it says in one message what has
 * ended and what is free, and no trial waits for another.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { yates } from '../../proto/generated/yates.js';
import { agentService } from '../../proto/service.ts';
import { connectTo } from '../../proto/tls/endpoint.ts';
import { type Granted, WorkStream } from '../../proto/work-stream.ts';
import { agentEndpoint } from '../../test/coordinator-client.ts';

export interface AgentWork {
  /** Of the coordinator. */
  readonly dataDir: string;
  readonly agents: number;
  /** Number of the first of them, so that several processes have agents of different names. */
  readonly first: number;
  readonly slots: number;
  /** Mean time that a trial takes; half to one and a half times as long. */
  readonly workMs: number;
  /** 0: until the sweep has ended. */
  readonly forMs: number;
}

export interface AgentsDone {
  readonly trials: number;
  /** Of each call. */
  readonly leaseMs: readonly number[];
  /** From handing a result over to having the next trial. */
  readonly turnMs: readonly number[];
}

const renewMs = 5_000;
/** Trials that take time do not end all at once; those that do nothing end in groups of as many. */
const groupSlots = 16;

async function workAll(work: AgentWork): Promise<AgentsDone> {
  const done = { trials: 0, leaseMs: [] as number[], turnMs: [] as number[] };
  const all = Array.from({ length: work.agents }, (_, at) => workOne(work, `bench-${work.first + at}`, done));
  await Promise.all(all);
  return done;
}

async function workOne(
  { dataDir, slots, workMs, forMs }: AgentWork,
  agentId: string,
  done: { trials: number; leaseMs: number[]; turnMs: number[] },
): Promise<void> {
  const client = connectTo(agentEndpoint(dataDir, agentId), {
    'grpc.use_local_subchannel_pool': 1,
  });
  let requests = 0;
  const next = (): string => `${requests++}`;
  const card = { agentId, slots, incarnation: '1', takesSeeds: true };
  await client.unary(agentService.register, { requestId: next(), ...card });
  const work = new WorkStream(client);
  const untilMs = forMs === 0 ? Number.POSITIVE_INFINITY : performance.now() + forMs;
  const held = new Map<number, yates.v1.Held.$Properties>();
  const renewing = setInterval(() => {
    if (held.size > 0) void work.ask('renew', { requestId: next(), held: [...held.values()] });
  }, renewMs);
  let seenFence = 0;

  /** A group of slots whose trials end together. It waits for no other group, and not for its own results' receipts. */
  const workGroup = async (size: number): Promise<void> => {
    if (workMs > 0) await sleep(Math.random() * workMs);
    let reported: Promise<unknown> = Promise.resolve();
    let endedMs = performance.now();
    while (performance.now() < untilMs) {
      const askedMs = performance.now();
      const request = { requestId: next(), slots: size, seenFence };
      const { grants, idle } = await work.ask('lease', request);
      if (grants.length === 0) {
        if (idle) break;
        await sleep(5);
        continue;
      }
      const grantedMs = performance.now();
      done.leaseMs.push(grantedMs - askedMs);
      done.turnMs.push(grantedMs - endedMs);
      for (const { trialId, fence } of grants) {
        held.set(fence, { trialId, fence });
        seenFence = Math.max(seenFence, fence);
      }
      if (workMs > 0) await sleep(workMs * (0.5 + Math.random()));
      for (const { fence } of grants) held.delete(fence);
      await reported;
      endedMs = performance.now();
      reported = work.ask('complete', { requestId: next(), results: grants.map(resultOf) });
      done.trials += grants.length;
    }
    await reported;
  };
  const groups = Math.max(1, Math.floor(slots / groupSlots));
  await Promise.all(Array.from({ length: groups }, () => workGroup(Math.floor(slots / groups))));
  clearInterval(renewing);
  work.close();
  client.close();
}

const resultOf = ({ trialId, fence }: Granted): yates.v1.Result.$Properties => ({
  trialId,
  fence,
  metrics: [{ name: 'score', value: 1 }],
});

process.once('message', (work: AgentWork) => {
  void (async () => {
    // Disconnected at once, the end of a long message would be lost.
    process.send?.(await workAll(work), undefined, {}, () => process.disconnect());
  })();
});
process.send?.('ready');
