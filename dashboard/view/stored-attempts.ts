/** The attempts at trials that were looked at. */
import type { Attempt } from '../../client/attempts.ts';
import type { TrialId } from '../../base/ids.ts';
import type { Trial } from '../../client/facts.ts';

export interface StoredAttempts {
  readonly attempts: readonly Attempt[];
  /** What the trial was like when they were asked for, as `attemptsKey` says it. */
  readonly of: string;
}

const storedMax = 32;

/** Changes with whatever changes the attempts of a trial. */
export const attemptsKey = ({ state, attempts, checkpoint }: Trial): string =>
  `${state} ${attempts} ${checkpoint?.step ?? ''}`;

/** The newest ones stay. */
export function withAttempts(
  stored: ReadonlyMap<TrialId, StoredAttempts>,
  id: TrialId,
  attempts: StoredAttempts,
): Map<TrialId, StoredAttempts> {
  const next = new Map(stored);
  next.delete(id);
  next.set(id, attempts);
  for (const oldest of next.keys()) {
    if (next.size <= storedMax) break;
    next.delete(oldest);
  }
  return next;
}
