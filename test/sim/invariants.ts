/**
 * What must hold of any state, checked whole: O(trials), for tests and the simulation. The cheap part is asserted in
 * `apply` for each event.
 */
import { assert } from '../../base/assert.ts';
import type { Attempt, CoordinatorState, Sweep, Trial } from '../../coordinator/core/state.ts';
import { artifactsOf } from '../../coordinator/core/apply-retention.ts';
import { newestAttempt } from '../../coordinator/core/state.ts';

export function checkInvariants(state: CoordinatorState): void {
  let leased = 0;
  for (const sweep of state.sweeps.values()) leased += checkSweep(state, sweep);
  assert(leased === state.running.size, `${leased} trials are leased, ${state.running.size} attempts run`);
  for (const [fence, attempt] of state.running) {
    assert(attempt.status === 'running' && attempt.fence === fence, `attempt ${fence} runs`);
    assert(fence <= state.lastFence, `fence ${fence} was handed out`);
    assert(state.agents.get(attempt.agentId)?.running.get(fence) === attempt, `agent holds attempt ${fence}`);
  }
  for (const agent of state.agents.values()) {
    for (const fence of agent.running.keys()) assert(state.running.has(fence), `attempt ${fence} runs`);
  }
  const kept = [...state.kept.values()].map(({ agentId }) => agentId);
  assert(new Set(kept).size === kept.length, 'an agent is kept free for one sweep at a time');
}

function checkSweep(state: CoordinatorState, sweep: Sweep): number {
  const counts: Sweep['counts'] = { queued: 0, leased: 0, done: 0, failed: 0, pruned: 0, cancelled: 0 };
  for (const trial of sweep.trials) {
    counts[trial.status.kind]++;
    checkTrial(state, trial);
  }
  for (const kind of Object.keys(counts) as (keyof Sweep['counts'])[]) {
    assert(counts[kind] === sweep.counts[kind], `sweep ${sweep.id} counts its ${kind} trials`);
  }
  const kept = [...sweep.trials].flatMap(({ checkpoints }) => checkpoints);
  assert(
    kept.reduce((sum, { bytes }) => sum + bytes, 0) === sweep.checkpointBytes,
    `sweep ${sweep.id} counts the bytes of its checkpoints`,
  );
  const left = [...sweep.trials]
    .flatMap(({ attempts }) => attempts)
    .filter(({ collected }) => collected === undefined)
    .flatMap(artifactsOf);
  assert(
    left.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) === sweep.artifactBytes,
    `sweep ${sweep.id} counts the bytes of its files`,
  );
  for (const [id, { trial, attempt }] of sweep.scoring?.sources ?? []) {
    assert(sweep.scoring?.scorers.get(trial) === id, `trial ${id} alone scores ${trial.plan.id}`);
    assert(
      attempt.status === 'counted' && attempt.trial === trial,
      `trial ${id} scores the result that counts`,
    );
    assert(trial.sweep.scoredBy.includes(sweep), `sweep ${trial.sweep.id} knows what scores it`);
  }
  assert(sweep.lostMs >= 0, `sweep ${sweep.id} has not lost less than nothing`);
  const allEnded = counts.queued + counts.leased === 0 && sweep.trials.length === sweep.trialCount;
  assert(!allEnded || sweep.endedAtMs !== undefined, `sweep ${sweep.id} ends with its last trial`);
  assert(
    sweep.status !== 'finished' || allEnded,
    `sweep ${sweep.id} is finished only when each of its trials has ended`,
  );
  return counts.leased;
}

function checkTrial(state: CoordinatorState, trial: Trial): void {
  const { id } = trial.plan;
  const counted = trial.attempts.filter(({ status }) => status === 'counted');
  assert(
    counted.length === (trial.status.kind === 'done' ? 1 : 0),
    `trial ${id} has one counted result or none`,
  );
  const running = trial.attempts.filter(({ status }) => status === 'running');
  assert(running.length === (trial.status.kind === 'leased' ? 1 : 0), `trial ${id} has one holder or none`);
  const holder: Attempt | undefined = running[0] ?? counted[0];
  assert(
    holder === undefined || holder === newestAttempt(trial),
    `trial ${id} is decided by its newest fence`,
  );
  trial.attempts.forEach((attempt, at) => {
    const earlier = trial.attempts[at - 1];
    assert(earlier === undefined || earlier.fence < attempt.fence, `fences of trial ${id} grow`);
    assert(state.attempts.get(attempt.fence) === attempt, `fence ${attempt.fence} names its attempt`);
  });
  for (const faultClass of trial.faults.keys())
    assert(faultClass !== 'machine', `trial ${id} spent nothing on what a machine lacks`);
}
