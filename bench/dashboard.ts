/**
 * The dashboard beside a long sweep: a real `yates watch` on a pseudo-terminal, and a real coordinator whose log was made up. For each
 * number of trials: when the first frame with the sweep stands, when all trials are there, how long a key takes to its frame, what
 * memory and processor it takes with nothing happening and with 100 events a second, and for how long opening it held
 * up other callers of the coordinator.
 *
 *     npx tsx bench/dashboard.ts [TRIALS...]
 *
 * `YATES_BENCH_PROFILE=DIR` keeps V8's profiles of the dashboard.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { agentService } from '../proto/service.ts';
import { TestClient } from '../test/coordinator-client.ts';
import { madeUpLog } from './dashboard/made-up-log.ts';
import { Watching } from './dashboard/watching.ts';
import { startCoordinatorProcess } from './dispatch/coordinator-process.ts';
import { inFolder } from './dispatch/in-folder.ts';
import { cpuSeconds, memoryMiB, servingMs } from './dispatch/process-cost.ts';
import { quantile, runAgents, startAgents } from './dispatch/run-agents.ts';
import { say } from './dispatch/say.ts';

/** Trials that nothing has run of yet. */
const left = 4_000;
const idleMs = 20_000;
const liveMs = 30_000;
/** Fifty trials a second begin and end. */
const live = { agents: 1, slots: 50, workMs: 1_000 };
const keys = 200;

const s = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
const percent = (seconds: number, ofMs: number): string =>
  `${((100_000 * seconds) / ofMs).toFixed(1)} % of a core`;

const given = process.argv.slice(2).map(Number);
if (given.some((trials) => !Number.isInteger(trials) || trials % 400 > 0 || trials <= left))
  throw new Error(`TRIALS are multiples of 400 above ${left}, such as 20000 100000`);
for (const trials of given.length > 0 ? given : [20_000, 100_000])
  await inFolder((folder) => measure(folder, trials));

async function measure(dataDir: string, trials: number): Promise<void> {
  await madeUpLog(dataDir, trials, left);
  const coordinator = await startCoordinatorProcess(dataDir);
  const agents = await startAgents(1);
  const opening = new AbortController();
  const held = longestWait(dataDir, coordinator.pid, opening.signal);
  const servedFromMs = servingMs(coordinator.pid);
  const watching = await Watching.start(dataDir, process.env['YATES_BENCH_PROFILE']);
  const { pid } = watching;
  const firstMs = await watching.shows(/made-up/);
  const [firstCpu, firstMiB] = [cpuSeconds(pid), memoryMiB(pid).now];
  const allMs = await watching.shows(/Handing out|Waiting|Training/);
  const allCpu = cpuSeconds(pid);
  opening.abort();
  const { heldMs, heldWorkMs } = await held;
  const servedMs = servingMs(coordinator.pid) - servedFromMs;
  say(
    `${trials} trials: first frame; processor until then, memory`,
    `${s(firstMs)}, ${firstCpu.toFixed(2)} s, ${firstMiB} MiB`,
  );
  say('  all trials are there; processor until then', `${s(allMs)}, ${allCpu.toFixed(2)} s`);
  say('  serving thread of the coordinator meanwhile', `${servedMs.toFixed(0)} ms`);
  say(
    '  longest that another call waited; work within a wait',
    `${heldMs.toFixed(0)}, ${heldWorkMs.toFixed(0)} ms`,
  );
  // The first analyses are made now.
  await quiet(pid);
  say(
    '  processor until it is quiet; memory then, at its highest',
    `${cpuSeconds(pid).toFixed(2)} s, ${memoryMiB(pid).now}, ${memoryMiB(pid).peak} MiB`,
  );
  await sayKeys(watching, 'with nothing else happening');
  const idleFrom = cpuSeconds(pid);
  await sleep(idleMs);
  say('  processor with nothing happening', percent(cpuSeconds(pid) - idleFrom, idleMs));
  const run = runAgents(agents, { dataDir, ...live, forMs: liveMs });
  await sleep(5_000);
  const [busyFrom, fromMs] = [cpuSeconds(pid), performance.now()];
  await sleep(10_000);
  say(
    '  processor with trials that come and go',
    percent(cpuSeconds(pid) - busyFrom, performance.now() - fromMs),
  );
  await sayKeys(watching, 'with trials that come and go');
  const { trials: ended, ms } = await run;
  say('  events a second', ((2 * ended) / (ms / 1_000)).toFixed(0));
  say('  memory now, at its highest', `${memoryMiB(pid).now}, ${memoryMiB(pid).peak} MiB`);
  await watching.stop();
  await coordinator.stop();
}

/** Views by number, the cursor in the list of trials, the help. */
async function sayKeys(watching: Watching, when: string): Promise<void> {
  const pressed: { readonly name: string; readonly ms: number; readonly workMs: number }[] = [];
  // The second row has the names of the views, and is painted again when another is chosen.
  // oxlint-disable-next-line no-control-regex
  const [views, any] = [/\u001b\[2;1H/, /\u001b\[\d+;1H/];
  const round = [
    ['2', '2', views],
    ['down', '\u001b[B', any],
    ['5', '5', views],
    ['1', '1', views],
  ] as const;
  for (let nth = 1; pressed.length < keys; nth++)
    for (const [name, key, pattern] of round) {
      const fromMs = servingMs(watching.pid);
      const ms = await watching.press(key, pattern);
      pressed.push({ name: `${name} (${nth}.)`, ms, workMs: servingMs(watching.pid) - fromMs });
    }
  const figures = (all: readonly number[]): string =>
    [0.5, 0.99].map((share) => quantile([...all], share).toFixed(0)).join(', ');
  say(`  key to frame ${when}: median, 99th percentile`, `${figures(pressed.map(({ ms }) => ms))} ms`);
  say('    processor of the main thread meanwhile', `${figures(pressed.map(({ workMs }) => workMs))} ms`);
  const slowest = pressed.toSorted((a, b) => b.ms - a.ms).slice(0, 6);
  const text = ({ name, ms, workMs }: (typeof pressed)[number]): string =>
    `${name} ${ms.toFixed(0)}/${workMs.toFixed(0)}`;
  say('    slowest: by the clock, of the processor', slowest.map(text).join(', '));
}

/** Waits until it takes a fifth of a core at most. */
async function quiet(pid: number): Promise<void> {
  for (;;) {
    const from = cpuSeconds(pid);
    await sleep(3_000);
    if (cpuSeconds(pid) - from < 0.6) return;
  }
}

/** Of a call that needs neither the log nor the core. */
async function longestWait(
  dataDir: string,
  pid: number,
  end: AbortSignal,
): Promise<{ heldMs: number; heldWorkMs: number }> {
  const client = new TestClient(dataDir, { agentId: 'observer' });
  let [heldMs, heldWorkMs] = [0, 0];
  const artifact = { sha256: '0'.repeat(64), sizeBytes: 1 };
  await client.unary(agentService.queryUpload, { artifact });
  while (!end.aborted) {
    const [fromMs, fromWorkMs] = [performance.now(), servingMs(pid)];
    await client.unary(agentService.queryUpload, { artifact });
    heldMs = Math.max(heldMs, performance.now() - fromMs);
    heldWorkMs = Math.max(heldWorkMs, servingMs(pid) - fromWorkMs);
    await sleep(5);
  }
  client.close();
  return { heldMs, heldWorkMs };
}
