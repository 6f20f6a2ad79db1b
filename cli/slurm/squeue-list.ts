/** Our jobs, from what squeue prints. */
import type { ListedJob } from './core/messages.ts';
import type { JobPhase } from './core/state.ts';
import { parseShownTime } from './slurm-time.ts';

/** The comment stands last: those of other jobs may hold anything. */
export const squeueFormat = '%i|%T|%l|%L|%r|%k';

/** Marks a job as ours: the submitter's own name, and the number of the job's agent. */
export const commentOf = (owner: string, key: number): string => `yates:${owner}:${key}`;

/**
 * @param text what `squeue --noheader --states=all` prints in `squeueFormat`; lines of another form are of other jobs
 * @param owner only its jobs are listed
 */
export function parseSqueue(text: string, owner: string, nowMs: number): ListedJob[] {
  return text.split('\n').flatMap((line) => {
    const [, id, state, limit, left, reason, comment] =
      /^\s*(\d+)\|([A-Z_]+)\|([^|]*)\|([^|]*)\|([^|]*)\|(.*)$/.exec(line) ?? [];
    const [, named, key] = /^yates:([0-9a-f]+):(\d{1,15})$/.exec(comment?.trim() ?? '') ?? [];
    if (id === undefined || state === undefined || named !== owner || key === undefined) return [];
    const { phase, end } = meaningOf(state);
    const leftMs = parseShownTime(left ?? '');
    return [
      {
        id,
        key: Number(key),
        phase,
        end,
        endsAtMs: phase === 'running' && leftMs !== undefined ? nowMs + leftMs : undefined,
        limitMs: parseShownTime(limit ?? ''),
        waitsFor: phase === 'pending' && !ordinary.has(reason ?? '') ? (reason ?? '') : '',
      },
    ];
  });
}

/** Reasons for which every job waits now and then. */
const ordinary: ReadonlySet<string> = new Set(['', 'None', 'Priority', 'Resources', 'BeginTime', 'Cleaning']);

interface Meaning {
  readonly phase: JobPhase | 'ended';
  readonly end?: 'taken' | 'own';
}

const pending: Meaning = { phase: 'pending' };
const leaving: Meaning = { phase: 'leaving' };
/** Neither the job nor its agent is to blame. */
const taken: Meaning = { phase: 'ended', end: 'taken' };
const own: Meaning = { phase: 'ended', end: 'own' };

const meanings: Readonly<Record<string, Meaning>> = {
  PENDING: pending,
  REQUEUED: pending,
  REQUEUE_FED: pending,
  REQUEUE_HOLD: pending,
  RESV_DEL_HOLD: pending,
  SPECIAL_EXIT: pending,
  COMPLETING: leaving,
  COMPLETED: own,
  FAILED: own,
  OUT_OF_MEMORY: own,
  TIMEOUT: own,
  DEADLINE: own,
  CANCELLED: taken,
  PREEMPTED: taken,
  NODE_FAIL: taken,
  BOOT_FAIL: taken,
  REVOKED: taken,
};

/** A word of a newer Slurm is that of a job that is there: one too few is better than one too many. */
const meaningOf = (state: string): Meaning => meanings[state] ?? { phase: 'running' };
