import { formatMemorySize } from '../../base/memory-size.ts';
import type { Garbage } from '../../client/garbage.ts';
import { groupDigits } from '../../design/level-text.ts';
import { textTable } from '../output/text-table.ts';

const names: Readonly<Record<string, string>> = {
  artifacts: 'files of trials',
  checkpoints: 'checkpoints of failed and cancelled trials',
  output: 'output',
  curves: 'curves',
  'stray-artifacts': 'uploads that no result names',
  'stray-checkpoints': 'files of no checkpoint',
  'shared-checkpoints': 'checkpoints in the shared folder',
};

/** Those that go, the largest first; then what would go if it were asked for. */
export function garbageText(garbage: readonly Garbage[]): string {
  const rows = garbage
    .toSorted((left, right) => Number(left.isKept) - Number(right.isKept) || right.bytes - left.bytes)
    .map(({ kind, sweep, trials, files, bytes, isKept }) => [
      names[kind] ?? kind,
      sweep === undefined ? '-' : `${sweep.name} (${sweep.id})`,
      trials === 0 ? '-' : groupDigits(trials),
      groupDigits(files),
      formatMemorySize(bytes),
      isKept ? 'stays (--checkpoints)' : '',
    ]);
  return textTable(['what', 'sweep', 'trials', 'files', 'room', ''], rows);
}

export const bytesThatGo = (garbage: readonly Garbage[]): number =>
  garbage.reduce((sum, { bytes, isKept }) => sum + (isKept ? 0 : bytes), 0);
