import { assert } from '../../base/assert.ts';
import type { SweepId } from '../../base/ids.ts';
import { sweepId } from '../../base/ids.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { RunSheetRow } from './event.ts';
import type { LaunchAsk, PlanAsk } from './ask.ts';
import { changesOf, setBesideFile, takeFilePolicy } from './policy.ts';
import type { CoordinatorState } from './state.ts';
import { byOf, type Turn } from './turn.ts';

/** Trials per event: keeps each event far below a megabyte, the usual limit of a message in a replicated log. */
const rowsPerEvent = 1000;
const hashDigits = 8;

/**
 * A design is launched once in a log. Launched again it goes on, even after it was cancelled, and takes over from
 * its file what has changed there about how trials are run.
 */
export function launch(turn: Turn, ask: LaunchAsk): void {
  const { call, requestId, designHash, trials } = ask;
  const known = [...turn.state.sweeps.values()].find((sweep) => sweep.designHash === designHash);
  if (known !== undefined) {
    const created = known.launchRequestId === requestId;
    // Remembered even where it changes nothing: its repeat must not reopen what is cancelled in between.
    if (!created && !turn.state.controlAnswers.has(requestId)) {
      if (known.status === 'cancelled')
        turn.record({ type: 'sweep-reopened', sweepId: known.id, requestId, ...byOf(ask) });
      else turn.record({ type: 'request-noted', sweepId: known.id, requestId });
      takeFilePolicy(turn, known, ask);
    }
    turn.answer(call, 'launch', {
      sweepId: known.id,
      created,
      trials: known.trialCount,
      planned: known.trials.length,
      changed: changesOf(known, ask),
      kept: setBesideFile(known),
    });
    return;
  }
  assert(trials.length > 0, 'a design has trials');
  const { baseVersion, trialCount = trials.length } = ask;
  const id = recordLaunch(turn, ask, baseVersion, trialCount);
  recordPlan(turn, id, trials);
  turn.answer(call, 'launch', {
    sweepId: id,
    created: true,
    trials: trialCount,
    planned: trials.length,
    changed: [],
    kept: [],
  });
}

/**
 * A new sweep, whose run sheet follows.
 *
 * @param trials of the whole run sheet
 */
export function recordLaunch(
  turn: Turn,
  ask: Omit<LaunchAsk, 'kind' | 'baseVersion' | 'trials' | 'trialCount'>,
  baseVersion: string,
  trials: number,
): SweepId {
  const { requestId, spec, designHash, source, fileName, priority } = ask;
  const id = freshId(turn.state, ask);
  turn.record({
    type: 'sweep-launched',
    sweepId: id,
    requestId,
    ...byOf(ask),
    designHash,
    baseVersion,
    spec,
    source,
    fileName,
    trials,
    ...(priority === undefined ? {} : { priority }),
    policyInHash: false,
  });
  return id;
}

/**
 * The next stretch of a run sheet that comes in several. Two callers may plan one sweep at the same time, and a coordinator
 * that was killed while it planned goes on when the sweep is launched again: both go on from what the answer says.
 */
export function plan(turn: Turn, { call, sweepId: id, from, trials }: PlanAsk): void {
  const sweep = turn.state.sweeps.get(id);
  if (sweep === undefined || sweep.status === 'cancelled') {
    turn.refuse(call, {
      code: sweep === undefined ? 'E_SWEEP_UNKNOWN' : 'E_SWEEP_STATE',
      message:
        sweep === undefined
          ? `there is no sweep ${id} here`
          : `sweep ${id} was cancelled while it was planned`,
      next: 'launch its file again',
    });
    return;
  }
  const isNext = from === sweep.trials.length && from + trials.length <= sweep.trialCount;
  if (isNext) recordPlan(turn, id, trials);
  turn.answer(call, 'plan', { sweepId: id, planned: sweep.trials.length });
}

/** The run sheet, or more of it. */
export function recordPlan(turn: Turn, id: SweepId, trials: readonly PlannedTrial[]): void {
  for (const stretch of stretches(trials)) {
    const { settings, reference } = stretch[0] as PlannedTrial;
    const columns = Object.keys(settings);
    const rows = stretch.map((trial) => {
      const levels = columns.map((name) => trial.settings[name] as Level);
      return [trial.id, trial.cell, trial.replicate, trial.block, ...levels] satisfies RunSheetRow;
    });
    turn.record({
      type: 'trials-planned',
      sweepId: id,
      columns,
      rows,
      ...(stretch.every(({ seed, replicate }) => seed === replicate)
        ? {}
        : { seeds: stretch.map(({ seed }) => seed) }),
      ...(reference === undefined ? {} : { reference }),
    });
  }
}

/** Trials that follow each other and have the same columns: all of the design, or all of one reference. */
function stretches(trials: readonly PlannedTrial[]): PlannedTrial[][] {
  const found: PlannedTrial[][] = [];
  for (const trial of trials) {
    const last = found.at(-1);
    const first = last?.[0];
    const goesOn =
      first?.reference === trial.reference &&
      (last?.length ?? 0) < rowsPerEvent &&
      haveSameNames(first, trial);
    if (last !== undefined && goesOn) last.push(trial);
    else found.push([trial]);
  }
  return found;
}

/** Factors that exist under some levels of others only are not in every cell. */
function haveSameNames(one: PlannedTrial | undefined, { settings }: PlannedTrial): boolean {
  const names = Object.keys(settings);
  return (
    one !== undefined &&
    names.length === Object.keys(one.settings).length &&
    names.every((name) => name in one.settings)
  );
}

/** The sweep's name and as many digits of its design hash as distinguish it from the others. */
function freshId(
  state: CoordinatorState,
  { spec, designHash }: Pick<LaunchAsk, 'spec' | 'designHash'>,
): SweepId {
  const slug = spec.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  let digits = hashDigits;
  const idOf = (): SweepId => sweepId([slug, designHash.slice(0, digits)].filter(Boolean).join('-'));
  while (state.sweeps.has(idOf()) && digits < designHash.length) digits++;
  return idOf();
}
