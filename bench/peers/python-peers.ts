/**
 * Optuna and Ray Tune, from PyPI, in a virtual environment beside this file:
 * `python3 -m venv bench/peers/python/.venv && bench/peers/python/.venv/bin/pip install -r bench/peers/python/requirements.txt`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOfTree } from '../dispatch/process-cost.ts';

const folder = fileURLToPath(new URL('./python/', import.meta.url));
const python = join(folder, '.venv', 'bin', 'python');

/** Longest that one run takes; a peer that has not finished by then is stopped, and its figures are of what it has done. */
const secondsMax = 60;

export interface PythonPeer {
  readonly title: string;
  /** Script and arguments before the number of trials. */
  readonly args: readonly string[];
}

export const pythonPeers: readonly PythonPeer[] = [
  ...['sqlite', 'journal'].flatMap((storage) =>
    [
      ['random', '1'],
      ['random', '8'],
      ['grid', '1'],
    ].map(([sampler, threads]) => ({
      title: `optuna: ${storage}, ${sampler} sampler, ${threads} thread${threads === '1' ? '' : 's'}`,
      args: ['optuna_trials.py', storage, sampler, threads] as string[],
    })),
  ),
  {
    title: `ray tune: grid, ${availableParallelism()} trials at a time`,
    args: ['ray_trials.py', String(availableParallelism())],
  },
];

/** Time and processor time (of all its processes) from the start of the first trial to a tenth of the trials. */
export interface Mark {
  readonly done: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** @returns why they cannot run here; undefined when they can */
export function pythonPeersMissing(): string | undefined {
  if (existsSync(python)) return undefined;
  return 'there is no bench/peers/python/.venv; bench/README.md says how to make it';
}

/** @returns marks of all tenths that were reached, the last of them at the end of the run; none if no trial has finished */
export async function runPythonPeer({ args }: PythonPeer, trials: number): Promise<readonly Mark[]> {
  const data = mkdtempSync(join(tmpdir(), 'yates-peer-'));
  const child = spawn(
    python,
    [join(folder, args[0] as string), ...args.slice(1), String(trials), String(secondsMax), data],
    // Ray cuts the paths of its sockets off at 107 characters, and keeps them below the temporary folder.
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const exited = once(child, 'exit');
  try {
    const marks: Mark[] = [];
    let start: Mark | undefined;
    for await (const line of createInterface(child.stdout)) {
      const [, end, done] = /^(end )?(\d+)$/.exec(line) ?? [];
      if (done === undefined) continue;
      const now = {
        done: Number(done),
        seconds: performance.now() / 1000,
        cpuSeconds: cpuSecondsOfTree(child.pid as number),
      };
      start ??= now;
      if (now.done > (marks.at(-1)?.done ?? 0))
        marks.push({
          done: now.done,
          seconds: now.seconds - start.seconds,
          cpuSeconds: now.cpuSeconds - start.cpuSeconds,
        });
      if (end !== undefined) break;
    }
    return marks;
  } finally {
    child.stdin.end();
    await exited;
    rmSync(data, { recursive: true, force: true });
  }
}
