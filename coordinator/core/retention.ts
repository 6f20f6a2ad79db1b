/** Collects what sweeps do not keep: as trials end, when `keep` changes, and when a user asks. The shell removes the files. */
import { keepTexts } from '../../design/keep.ts';
import { isDue } from './apply-retention.ts';
import type { CollectAsk } from './ask.ts';
import { knownSweep } from './known-sweep.ts';
import type { Trial } from './state.ts';
import { byOf, type Turn } from './turn.ts';

/** What one step records: a change of `keep` may concern a million trials. */
const atOnce = 500;
/** What one step looks at, of what was due and is not any more. */
const seenAtOnce = 5_000;

export function collectDue(turn: Turn): void {
  const { due } = turn.state;
  if (due.size === 0) return;
  let [seen, collected] = [0, 0];
  for (const attempt of due) {
    if (collected >= atOnce || seen++ >= seenAtOnce) return;
    if (!isDue(attempt)) {
      // Its trial runs again, its sweep keeps more now, or a better place was found for it.
      due.delete(attempt);
      continue;
    }
    const { trial, fence } = attempt;
    turn.record({
      type: 'artifacts-collected',
      sweepId: trial.sweep.id,
      trialId: trial.plan.id,
      fence,
      keep: keepTexts(trial.sweep.spec.keep)['keep.artifacts'],
    });
    collected++;
  }
}

/** True for a trial that has ended without a result: only a user who has it tried again needs its checkpoints. */
export const hasIdleCheckpoints = ({ status, checkpoints }: Trial): boolean =>
  checkpoints.length > 0 && (status.kind === 'failed' || status.kind === 'cancelled');

/** Gives up checkpoints of trials that failed or were cancelled, of so many at once; the caller asks until none remains. */
export function collect(turn: Turn, ask: CollectAsk): void {
  const { call, sweepId, requestId } = ask;
  const sweep = knownSweep(turn, call, sweepId);
  if (sweep === undefined) return;
  let collected = 0;
  let [at, hasMore] = [ask.from, false];
  for (; at < sweep.trials.length && !hasMore; at++) {
    const trial = sweep.trials.look(at) as Readonly<Trial>;
    if (!hasIdleCheckpoints(trial)) continue;
    turn.record({ type: 'checkpoints-collected', sweepId, trialId: trial.plan.id, requestId, ...byOf(ask) });
    hasMore = ++collected >= atOnce;
  }
  turn.answer(call, 'collect', { trials: collected, ...(at < sweep.trials.length ? { next: at } : {}) });
}
