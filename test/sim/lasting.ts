import type { CoordinatorState } from '../../coordinator/core/state.ts';

/** What a state must not lose in a restart. */
export function lasting({
  sweeps,
  agents: known,
  attempts,
  controlAnswers,
  seq,
  lastFence,
}: CoordinatorState) {
  return {
    seq,
    lastFence,
    controlAnswers: [...controlAnswers],
    sweeps: [...sweeps.values()].map(({ trials, queue: _queue, hasReported: _soft, best, ...sweep }) => ({
      ...sweep,
      best: best.map(({ plan }) => plan.id),
      trials: [...trials].map(({ plan, status, realisedOrder, faults, lateResults }) => ({
        plan,
        status: status.kind,
        realisedOrder,
        faults: [...faults].filter(([, spent]) => spent > 0),
        lateResults,
      })),
    })),
    attempts: [...attempts.values()].map(
      ({ trial: _trial, expiresAtMs: _soft, step: _step, ...attempt }) => attempt,
    ),
    agents: [...known.values()].map(
      ({
        lastSeenMs: _seen,
        atWork: _atWork,
        emptyRequests: _empty,
        unseenGrants: _unseen,
        free: _free,
        running,
        ...rest
      }) => ({
        ...rest,
        running: [...running.keys()],
      }),
    ),
  };
}
