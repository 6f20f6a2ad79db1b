import { YatesError } from '../../base/error.ts';
import type { Extension as Wish } from '../../design/extend.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { yates } from '../../proto/generated/yates.js';
import { actorOf, type Caller, ownRequestId, requireCommands } from '../access/caller.ts';
import { newestHash } from '../core/extend.ts';
import type { PlannedStretch } from '../core/sweep-trials.ts';
import type { CoordinatorState, Extension, Sweep } from '../core/state.ts';
import { findSweep } from '../find.ts';
import type { Host } from '../host.ts';
import type { ExtensionRequest } from '../planning/plan-extension.ts';
import type { ExtensionSheet, Planner } from '../planning/planner.ts';
import { levelsFromWire, requestIdFromWire, required } from '../wire/from-wire.ts';
import { extensionView, sweepView } from '../wire/views.ts';
import { programOf } from '../core/program-of.ts';
import { recordRest, refuseTooManyTrials } from './record-plan.ts';

type Answer = yates.v1.ExtendResponse.$Properties;

interface ExtendParts {
  readonly host: Host;
  readonly planner: Planner;
}

/**
 * Plans the extension for the sweep as it is and has the core record it, a stretch at a time: others are answered in between.
 *
 * @throws YatesError E_EXTEND, E_DESIGN_TOO_LARGE and what the core refuses
 */
export async function extendSweep(
  { host, planner }: ExtendParts,
  request: yates.v1.ExtendRequest,
  caller: Caller,
): Promise<Answer> {
  const sweep = findSweep(host.state, required(request.sweepId, 'sweep_id'));
  const id = ownRequestId(caller, 'extend', requestIdFromWire(request));
  const wish = wishFromWire(request);
  if (sweep.scoring !== undefined) throw scoresAnother(sweep.id, sweep.scoring.of.id);
  if (programOf(sweep.spec) !== undefined && !request.dryRun) requireCommands(caller);
  const known = sweep.extensions.find((extension) => extension.requestId === id);
  if (known !== undefined && sweep.trials.length === sweep.trialCount) {
    await host.settled();
    return answer(host.state, sweep, known);
  }
  const { design, trials } = extendable(sweep);
  refuseTooManyTrials(host.state, atLeast(wish, design.spec, trials.length));
  const sheet = await planner.extend({ ...design, wish }, trials);
  try {
    if (request.dryRun) return dryAnswer(host.state, sweep, sheet, host.nowMs());
    if (sweep.trials.length === trials.length) refuseTooManyTrials(host.state, sheet.count);
    const { spec, hash, what, notes, count: trialCount } = sheet;
    const by = actorOf(caller);
    const { extension, planned } = await host.ask({
      kind: 'extend',
      requestId: id,
      by,
      sweepId: sweep.id,
      // Where the sweep has been extended while this was planned, the core refuses it.
      parentHash: design.hash,
      spec,
      hash,
      what,
      notes,
      trials: await sheet.trialsFrom(trials.length),
      trialCount,
    });
    const rest = { requestId: id, by, sweepId: sweep.id, from: planned, to: trials.length + trialCount };
    await recordRest(host, sheet, rest);
    return answer(host.state, sweep, extension);
  } finally {
    sheet.close();
  }
}

const scoresAnother = (id: string, scored: string): YatesError =>
  new YatesError({
    code: 'E_EXTEND',
    message: `sweep ${id} scores ${scored}: it has the trials that one has finished`,
    next: `extend ${scored}, then score it again`,
  });

/** The sweep as it was before an extension that was recorded in part, where there is one: the same again goes on with it. */
function extendable(sweep: Sweep): {
  readonly design: Omit<ExtensionRequest, 'wish'>;
  readonly trials: PlannedStretch;
} {
  const { baseVersion, spec, specBefore, extensions } = sweep;
  const unfinished = sweep.trials.length < sweep.trialCount ? extensions.at(-1) : undefined;
  if (unfinished === undefined || specBefore === undefined)
    return {
      design: { spec, baseVersion, hash: newestHash(sweep) },
      trials: sweep.trials.plansTo(sweep.trials.length),
    };
  const hash = extensions.at(-2)?.hash ?? sweep.designHash;
  const trials = sweep.trials.plansTo(unfinished.firstPlannedOrder);
  return { design: { spec: specBefore, baseVersion, hash }, trials };
}

/** Number of trials that it adds at least, as far as that is known before it is planned. */
const atLeast = (wish: Wish, { replicates }: SweepSpec, trials: number): number =>
  wish.kind === 'replicates' ? wish.more * Math.floor(trials / replicates) : 1;

/** @throws YatesError E_REQUEST unless it asks for exactly one thing */
function wishFromWire({ replicates, levels, complete }: yates.v1.ExtendRequest): Wish {
  const wishes: Wish[] = [
    ...(replicates > 0 ? [{ kind: 'replicates', more: replicates } as const] : []),
    ...(levels.length > 0 ? [{ kind: 'levels', levels: levelsFromWire(levels) } as const] : []),
    ...(complete ? [{ kind: 'complete' } as const] : []),
  ];
  const [wish, another] = wishes;
  if (wish !== undefined && another === undefined) return wish;
  throw new YatesError({
    code: 'E_REQUEST',
    message:
      wish === undefined
        ? 'the request does not say what to add'
        : 'the request asks for several kinds of extension at once',
    next: 'ask for replicates, for levels, or for the rest of a fraction, one after the other',
  });
}

const answer = (state: CoordinatorState, sweep: Sweep, extension: Extension): Answer => ({
  sweep: sweepView(state, sweep),
  extension: extensionView(extension),
  notes: [...extension.notes],
});

const dryAnswer = (
  state: CoordinatorState,
  sweep: Sweep,
  { hash, what, count, notes }: ExtensionSheet,
  atMs: number,
): Answer => ({
  sweep: sweepView(state, sweep),
  extension: { hash, what, trials: count, firstPlannedOrder: sweep.trialCount, atMs },
  notes: [...notes],
});
