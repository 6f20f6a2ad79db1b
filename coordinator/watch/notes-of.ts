import { diskNote } from '../core/disk-room.ts';
import { type Note, obstaclesOf } from '../core/obstacles.ts';
import type { CoordinatorState, Sweep } from '../core/state.ts';

/** What whoever looks at the sweep must know: what keeps it waiting, and that the disk which it writes to is nearly full. */
export function notesOf(state: CoordinatorState, sweep: Sweep): Note[] {
  const notes = obstaclesOf(state, sweep);
  const disk = sweep.status === 'running' || sweep.status === 'paused' ? diskNote(state) : undefined;
  return disk === undefined ? notes : [...notes, disk];
}
