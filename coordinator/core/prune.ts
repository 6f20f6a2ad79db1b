/**
 * Successive halving, asynchronous (ASHA; Li et al. 2020), for sweeps that ask for it: a trial that reaches a rung is
 * compared with those of its block that reached it before, and goes on if it is among the best part of them. The first
 * ones always go on, and nothing that went on is called back later.
 *
 * Progress reports are hints: a lost one means that the trial goes on. What is decided on is a fact of the log, the value
 * at the first report from the rung's step on, and the decision is one too. So a restart changes neither.
 */
import type { Progress } from './ask.ts';
import type { HalvingSpec } from '../../design/sweep-spec.ts';
import { namedAttempt } from './named-attempt.ts';
import { rungKey, rungOf, scoreOf } from './rung.ts';
import type { Sweep } from './state.ts';
import type { Turn } from './turn.ts';

export function reportProgress(turn: Turn, { agentId, step, metrics, ...held }: Progress): void {
  const attempt = namedAttempt(turn.state, agentId, held);
  if (attempt?.status !== 'running') return;
  const { trial } = attempt;
  const { sweep } = trial;
  attempt.step = Math.max(attempt.step, step);
  sweep.hasReported = true;
  const { prune } = sweep.spec;
  const rung = rungOf(trial, step);
  const reported = prune === undefined ? undefined : metrics[prune.metric];
  if (prune === undefined || rung === undefined || reported === undefined) return;
  const value = Number.isFinite(reported) ? reported : null;
  const about = { sweepId: sweep.id, trialId: trial.plan.id, fence: attempt.fence, rung, step, value };
  turn.record({ type: 'rung-reached', ...about });
  const { cutoff, compared } = standing(sweep, trial.plan.block, rung, prune);
  if (scoreOf(value, prune) > scoreOf(cutoff, prune)) {
    turn.record({ type: 'trial-pruned', ...about, metric: prune.metric, cutoff, compared });
  }
}

function standing(sweep: Sweep, block: number, rung: number, prune: HalvingSpec) {
  const values = sweep.rungs.get(rungKey(block, rung)) ?? [];
  const keep = Math.max(1, Math.ceil(prune.keep * values.length));
  return { cutoff: values[keep - 1] ?? null, compared: values.length };
}
