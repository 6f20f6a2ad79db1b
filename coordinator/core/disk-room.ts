/**
 * Warns before the coordinator's disk is full: of the room that sweeps are likely to need, and of a disk with little left. What is
 * free is a hint of the shell, in memory only.
 */
import { diskSizeText as size, isNearlyFull } from '../../base/disk-space.ts';
import type { DiskReport } from './ask.ts';
import type { Note } from './obstacles.ts';
import type { CoordinatorState, Sweep } from './state.ts';

/** Of an agent's disk, or of the coordinator's own. */
export function noteDisk(state: CoordinatorState, { agentId, freeBytes, totalBytes }: DiskReport): void {
  const disk = { freeBytes, totalBytes };
  if (agentId === undefined) {
    state.disk = disk;
    return;
  }
  const agent = state.agents.get(agentId);
  if (agent !== undefined) agent.disk = disk;
}

/** Undefined while there is room, and where nobody has looked. */
export function diskNote(state: CoordinatorState): Note | undefined {
  const { disk, sweeps } = state;
  if (disk === undefined) return undefined;
  const { freeBytes, totalBytes } = disk;
  const all = [...sweeps.values()];
  const toCome = all.reduce((sum, sweep) => sum + bytesToCome(sweep), 0);
  if (!isNearlyFull(disk) && toCome <= freeBytes) return undefined;
  const checkpoints = all.reduce((sum, { checkpointBytes }) => sum + checkpointBytes, 0);
  const artifacts = all.reduce((sum, { artifactBytes }) => sum + artifactBytes, 0);
  const need = toCome > freeBytes ? `, and trials to come are likely to leave ${size(toCome)}` : '';
  const text =
    `the coordinator's disk is nearly full: ${size(freeBytes)} of ${size(totalBytes)} are free${need}; ` +
    `checkpoints take ${size(checkpoints)}, files of trials ${size(artifacts)}; ` +
    'run yates gc --dry-run, or keep less (keep: of the sweep file, yates set SWEEP keep.artifacts=...)';
  return { kind: 'disk', text };
}

/** What trials of the sweep that are still to run are likely to leave: as much each as those that are done have left here. */
function bytesToCome({ status, counts, spec, artifactBytes, checkpointBytes, trialCount }: Sweep): number {
  const { done, failed, pruned, cancelled } = counts;
  if (done === 0 || (status !== 'running' && status !== 'paused')) return 0;
  const { artifacts, checkpoints = 'none' } = spec.keep ?? {};
  const left = trialCount - done - failed - pruned - cancelled;
  // Where only the best are kept, those that come take the places of others.
  const files = artifacts === undefined ? artifactBytes : 0;
  // Where none is kept, those that are here belong to trials that run.
  const saved = checkpoints === 'none' ? 0 : checkpointBytes;
  return (left * (files + saved)) / done;
}
