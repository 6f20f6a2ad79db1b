/**
 * How fast trials go through the coordinator when they cost nothing: `npx tsx bench/dispatch.ts [TRIALS] [AGENTS]`.
 *
 * Three parts: the core alone; the log alone, written by its thread and by the thread that also serves; the real stack
 * (gRPC over loopback, SQLite with synchronous=FULL), where each trial is leased, completed and made durable.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { credentials } from '@grpc/grpc-js';
import { agentId, requestId, seq, trialId } from '../base/ids.ts';
import type { CoordinatorEvent } from '../coordinator/core/event.ts';
import { recover } from '../coordinator/core/recover.ts';
import { emptyState } from '../coordinator/core/state.ts';
import { step } from '../coordinator/core/step.ts';
import { encodeEvent } from '../coordinator/log/event-codec.ts';
import { openSqliteLog } from '../coordinator/log/sqlite-log.ts';
import { SqliteWriter } from '../coordinator/log/sqlite-writer.ts';
import { startCoordinator } from '../coordinator/start-coordinator.ts';
import { designOf } from '../design/design-of.ts';
import { parseSweep } from '../design/parse-sweep.ts';
import { RpcClient } from '../proto/client.ts';
import { agentService, controlService } from '../proto/service.ts';

const trials = Number(process.argv[2] ?? 20_000);
const agents = Number(process.argv[3] ?? 8);
const slotsPerAgent = 16;
const config = { logId: 'bench', leaseTtlMs: 15_000 };

const source = `version: 1
name: bench
factors: { level: [${Array.from({ length: trials / 2 }, (_, at) => at).join(', ')}] }
replicates: 2
response: { primary: score, goal: maximize }
trainer: { kind: command }
`;

const say = (what: string, figure: string): void => {
  process.stdout.write(`${what.padEnd(62)} ${figure.padStart(14)}\n`);
};
const perSecond = (count: number, ms: number): string => `${Math.round((count / ms) * 1000)} /s`;

const folder = mkdtempSync(join(tmpdir(), 'yates-bench-'));
try {
  const events = core();
  await log(events.slice(0, 20_000));
  await stack();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns the events of the whole sweep */
function core(): CoordinatorEvent[] {
  const planMs = performance.now();
  const spec = parseSweep(source, { fileName: 'bench.yaml' });
  const design = designOf(spec, 'bench');
  say(`plan ${trials} trials`, `${Math.round(performance.now() - planMs)} ms`);
  const state = emptyState(config);
  const events: CoordinatorEvent[] = [];
  let call = 0;
  const take = (input: Parameters<typeof step>[1]): ReturnType<typeof step> => {
    const taken = step(state, input, 1_000_000);
    events.push(...taken.events);
    return taken;
  };
  const startMs = performance.now();
  take({
    kind: 'launch',
    call: ++call,
    requestId: requestId('launch'),
    spec,
    designHash: design.hash,
    baseVersion: 'bench',
    trials: design.trials,
    source,
    fileName: 'bench.yaml',
  });
  const id = agentId('agent');
  const card = {
    name: 'agent',
    version: '',
    slots: 1,
    labels: {},
    devices: [],
    backend: '',
    incarnation: '1',
  };
  take({ kind: 'register', call: ++call, requestId: requestId('register'), agentId: id, card, held: [] });
  for (let done = 0; done < trials; done++) {
    const lease = { kind: 'lease', call: ++call, agentId: id, slots: 1, waitMs: 0 } as const;
    const { replies } = take({ ...lease, requestId: requestId(`l${done}`) });
    const [answer] = replies;
    if (answer?.answer.kind !== 'lease') throw new Error('no grant');
    const [attempt] = answer.answer.grants;
    if (attempt === undefined) throw new Error('no grant');
    const result = { metrics: { score: done }, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: '' };
    const results = [{ trialId: trialId(attempt.trial.plan.id), fence: attempt.fence, result }];
    take({ kind: 'complete', call: ++call, requestId: requestId(`c${done}`), agentId: id, results });
  }
  say('core alone: trials leased and completed', perSecond(trials, performance.now() - startMs));
  const replayMs = performance.now();
  recover(config, events, 2_000_000);
  say(`replay of ${events.length} events`, `${Math.round(performance.now() - replayMs)} ms`);
  return events;
}

async function log(events: readonly CoordinatorEvent[]): Promise<void> {
  const thread = await openSqliteLog(join(folder, 'thread.db'));
  let startMs = performance.now();
  await Promise.all(events.map((event, at) => thread.append(seq(at), [event])));
  say(
    `log in its thread: ${events.length} appends sent at once`,
    perSecond(events.length, performance.now() - startMs),
  );
  startMs = performance.now();
  for (let at = 0; at < 500; at++)
    await thread.append(seq(events.length + at), [events[at] as CoordinatorEvent]);
  say('log in its thread: one append after the other', perSecond(500, performance.now() - startMs));
  await thread.close();
  const writer = new SqliteWriter(join(folder, 'inline.db'));
  writer.commit(events.map((event, at) => ({ expectedSeq: at, events: [encodeEvent(event)] })));
  startMs = performance.now();
  for (let at = 0; at < 500; at++) {
    const append = { expectedSeq: events.length + at, events: [encodeEvent(events[at] as CoordinatorEvent)] };
    writer.commit([append]);
  }
  say('log in the serving thread: one append after the other', perSecond(500, performance.now() - startMs));
  writer.close();
}

async function stack(): Promise<void> {
  const coordinator = await startCoordinator({
    dataDir: join(folder, 'data'),
    listen: '127.0.0.1:0',
    baseVersion: 'bench',
  });
  const clients = Array.from(
    { length: agents },
    () => new RpcClient(coordinator.address, credentials.createInsecure()),
  );
  const [first] = clients;
  if (first === undefined) throw new Error('no agents');
  await first.unary(controlService.launch, { requestId: 'launch', source, fileName: 'bench.yaml' });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startMs = performance.now();
  await Promise.all(clients.map((client, at) => workAll(client, `agent-${at}`)));
  const ms = performance.now() - startMs;
  delay.disable();
  say(`whole stack: ${agents} agents, ${slotsPerAgent} slots each, one call a trial`, perSecond(trials, ms));
  say('event loop held up, 99th percentile', `${(delay.percentile(99) / 1e6).toFixed(1)} ms`);
  for (const client of clients) client.close();
  const stopMs = performance.now();
  await coordinator.stop();
  const restartMs = performance.now();
  const again = await startCoordinator({
    dataDir: join(folder, 'data'),
    listen: '127.0.0.1:0',
    baseVersion: 'bench',
  });
  say('stop', `${Math.round(restartMs - stopMs)} ms`);
  say('start again on the same data', `${Math.round(performance.now() - restartMs)} ms`);
  await again.stop();
}

async function workAll(client: RpcClient, id: string): Promise<void> {
  let requests = 0;
  const next = (): string => `${id}.${requests++}`;
  await client.unary(agentService.register, {
    requestId: next(),
    agentId: id,
    slots: slotsPerAgent,
    incarnation: '1',
  });
  for (;;) {
    const { grants } = await client.unary(agentService.lease, {
      requestId: next(),
      agentId: id,
      slots: slotsPerAgent,
    });
    if (grants.length === 0) return;
    await Promise.all(
      grants.map(({ trialId: trial, fence }) =>
        client.unary(agentService.complete, {
          requestId: next(),
          agentId: id,
          results: [{ trialId: trial ?? '', fence: fence ?? 0, metrics: [{ name: 'score', value: 1 }] }],
        }),
      ),
    );
  }
}
