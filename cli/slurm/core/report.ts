/** How the jobs stand, for people. */
import type { Jobs } from '../../../client/facts.ts';
import type { SubmitterState } from './state.ts';

const soonMs = 600_000;

/** @param trouble what keeps the submitter from asking Slurm or the coordinator; empty where nothing does */
export function reportOf(state: SubmitterState, nowMs: number, trouble = ''): Jobs {
  const { jobs, refusals, fruitless } = state;
  const running = jobs.filter(({ phase }) => phase === 'running');
  const pending = jobs.filter(({ phase }) => phase === 'pending');
  const ending = running.filter(({ endsAtMs }) => endsAtMs !== undefined && endsAtMs - nowMs < soonMs);
  const waits = pending.find(({ waitsFor }) => waitsFor !== '');
  const troubles = [
    trouble,
    refusals.inARow > 0 ? refusals.message : '',
    fruitless.inARow > 0 ? fruitless.message : '',
    waits === undefined ? '' : `job ${waits.id ?? ''} waits: ${waits.waitsFor}`,
  ];
  return {
    scheduler: 'slurm',
    running: running.length,
    pending: pending.length,
    ending: ending.length,
    trouble: troubles.filter((text) => text !== '').join('; '),
  };
}
