/** The coordinator is killed again and again, between the disk and the answer: nothing acknowledged is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entryPoint } from '../../../base/entry-point.ts';
import type { RpcClient } from '../../../proto/client.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { ask, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';

const agentId = 'agent-1';
const trialsTotal = 40;

let dataDir: string;
let child: ChildProcess | undefined;
let client: RpcClient;
/** Results that the coordinator said are counted, by trial. */
const acknowledged = new Map<string, number>();

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-kill-'));
});
afterEach(async () => {
  client.close();
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(killAtCommit: number): Promise<void> {
  const script = entryPoint(new URL('../../fixtures/coordinator/serve.ts', import.meta.url), import.meta.url);
  const started = spawn(process.execPath, [...script, dataDir, '127.0.0.1:0', String(killAtCommit)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  await once(started.stdout, 'data');
  client = new TestClient(dataDir);
}

/** One life of an agent at one life of the coordinator: works until the coordinator dies. @returns whether all is done */
async function work(life: number, unanswered: yates.v1.CompleteRequest.$Properties[]): Promise<boolean> {
  const id = (what: string, at: number): string => `${what}-${life}-${at}`;
  try {
    const held = unanswered.flatMap(({ results = [] }) =>
      results.map(({ trialId = '', fence = 0 }) => ({ trialId, fence })),
    );
    await client.unary(agentService.register, {
      requestId: id('register', 0),
      agentId,
      slots: 3,
      incarnation: '1',
      takesSeeds: true,
      held,
    });
    await client.unary(controlService.launch, {
      requestId: 'launch',
      source: probeSweep('kill', trialsTotal / 2),
    });
    for (let round = 0; ; round++) {
      for (const request of unanswered.splice(0)) await report(request, unanswered);
      const { grants } = await ask(client, 'lease', {
        requestId: id('lease', round),
        agentId,
        slots: 3,
      });
      const { sweep } = await client.unary(controlService.getSweep, {});
      if (sweep?.done === trialsTotal) return true;
      for (const { trialId = '', fence = 0 } of grants) {
        const metrics = [{ name: 'score', value: fence }];
        const results = [{ trialId, fence, metrics }];
        await report({ requestId: `complete-${fence}`, results }, unanswered);
      }
    }
  } catch {
    return false;
  }
}

/** As an agent's spool: what was not answered is sent again, by the same request id. */
async function report(
  request: yates.v1.CompleteRequest.$Properties,
  unanswered: yates.v1.CompleteRequest.$Properties[],
): Promise<void> {
  unanswered.push(request);
  const { receipts } = await ask(client, 'complete', { ...request, agentId });
  unanswered.splice(unanswered.indexOf(request), 1);
  const [result] = request.results ?? [];
  if (receipts[0]?.verdict !== yates.v1.ResultVerdict.RESULT_VERDICT_COUNTED) return;
  acknowledged.set(result?.trialId ?? '', result?.metrics?.[0]?.value ?? 0);
}

test('every acknowledged result is there after each kill, every trial is counted once', async () => {
  const unanswered: yates.v1.CompleteRequest.$Properties[] = [];
  let lives = 0;
  for (let isDone = false; !isDone; lives++) {
    // More commits in each life, so that the kill falls on calls of every kind; the last life runs through.
    await start(lives < 5 ? 1 + 3 * lives : 0);
    isDone = await work(lives, unanswered);
    if (isDone) break;
    client.close();
    if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child?.signalCode).toBe('SIGKILL');
  }
  expect(lives).toBe(5);
  const found = new Map<string, number>();
  const pages = client.serverStream(controlService.listTrials, {});
  for await (const page of pages as AsyncIterable<yates.v1.ListTrialsPage>) {
    for (const { trialId = '', metrics } of page.trials)
      found.set(trialId, metrics?.[0]?.value ?? Number.NaN);
  }
  expect(found.size).toBe(trialsTotal);
  for (const [trialId, score] of acknowledged)
    expect([trialId, found.get(trialId)]).toEqual([trialId, score]);
});
