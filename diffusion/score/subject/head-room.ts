import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';

export const headRoomPath: string = join(packageRoot, 'diffusion', 'weights', 'head-room.json');

/** A score of a subject on one base net: from where to where it can move, and how much runs of one cell differ. */
export interface HeadRoom {
  readonly floor: number;
  readonly ceiling: number;
  /** Residual standard deviation of a run. */
  readonly residual: number;
}

/** `head-room.json`: subject -> score -> head room, for one base net. Made by `examples/head-room.ts`. */
export interface HeadRoomTable {
  /** Version of the base net. */
  readonly base: string;
  readonly subjects: Readonly<Record<string, Readonly<Record<string, HeadRoom>>>>;
}

/** Residual standard deviations that must lie between floor and ceiling, or differences between cells drown. */
export const headRoomMin = 3;

/** Distance from floor to ceiling in residual standard deviations, whichever of the two is larger. */
export const roomOf = ({ floor, ceiling, residual }: HeadRoom): number =>
  Math.abs(ceiling - floor) / residual;

/** Subjects for which a score has too little head room, with how much it has. Scores that the table lacks have enough. */
export function tightSubjects(
  table: HeadRoomTable,
  score: string,
  subjects: readonly string[],
): { readonly subject: string; readonly room: number }[] {
  return subjects.flatMap((subject) => {
    const found = table.subjects[subject]?.[score];
    if (found === undefined) return [];
    const room = roomOf(found);
    return room < headRoomMin ? [{ subject, room }] : [];
  });
}

/** Undefined where nothing has been measured. */
export function loadHeadRoom(path: string = headRoomPath): HeadRoomTable | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as HeadRoomTable) : undefined;
}
