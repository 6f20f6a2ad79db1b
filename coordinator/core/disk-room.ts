/**
 * Warns before the coordinator's disk is full: of the room that sweeps are likely to need, and of a disk with little left. What is
 * free is a hint of the shell, in memory only.
 */
import { formatMemorySize } from '../../base/memory-size.ts';
import type { DiskReport } from './ask.ts';
import type { Note } from './obstacles.ts';
import type { CoordinatorState, Sweep } from './state.ts';

/** Part of the disk, and at most so many bytes of it, below which it counts as nearly full. */
const lowFraction = 0.05;
const lowBytesMax = 20 * 2 ** 30;

export function noteDisk(state: CoordinatorState, { freeBytes, totalBytes }: DiskReport): void {
  state.disk = { freeBytes, totalBytes };
}

/** Undefined while there is room, and where nobody has looked. */
export function diskNote(state: CoordinatorState): Note | undefined {
  const { disk, sweeps } = state;
  if (disk === undefined) return undefined;
  const { freeBytes, totalBytes } = disk;
  const all = [...sweeps.values()];
  const toCome = all.reduce((sum, sweep) => sum + bytesToCome(sweep), 0);
  const isLow = freeBytes < Math.min(lowBytesMax, lowFraction * totalBytes);
  if (!isLow && toCome <= freeBytes) return undefined;
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

/** Two digits of its unit, so that the text is another only when something has changed. */
function size(bytes: number): string {
  const unit = 1024 ** Math.floor(Math.log2(Math.max(1, bytes)) / 10);
  return formatMemorySize(Math.round(Number((bytes / unit).toPrecision(2)) * unit));
}
