/**
 * Agents in a process of their own, with trials that do nothing, or nothing but take their time. Real calls over real
 * sockets, one connection an agent. As an agent of the product does, it hands results over in one call and asks for the
 * next trials meanwhile; no second batch goes out before the coordinator has the first on disk.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RpcClient } from '../../proto/client.ts';
import type { yates } from '../../proto/generated/yates.js';
import { agentService } from '../../proto/service.ts';
import { connectTo } from '../../proto/tls/endpoint.ts';
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

async function workAll(work: AgentWork): Promise<AgentsDone> {
  const done = { trials: 0, leaseMs: [] as number[], turnMs: [] as number[] };
  const all = Array.from({ length: work.agents }, (_, at) => workOne(work, `agent-${work.first + at}`, done));
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
  const next = (): string => `${agentId}.${requests++}`;
  await client.unary(agentService.register, {
    requestId: next(),
    agentId,
    slots,
    incarnation: '1',
    takesSeeds: true,
  });
  const untilMs = forMs === 0 ? Number.POSITIVE_INFINITY : performance.now() + forMs;
  if (workMs > 0) await sleep(Math.random() * workMs);
  let handedOverMs = performance.now();
  let reported: Promise<unknown> = Promise.resolve();
  while (performance.now() < untilMs) {
    const askedMs = performance.now();
    const { grants, idle } = await client.unary(agentService.lease, { requestId: next(), agentId, slots });
    const grantedMs = performance.now();
    if (grants.length === 0) {
      if (idle) break;
      await sleep(5);
      continue;
    }
    done.leaseMs.push(grantedMs - askedMs);
    done.turnMs.push(grantedMs - handedOverMs);
    if (workMs > 0) await pretend(client, agentId, grants, workMs * (0.5 + Math.random()), next);
    await reported;
    handedOverMs = performance.now();
    const results = grants.map(resultOf);
    reported = client.unary(agentService.complete, { requestId: next(), agentId, results });
    done.trials += grants.length;
  }
  await reported;
  client.close();
}

/** Takes its time, and renews meanwhile. */
async function pretend(
  client: RpcClient,
  agentId: string,
  grants: readonly yates.v1.Grant[],
  ms: number,
  next: () => string,
): Promise<void> {
  const held = grants.map(({ trialId, fence }) => ({ trialId, fence }));
  for (let left = ms; left > 0; left -= renewMs) {
    await sleep(Math.min(left, renewMs));
    if (left > renewMs) await client.unary(agentService.renew, { requestId: next(), agentId, held });
  }
}

const resultOf = ({ trialId, fence }: yates.v1.Grant): yates.v1.Result.$Properties => ({
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
