/**
 * When the job that this agent runs in ends. Slurm says so in the environment of a job; where an older one does not, `scontrol`
 * is asked once. The end may be moved later: what the agent knows is the end as it was at its start.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { JobEnd } from './core/state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface KnownEnd {
  /** Milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** Names the job to people. */
  readonly job: string;
}

const askTimeoutMs = 5_000;

/** @returns undefined outside of a job, and in one without an end that can be known */
export async function endOfJob(environment: Environment = process.env): Promise<KnownEnd | undefined> {
  const id = environment['SLURM_JOB_ID'] ?? environment['SLURM_JOBID'];
  if (id === undefined || !/^\d+$/.test(id)) return undefined;
  const atMs = secondsOf(environment['SLURM_JOB_END_TIME']) ?? (await askSlurm(id));
  return atMs === undefined ? undefined : { atMs, job: `Slurm job ${id}` };
}

/** Seconds since the epoch, as Slurm writes them, in milliseconds. */
function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{9,11}$/.test(text) ? Number(text) * 1_000 : undefined;
}

async function askSlurm(id: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('scontrol', ['show', 'job', '-o', id], {
      timeout: askTimeoutMs,
    });
    return parseEndTime(stdout);
  } catch {
    // Not installed on this node, or its controller does not answer.
    return undefined;
  }
}

/** @param text what `scontrol show job -o` prints; its times are local, without a zone */
export function parseEndTime(text: string): number | undefined {
  const [, end] = /(?:^|\s)EndTime=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\s|$)/.exec(text) ?? [];
  const atMs = end === undefined ? Number.NaN : new Date(end).getTime();
  return Number.isNaN(atMs) ? undefined : atMs;
}

const lastTrialsMsMax = 60_000;
const marginMsMax = 15_000;

/**
 * How the agent keeps to it. In a short job a tenth of its time is left for the last trials, and a twentieth to report.
 *
 * @param nowMs by the wall clock
 * @param ownNowMs the same moment by the clock of the agent's core
 * @param trialMs how long a trial takes: none is begun with less time; default: as short as any
 */
export function jobEndFor({ atMs, job }: KnownEnd, nowMs: number, ownNowMs: number, trialMs = 0): JobEnd {
  const leftMs = Math.max(0, atMs - nowMs);
  return {
    atMs: ownNowMs + (atMs - nowMs),
    lastTrialsMs: Math.max(trialMs, Math.min(lastTrialsMsMax, leftMs / 10)),
    marginMs: Math.min(marginMsMax, leftMs / 20),
    reason: `the ${job} ends`,
  };
}
