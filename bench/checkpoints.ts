/**
 * Memory of agent and coordinator while a checkpoint goes up from one machine and down to another: real processes, one file
 * of so many GiB. Linux.
 *
 *     npx tsx bench/checkpoints.ts --gib 2
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { entryPoint } from '../base/entry-point.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';
import { invitationTo, TestClient } from '../test/coordinator-client.ts';
import { memoryMiB } from './dispatch/process-cost.ts';

const { values } = parseArgs({ options: { gib: { type: 'string', default: '2' } } });
const gib = Number(values.gib);

/** Saves one file, then stands still; the next attempt reads its size. */
const program = `
const fs = require('node:fs'), path = require('node:path');
const file = path.join(process.env.YATES_CHECKPOINT, 'state.bin');
const say = (line) => console.log(JSON.stringify(line));
if (fs.existsSync(file)) { say({ result: { score: fs.statSync(file).size } }); process.exit(0); }
const chunk = require('node:crypto').randomBytes(1 << 20);
const out = fs.openSync(file + '.part', 'w');
for (let at = 0; at < ${gib * 1024}; at++) { chunk.writeUInt32LE(at); fs.writeSync(out, chunk); }
fs.closeSync(out);
fs.renameSync(file + '.part', file);
say({ step: 1, steps: 2 });
say({ checkpoint: true, step: 1 });
setInterval(() => say({ step: 1, steps: 2 }), 1000);
`;

const folder = mkdtempSync(join(tmpdir(), 'yates-bench-checkpoints-'));
const children: ChildProcess[] = [];
try {
  await bench();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  console.log(`a checkpoint of ${gib} GiB, load ${loadavg()[0]?.toFixed(1)}`);
  const dataDir = join(folder, 'data');
  const options = { dataDir, listen: '127.0.0.1:0', baseVersion: 'base' };
  const { child: coordinator, said } = await start('run-coordinator.ts', options);
  const { address } = said as { address: string };
  const client = new TestClient(dataDir, { address });
  const agent = async (name: string): Promise<ChildProcess> => {
    const invitation = await invitationTo(dataDir, address);
    const allowCommands = [process.execPath];
    const agentOptions = {
      invitation,
      slots: 1,
      dataDir: join(folder, name),
      labels: {},
      name,
      allowCommands,
    };
    return (await start('run-agent.ts', agentOptions)).child;
  };
  const first = await agent('one');
  const run = JSON.stringify([process.execPath, '-e', program]);
  const source = `{version: 1, name: large, factors: {a: [1]}, response: {primary: score, goal: maximize}, trainer: {kind: command, run: ${run}, stall_timeout: 30m}}`;
  await client.unary(controlService.launch, { requestId: randomUUID(), source, fileName: 'large.yaml' });
  const trial = async (): Promise<yates.v1.TrialView.$Properties> =>
    (await client.unary(controlService.getTrial, { trialId: '1' })).trial ?? {};
  await until(async () => ((await trial()).progress?.step ?? 0) > 0);
  const before = { agent: memoryOf(first).now, coordinator: memoryOf(coordinator).now };
  const upMs = performance.now();
  await until(async () => (await trial()).checkpoint !== null);
  report('up', upMs, first, coordinator, before);
  first.kill('SIGKILL');
  const second = await agent('two');
  const downBefore = { agent: memoryOf(second).now, coordinator: memoryOf(coordinator).now };
  const downMs = performance.now();
  await until(async () => ((await trial()).metrics ?? []).length > 0);
  report('down, once the lease of the first is over', downMs, second, coordinator, downBefore);
  const [metric] = (await trial()).metrics ?? [];
  console.log(`the next attempt found ${metric?.value} bytes`);
  client.close();
}

function report(
  what: string,
  sinceMs: number,
  agent: ChildProcess,
  coordinator: ChildProcess,
  before: { readonly agent: number; readonly coordinator: number },
): void {
  const seconds = ((performance.now() - sinceMs) / 1000).toFixed(0);
  console.log(
    `${what}: ${seconds} s; agent ${before.agent} MiB before, ${memoryOf(agent).peak} at most; coordinator ${before.coordinator} MiB before, ${memoryOf(coordinator).peak} at most`,
  );
}

function memoryOf({ pid = 0 }: ChildProcess) {
  return memoryMiB(pid);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(200);
}

async function start(name: string, options: object): Promise<{ child: ChildProcess; said: unknown }> {
  const url = new URL(`../test/fixtures/agent/${name}`, import.meta.url);
  const child = spawn(process.execPath, [...entryPoint(url, import.meta.url), JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push(child);
  const [said] = (await once(child, 'message')) as [unknown];
  return { child, said };
}
