/** When a disk counts as nearly full: the same for the coordinator's and for those of agents. */
import { statfs } from 'node:fs/promises';
import { formatMemorySize } from './memory-size.ts';

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Part of the disk, and at most so many bytes of it, below which it counts as nearly full. */
const lowFraction = 0.05;
const lowBytesMax = 20 * 2 ** 30;
/** The same for what a trial needs to begin at all. */
const floorFraction = 0.02;
const floorBytesMax = 250 * 2 ** 20;

export const isNearlyFull = ({ freeBytes, totalBytes }: DiskSpace): boolean =>
  freeBytes < Math.min(lowBytesMax, lowFraction * totalBytes);

/** Free bytes below which an agent begins no trial. */
const floorOf = ({ totalBytes }: DiskSpace): number => Math.min(floorBytesMax, floorFraction * totalBytes);

/** Why no trial begins on a machine with this disk, in words; undefined where one may. */
export function tooFullForTrials(disk: DiskSpace): string | undefined {
  const floor = floorOf(disk);
  if (disk.freeBytes >= floor) return undefined;
  return `only ${freeText(disk)} on its disk, and no trial begins with less than ${diskSizeText(floor)}`;
}

/** What is wrong with the disk of an agent, in words; undefined while there is room. */
export function agentDiskTrouble(disk: DiskSpace): string | undefined {
  const full = tooFullForTrials(disk);
  if (full !== undefined) return full;
  return isNearlyFull(disk) ? `its disk is nearly full: ${freeText(disk)}` : undefined;
}

const freeText = ({ freeBytes, totalBytes }: DiskSpace): string =>
  `${diskSizeText(freeBytes)} of ${diskSizeText(totalBytes)} are free`;

/** Two digits of its unit, so that the text is another only when something has changed. */
export function diskSizeText(bytes: number): string {
  const unit = 1024 ** Math.floor(Math.log2(Math.max(1, bytes)) / 10);
  return formatMemorySize(Math.round(Number((bytes / unit).toPrecision(2)) * unit));
}

/** @throws Error of the file system */
export async function diskSpaceOf(folder: string): Promise<DiskSpace> {
  const { bsize, bavail, blocks } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
