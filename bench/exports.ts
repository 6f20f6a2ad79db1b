/**
 * What it costs to export a long sweep, and to write its report: a real coordinator whose log was made up, and the built command line in
 * a process of its own. Seconds of its processor and memory at its highest, of the client alone. Curves are those of a sweep of a
 * hundredth of the trials with 100 points each, which are as many rows.
 *
 *     npm run build && npx tsx bench/exports.ts [TRIALS [VERB...]]
 *
 * `YATES_BENCH_LOGS=DIR` keeps the made-up logs, and takes those that are there, and `YATES_BENCH_MAIN=FILE` takes another build of the command line.
 * VERB is `csv`, `json`, `jsonl`, `parquet`, `latex`, `report`, `curves-csv`, `curves-jsonl` or `curves-parquet` (default: all).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../base/package-root.ts';
import { madeUpLog } from './dashboard/made-up-log.ts';
import { type CoordinatorProcess, startCoordinatorProcess } from './dispatch/coordinator-process.ts';
import { inFolder } from './dispatch/in-folder.ts';
import { memoryMiB } from './dispatch/process-cost.ts';
import { say } from './dispatch/say.ts';

const pointsOfTrial = 100;

const tables: Readonly<Record<string, readonly string[]>> = {
  csv: ['export', '--format', 'csv', '-o'],
  json: ['export', '--format', 'json', '-o'],
  jsonl: ['export', '--format', 'jsonl', '-o'],
  parquet: ['export', '--format', 'parquet', '-o'],
  latex: ['export', '--format', 'latex', '-o'],
  report: ['report', '--out'],
};
const curves: Readonly<Record<string, readonly string[]>> = {
  'curves-csv': ['export', '--curves', '--format', 'csv', '-o'],
  'curves-jsonl': ['export', '--curves', '--format', 'jsonl', '-o'],
  'curves-parquet': ['export', '--curves', '--format', 'parquet', '-o'],
};

/** Prints, as it ends, what a process has cost. */
const preload = `data:text/javascript,process.once('exit',()=>{const {userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();process.stderr.write('COST '+(u+s)+' '+m)})`;

const [trialsText = '1000000', ...named] = process.argv.slice(2);
const trials = Number(trialsText);
const fewer = Math.ceil(trials / pointsOfTrial / 400) * 400;
if (!Number.isInteger(trials) || trials % 400 > 0) throw new Error('TRIALS is a multiple of 400');
const wanted = (verbs: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(verbs).filter(([name]) => named.length === 0 || named.includes(name));

say('load', loadavg()[0]?.toFixed(1) ?? '');
await measureAll(trials, 0, wanted(tables));
await measureAll(fewer, pointsOfTrial, wanted(curves));

async function measureAll(
  count: number,
  points: number,
  verbs: readonly (readonly [name: string, words: readonly string[]])[],
): Promise<void> {
  if (verbs.length === 0) return;
  await inLog(count, points, async (folder) => {
    const coordinator = await startCoordinatorProcess(folder);
    say(`${count} trials${points === 0 ? '' : ` of ${points} points`}`, '');
    try {
      for (const [name, words] of verbs) await measure(name, words, folder, coordinator);
    } finally {
      await coordinator.stop();
    }
  });
}

async function inLog(count: number, points: number, use: (folder: string) => Promise<void>): Promise<void> {
  const kept = process.env['YATES_BENCH_LOGS'];
  if (kept === undefined)
    return inFolder(async (folder) => {
      await madeUpLog(folder, count, 0, points);
      await use(folder);
    });
  const folder = join(kept, `${count}-${points}`);
  if (!existsSync(folder)) await madeUpLog(folder, count, 0, points);
  return use(folder);
}

async function measure(
  name: string,
  words: readonly string[],
  folder: string,
  coordinator: CoordinatorProcess,
): Promise<void> {
  const file = join(folder, `out-${name}`);
  const main = process.env['YATES_BENCH_MAIN'] ?? join(packageRoot, 'dist', 'cli', 'main.js');
  const where = ['--coordinator', coordinator.address, '--data', folder];
  const fromMs = performance.now();
  const child = spawn(process.execPath, ['--import', preload, main, ...words, file, ...where], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const [told] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  const [, cpuUs, maxKiB] = /COST (\d+) (\d+)$/.exec(told) ?? [];
  if (child.exitCode !== 0 || cpuUs === undefined) throw new Error(`${name}: ${told}`);
  const [s, mib] = [Number(cpuUs) / 1e6, Math.round(Number(maxKiB) / 1024)];
  say(
    `  ${name}: elapsed, processor; memory; file; memory of the coordinator`,
    `${((performance.now() - fromMs) / 1_000).toFixed(1)}, ${s.toFixed(1)} s; ${mib} MiB; ${(statSync(file).size / 2 ** 20).toFixed(1)} MiB; ${memoryMiB(coordinator.pid).peak} MiB`,
  );
  const rows = name.endsWith('csv') ? (await linesOf(file)) - 1 : undefined;
  if (rows !== undefined) say('    rows', String(rows));
}

async function linesOf(file: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
    for (const byte of chunk) if (byte === 10) lines++;
  return lines;
}
