import { limits } from '../../base/limits.ts';
import { knownSweep } from './known-sweep.ts';
import type { ExtendAsk } from './ask.ts';
import { recordPlan } from './launch.ts';
import type { Extension, Sweep } from './state.ts';
import { byOf, type Turn } from './turn.ts';

/**
 * Adds planned trials to a sweep, whatever of it has ended. The caller planned them for the sweep as it was under
 * `parentHash`: where it has been extended since, that plan no longer fits and is refused. The same extension asked for
 * again goes on where a coordinator was killed while it recorded it.
 */
export function extend(turn: Turn, ask: ExtendAsk): void {
  const { call, requestId, sweepId, parentHash, hash, spec, what, notes, trials } = ask;
  const sweep = knownSweep(turn, call, sweepId);
  if (sweep === undefined) return;
  const isWhole = sweep.trials.length === sweep.trialCount;
  const known = sweep.extensions.find(
    (extension) => extension.requestId === requestId || (!isWhole && extension.hash === hash),
  );
  if (known !== undefined) {
    const planned = Math.min(sweep.trials.length, known.firstPlannedOrder + known.trials);
    turn.answer(call, 'extend', { sweepId, extension: known, planned });
    return;
  }
  if (!isWhole) {
    const unfinished = sweep.extensions.at(-1);
    turn.refuse(call, {
      code: 'E_SWEEP_STATE',
      message: `sweep ${sweepId} is still being planned`,
      next:
        unfinished === undefined
          ? 'extend it when all of its trials are there; launch its file again if that does not end'
          : `wait for the extension before (${unfinished.what}); ask for that one again if it does not end`,
    });
    return;
  }
  if (sweep.status === 'cancelled' || parentHash !== newestHash(sweep)) {
    turn.refuse(call, {
      code: 'E_SWEEP_STATE',
      message: `sweep ${sweepId} ${sweep.status === 'cancelled' ? 'is cancelled' : 'was extended in the meantime'}`,
      next:
        sweep.status === 'cancelled'
          ? 'launch its file again, then extend it'
          : 'look at the sweep, then extend it again',
    });
    return;
  }
  if (sweep.extensions.length >= limits.extensionsPerSweep) {
    turn.refuse(call, {
      code: 'E_EXTEND',
      message: `sweep ${sweepId} has ${sweep.extensions.length} extensions, as many as a sweep may have`,
      next: 'launch what is to be added as a sweep of its own',
    });
    return;
  }
  turn.record({
    type: 'sweep-extended',
    sweepId,
    requestId,
    ...byOf(ask),
    parentHash,
    hash,
    spec,
    what,
    notes,
    trials: ask.trialCount ?? trials.length,
  });
  recordPlan(turn, sweepId, trials);
  const extension = sweep.extensions.at(-1) as Extension;
  turn.answer(call, 'extend', { sweepId, extension, planned: sweep.trials.length });
}

/** Of the design with all its extensions. */
export const newestHash = (sweep: Sweep): string => sweep.extensions.at(-1)?.hash ?? sweep.designHash;
