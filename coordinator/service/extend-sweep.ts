import { YatesError } from '../../base/error.ts';
import { type Extension as Wish, extendDesign, type ExtendedDesign } from '../../design/extend.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import { levelFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { actorOf, type Caller, ownRequestId, requireCommands } from '../access/caller.ts';
import { newestHash } from '../core/extend.ts';
import type { CoordinatorState, Extension, Sweep } from '../core/state.ts';
import { findSweep } from '../find.ts';
import type { Host } from '../host.ts';
import { requestIdFromWire, required } from '../wire/from-wire.ts';
import { extensionView, sweepView } from '../wire/views.ts';
import { programOf } from '../core/program-of.ts';

type Answer = yates.v1.ExtendResponse.$Properties;

/**
 * Plans the extension for the sweep as it is and has the core record it.
 *
 * @throws YatesError E_EXTEND and what the core refuses
 */
export async function extendSweep(
  host: Host,
  trainers: TrainerChecks,
  request: yates.v1.ExtendRequest,
  caller: Caller,
): Promise<Answer> {
  const sweep = findSweep(host.state, required(request.sweepId, 'sweep_id'));
  const id = ownRequestId(caller, 'extend', requestIdFromWire(request));
  const wish = wishFromWire(request);
  if (programOf(sweep.spec) !== undefined && !request.dryRun) requireCommands(caller);
  const known = sweep.extensions.find((extension) => extension.requestId === id);
  if (known !== undefined) {
    await host.settled();
    return answer(host.state, sweep, known);
  }
  // No await between this look at the sweep and the question to the core.
  const parentHash = newestHash(sweep);
  const planned = {
    spec: sweep.spec,
    baseVersion: sweep.baseVersion,
    trials: sweep.trials.map(({ plan }) => plan),
    hash: parentHash,
  };
  const extended = extendDesign(planned, wish, trainers[sweep.spec.trainer.kind]);
  if (request.dryRun) return dryAnswer(host.state, sweep, extended, host.nowMs());
  const { extension } = await host.ask({
    kind: 'extend',
    requestId: id,
    by: actorOf(caller),
    sweepId: sweep.id,
    parentHash,
    ...extended,
  });
  return answer(host.state, sweep, extension);
}

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

const levelsFromWire = (wire: readonly yates.v1.FactorLevels.$Properties[]) =>
  Object.fromEntries(wire.map(({ factor, levels }) => [factor ?? '', (levels ?? []).map(levelFromWire)]));

const answer = (state: CoordinatorState, sweep: Sweep, extension: Extension): Answer => ({
  sweep: sweepView(state, sweep),
  extension: extensionView(extension),
  notes: [...extension.notes],
});

const dryAnswer = (
  state: CoordinatorState,
  sweep: Sweep,
  { hash, what, trials, notes }: ExtendedDesign,
  atMs: number,
): Answer => ({
  sweep: sweepView(state, sweep),
  extension: { hash, what, trials: trials.length, firstPlannedOrder: sweep.trialCount, atMs },
  notes: [...notes],
});
