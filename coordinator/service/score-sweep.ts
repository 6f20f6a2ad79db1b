import { setImmediate } from 'node:timers/promises';
import { YatesError } from '../../base/error.ts';
import type { SweepId } from '../../base/ids.ts';
import { plural } from '../../base/plural.ts';
import { scoringHash, scoringSpec } from '../../design/scoring/scoring-spec.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { AuditLog } from '../access/audit/audit-log.ts';
import { actorOf, type Caller, ownRequestId, requireCommands } from '../access/caller.ts';
import type { LeftOut } from '../core/answer.ts';
import { obstaclesOf } from '../core/obstacles.ts';
import { programOf } from '../core/program-of.ts';
import { findSweep } from '../find.ts';
import type { Host } from '../host.ts';
import { cut, levelsFromWire, priorityFromWire, requestIdFromWire, required } from '../wire/from-wire.ts';
import { sweepView } from '../wire/views.ts';
import { refuseTooManySweeps, refuseTooManyTrials } from './record-plan.ts';

type Answer = yates.v1.ScoreResponse.$Properties;

interface ScoreParts {
  readonly host: Host;
  readonly trainers: TrainerChecks;
  readonly audit: AuditLog;
}

/** Longest file name that is kept; it stands in messages only. */
const fileNameCharsMax = 1_000;
/** Trials that are named as left out. */
const leftOutMax = 1_000;

/**
 * Has the core add what a sweep has finished to the sweep that scores it so, a stretch at a time: others are answered in between.
 *
 * @throws YatesErrors every fault of the text
 * @throws YatesError E_SCORE, and those of a launch
 */
export async function scoreSweep(
  { host, trainers, audit }: ScoreParts,
  request: yates.v1.ScoreRequest,
  caller: Caller,
): Promise<Answer> {
  const { state } = host;
  const scored = findSweep(state, required(request.sweepId, 'sweep_id'));
  const fileName = request.fileName === '' ? 'score.yaml' : cut(request.fileName, fileNameCharsMax);
  const requestId = ownRequestId(caller, 'score', requestIdFromWire(request));
  const priority = priorityFromWire(request.priority);
  const { source, dryRun, replace } = request;
  const spec = scoringSpec(scored.spec, source, { fileName, trainers });
  const where = whereOf(scored.spec, levelsFromWire(request.where));
  const designHash = scoringHash(scored.id, spec);
  if (!dryRun) {
    requireCommands(caller);
    const before = scored.scoredBy.find((sweep) => sweep.designHash === designHash);
    if (before === undefined) refuseTooManySweeps(state);
    refuseTooManyTrials(state, Math.max(0, scored.counts.done - (before?.trialCount ?? 0)));
  }
  const by = actorOf(caller);
  const leftOut: LeftOut[] = [];
  let [added, known, leftOutCount, created] = [0, 0, 0, false];
  let sweepId: SweepId | undefined;
  for (let from: number | undefined = 0; from !== undefined; ) {
    const answer: Awaited<ReturnType<typeof askOnce>> = await askOnce(from);
    added += answer.added;
    known += answer.known;
    leftOutCount += answer.leftOut.length;
    leftOut.push(...answer.leftOut.slice(0, leftOutMax - leftOut.length));
    created ||= answer.created;
    sweepId ??= answer.sweepId;
    from = answer.next;
    if (from !== undefined) await setImmediate();
  }
  const linked = sweepId === undefined ? undefined : state.sweeps.get(sweepId);
  if (linked === undefined && added === 0) throw nothingToScore(scored.id, leftOut, leftOutCount);
  if (linked !== undefined && !dryRun) {
    const program = programOf(spec);
    const programs = program === undefined ? [] : [program];
    audit.write({ kind: 'sweep-launched', sweepId: linked.id, name: linked.spec.name, programs }, by);
  }
  return {
    ...(linked === undefined ? {} : { sweep: sweepView(state, linked) }),
    created,
    added,
    known,
    leftOut: leftOut.map(leftOutView),
    leftOutCount,
    notes: linked === undefined ? [] : obstaclesOf(state, linked),
  };

  function askOnce(from: number) {
    return host.ask({
      kind: 'score',
      requestId,
      by,
      sweepId: scored.id,
      spec,
      designHash,
      source,
      fileName,
      ...(priority === undefined ? {} : { priority }),
      where,
      replace,
      dryRun,
      from,
    });
  }
}

/** @throws YatesError E_SCORE for a name or level that the sweep does not have */
function whereOf(
  spec: SweepSpec,
  written: Readonly<Record<string, readonly Level[]>>,
): Map<string, readonly Level[]> {
  const columns = new Map<string, readonly Level[]>([
    ...spec.factors.map(({ name, levels }): [string, readonly Level[]] => [name, levels]),
    ...spec.derive.map(({ name, map }): [string, readonly Level[]] => [name, map.map(([, level]) => level)]),
  ]);
  for (const [name, levels] of Object.entries(written)) {
    const known = columns.get(name);
    if (known === undefined)
      throw refusal(`the sweep has no factor ${JSON.stringify(name)}`, didYouMean(name, [...columns.keys()]));
    const unknown = levels.find((level) => !known.includes(level));
    if (unknown !== undefined)
      throw refusal(
        `factor ${name} has no level ${JSON.stringify(unknown)}`,
        didYouMean(String(unknown), known.map(String)),
      );
  }
  return new Map(Object.entries(written));
}

const refusal = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_SCORE', message, next });

function nothingToScore(id: SweepId, leftOut: readonly LeftOut[], count: number): YatesError {
  const [first] = leftOut;
  if (first === undefined)
    return refusal(`no trial of ${id} is wanted`, 'name other levels with --where, or none');
  const why =
    first.kind === 'no-files'
      ? 'such as files that it leaves in YATES_ARTIFACTS'
      : 'with files that are kept';
  return refusal(
    `no trial of ${id} can be scored: ${plural(count, 'trial')} left out, the first because ${reasonOf(first)}`,
    `score it once a trial is done ${why}`,
  );
}

const leftOutView = (one: LeftOut): yates.v1.LeftOut.$Properties => ({
  trialId: one.trial.plan.id,
  number: one.trial.plan.plannedOrder + 1,
  kind: one.kind,
  reason: reasonOf(one),
});

function reasonOf({ trial, kind }: LeftOut): string {
  const { status } = trial;
  switch (kind) {
    case 'not-finished':
      return 'it has not ended yet';
    case 'failed':
      return 'it failed';
    case 'pruned':
      return 'it was stopped early';
    case 'cancelled':
      return 'it was cancelled';
    case 'no-files':
      return 'it left no files';
    case 'collected':
      return `its files are not kept any more (keep.artifacts: ${status.kind === 'done' ? (status.attempt.collected?.keep ?? '') : ''})`;
    default:
      return kind satisfies never;
  }
}
