/**
 * Scoring: a program is run on the files of each trial that is done of a sweep, as trials of another sweep that is linked to it. They have the
 * cells, replicates and blocks of what they score, so that the analysis can put both side by side. The linked sweep is known by its design
 * hash, that of the program and its responses; it grows each time when somebody asks, by what is done and is not in it yet.
 */
import { limits } from '../../base/limits.ts';
import { digestOfFiles, scoringTrialNamer } from '../../design/scoring/scoring-trial.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { LeftOut, Refusal } from './answer.ts';
import { artifactsOf } from './apply-retention.ts';
import type { ScoreAsk } from './ask.ts';
import type { ScoredRow } from './event.ts';
import { knownSweep } from './known-sweep.ts';
import { recordLaunch, recordPlan } from './launch.ts';
import type { Attempt, Sweep, Trial } from './state.ts';
import { byOf, type Turn } from './turn.ts';

/** What one step records, and looks at: the caller asks until all were looked at. */
const atOnce = 500;
const seenAtOnce = 20_000;

export function score(turn: Turn, ask: ScoreAsk): void {
  const { call, designHash, from, dryRun } = ask;
  const scored = knownSweep(turn, call, ask.sweepId);
  if (scored === undefined) return;
  const known = scored.scoredBy.find((sweep) => sweep.designHash === designHash);
  const refusal = known === undefined ? whyNot(scored, ask) : undefined;
  if (refusal !== undefined) {
    turn.refuse(call, refusal);
    return;
  }
  // A repeat must not open again what was cancelled in between.
  const isRepeat = known?.launchRequestId === ask.requestId || turn.state.controlAnswers.has(ask.requestId);
  const mayAdd = !dryRun && (known?.status !== 'cancelled' || !isRepeat);
  const found: Found[] = [];
  const leftOut: LeftOut[] = [];
  let alreadyThere = 0;
  let at = from;
  const to = Math.min(scored.trials.length, from + seenAtOnce);
  for (; at < to && found.length < atOnce; at++) {
    const trial = scored.trials.look(at) as Trial;
    if (!isWanted(trial, ask)) continue;
    if (known?.scoring?.scorers.has(trial) === true) alreadyThere++;
    else {
      const kind = reasonToLeaveOut(trial);
      if (kind !== undefined) leftOut.push({ trial, kind });
      else found.push(foundOf(trial));
    }
  }
  const isNew = known === undefined && found.length > 0;
  const linked = mayAdd ? record(turn, ask, { scored, known, found, isRepeat }) : known;
  turn.answer(call, 'score', {
    ...(linked === undefined ? {} : { sweepId: linked.id }),
    created: isNew || (known !== undefined && known.launchRequestId === ask.requestId),
    added: mayAdd || dryRun ? found.length : 0,
    known: alreadyThere,
    leftOut,
    ...(at < scored.trials.length ? { next: at } : {}),
  });
}

interface Found {
  readonly trial: Trial;
  readonly attempt: Attempt;
  readonly digest: string;
}

function foundOf(trial: Trial): Found {
  if (trial.status.kind !== 'done') throw new Error('a trial that is scored is done');
  const { attempt } = trial.status;
  return { trial, attempt, digest: digestOfFiles(artifactsOf(attempt)) };
}

/** Makes the linked sweep where there is none, opens one again that was cancelled, and adds the trials to it. */
function record(
  turn: Turn,
  ask: ScoreAsk,
  {
    scored,
    known,
    found,
    isRepeat,
  }: {
    readonly scored: Sweep;
    readonly known: Sweep | undefined;
    readonly found: readonly Found[];
    readonly isRepeat: boolean;
  },
): Sweep | undefined {
  const { requestId, spec } = ask;
  const asked = { requestId, ...byOf(ask) };
  if (known?.status === 'cancelled') turn.record({ type: 'sweep-reopened', sweepId: known.id, ...asked });
  else if (known !== undefined && !isRepeat)
    turn.record({ type: 'request-noted', sweepId: known.id, requestId });
  if (found.length === 0) return known;
  const linked = known ?? launch(turn, ask, scored);
  const nameOf = scoringTrialNamer(linked.spec);
  const first = linked.trials.length;
  const rows: ScoredRow[] = [];
  const plans: PlannedTrial[] = [];
  for (const { trial, attempt, digest } of found) {
    const id = nameOf(trial.plan.id, digest);
    rows.push([id, trial.plan.id, attempt.fence, digest]);
    plans.push({ ...trial.plan, id, plannedOrder: first + plans.length });
  }
  const isSame = JSON.stringify(designOf(linked.spec)) === JSON.stringify(designOf(spec));
  turn.record({
    type: 'score-planned',
    sweepId: linked.id,
    ...asked,
    of: scored.id,
    ...(isSame ? {} : { spec: { ...spec, name: linked.spec.name } }),
    rows,
  });
  recordPlan(turn, linked.id, plans);
  return linked;
}

/** What may change as the scored sweep is extended. */
const designOf = ({ factors, derive, replicates, fraction, constraints }: ScoreAsk['spec']) => ({
  factors,
  derive,
  replicates,
  fraction,
  constraints,
});

function launch(turn: Turn, ask: ScoreAsk, { baseVersion }: Sweep): Sweep {
  return turn.state.sweeps.get(recordLaunch(turn, ask, baseVersion, 0)) as Sweep;
}

const isWanted = ({ plan }: Trial, { where }: ScoreAsk): boolean =>
  [...where].every(([factor, levels]) => levels.includes(plan.settings[factor] as never));

/** @returns undefined for a trial that can be scored */
function reasonToLeaveOut({ status }: Trial): LeftOut['kind'] | undefined {
  if (status.kind === 'queued' || status.kind === 'leased') return 'not-finished';
  if (status.kind !== 'done') return status.kind;
  if (artifactsOf(status.attempt).length === 0) return 'no-files';
  return status.attempt.collected === undefined ? undefined : 'collected';
}

/** Why no sweep may be made that scores this one so. */
function whyNot(scored: Sweep, { spec, replace }: ScoreAsk): Refusal | undefined {
  const refusal = (message: string, next: string): Refusal => ({ code: 'E_SCORE', message, next });
  if (scored.scoring !== undefined)
    return refusal(
      `sweep ${scored.id} scores ${scored.scoring.of.id}, and leaves no files itself`,
      `score ${scored.scoring.of.id}`,
    );
  if (scored.scoredBy.length >= limits.scoresPerSweep)
    return refusal(
      `${scored.scoredBy.length} sweeps score ${scored.id}, as many as may`,
      'measure several things by one program: --metric may be repeated',
    );
  const names = spec.responses.map(({ name }) => name);
  const own = names.find((name) => scored.spec.responses.some((response) => response.name === name));
  if (own !== undefined)
    return refusal(
      `${scored.id} has a response ${own} of its own`,
      'give the score another name: --metric NAME',
    );
  const reported = names.find((name) => [...scored.trials.touched()].some((trial) => reports(trial, name)));
  if (reported !== undefined)
    return refusal(
      `trials of ${scored.id} report ${reported} themselves`,
      'give the score another name: --metric NAME',
    );
  for (const other of replace ? [] : scored.scoredBy) {
    const taken = names.find((name) => other.spec.responses.some((response) => response.name === name));
    if (taken === undefined || other.status === 'cancelled') continue;
    return refusal(
      `${other.id} scores ${taken} of ${scored.id} by another command`,
      `give the score another name, or put it in the place of that one with --replace`,
    );
  }
  return undefined;
}

const reports = ({ status }: Trial, name: string): boolean =>
  status.kind === 'done' && Object.hasOwn(status.attempt.result.metrics, name);
