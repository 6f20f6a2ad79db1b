import type { SweepId } from '../../base/ids.ts';
import type { CallId } from './ask.ts';
import type { Sweep } from './state.ts';
import type { Turn } from './turn.ts';

/** The sweep that a call names; undefined where there is none, which the caller is then told. */
export function knownSweep(turn: Turn, call: CallId, sweepId: SweepId): Sweep | undefined {
  const sweep = turn.state.sweeps.get(sweepId);
  if (sweep === undefined) {
    turn.refuse(call, {
      code: 'E_SWEEP_UNKNOWN',
      message: `there is no sweep ${sweepId} here`,
      next: 'run `yates ls` to list the sweeps',
    });
  }
  return sweep;
}
