import { assert } from '../../base/assert.ts';
import type { SweepId } from '../../base/ids.ts';
import { sweepId } from '../../base/ids.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { RunSheetRow } from './event.ts';
import type { LaunchAsk } from './exchange.ts';
import type { CoordinatorState } from './state.ts';
import type { Turn } from './turn.ts';

/** Trials per event: keeps each event far below a megabyte, the usual limit of a message in a replicated log. */
const rowsPerEvent = 1000;
const hashDigits = 8;

/** A design is launched once in a log. Launched again it goes on, even after it was cancelled. */
export function launch(turn: Turn, ask: LaunchAsk): void {
  const { call, requestId, designHash, trials } = ask;
  const known = [...turn.state.sweeps.values()].find((sweep) => sweep.designHash === designHash);
  if (known !== undefined) {
    const created = known.launchRequestId === requestId;
    if (known.status === 'cancelled' && !created) {
      turn.record({ type: 'sweep-reopened', sweepId: known.id, requestId });
    }
    turn.answer(call, 'launch', { sweepId: known.id, created, trials: known.trialCount });
    return;
  }
  assert(trials.length > 0, 'a design has trials');
  const id = freshId(turn.state, ask);
  const { spec, baseVersion, source, fileName } = ask;
  turn.record({
    type: 'sweep-launched',
    sweepId: id,
    requestId,
    designHash,
    baseVersion,
    spec,
    source,
    fileName,
    trials: trials.length,
  });
  const columns = Object.keys(trials[0]?.settings ?? {});
  for (let from = 0; from < trials.length; from += rowsPerEvent) {
    const rows = trials.slice(from, from + rowsPerEvent).map(({ id, cell, replicate, block, settings }) => {
      const levels = columns.map((name) => settings[name] as Level);
      return [id, cell, replicate, block, ...levels] satisfies RunSheetRow;
    });
    turn.record({ type: 'trials-planned', sweepId: id, columns, rows });
  }
  turn.answer(call, 'launch', { sweepId: id, created: true, trials: trials.length });
}

/** The sweep's name and as many digits of its design hash as tell it from the others. */
function freshId(state: CoordinatorState, { spec, designHash }: LaunchAsk): SweepId {
  const slug = spec.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  let digits = hashDigits;
  const idOf = (): SweepId => sweepId([slug, designHash.slice(0, digits)].filter(Boolean).join('-'));
  while (state.sweeps.has(idOf()) && digits < designHash.length) digits++;
  return idOf();
}
