import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';

export const anchorsPath: string = join(packageRoot, 'diffusion', 'weights', 'subject-anchors.json');

/** What a subject's scores were measured on, and how that is called in a table. */
const anchorNames = {
  none: 'base net without adapter',
  ordinary: 'ordinary drawings of the class',
  style: "other things in the subject's style",
  own: "the subject's training pictures",
  heldOut: "the subject's held-out pictures",
  full: 'all weights trained',
} as const;

type AnchorKind = keyof typeof anchorNames;

/**
 * `subject-anchors.json`: what each score of each subject is for known pictures, on one base net, and how much runs of one cell
 * differ. Made by `examples/subject-anchors.ts` and `examples/head-room.ts`.
 */
export interface AnchorTable {
  /** Version of the base net. */
  readonly base: string;
  readonly backend: string;
  /** Runs behind each value of `none` and `full`. */
  readonly seeds: number;
  /** Subject -> kind -> score -> value. */
  readonly subjects: Readonly<
    Record<string, Readonly<Partial<Record<AnchorKind, Readonly<Record<string, number>>>>>>
  >;
  /** Score -> residual standard deviation of a run; left out until it is measured. */
  readonly residuals?: Readonly<Record<string, number>>;
}

/** Nothing is learnt at the floor; at the ceiling all that can be asked is. */
type Role = 'floor' | 'ceiling';

/**
 * Which anchor is floor and which is ceiling of a score. The joint score's ceiling is 1, by its formula.
 *
 * Training pictures show the subject whatever the prompt: they are the ceiling of identity and the floor of prompt fidelity.
 */
const roles: Readonly<Record<string, Readonly<Partial<Record<AnchorKind, Role>>>>> = {
  identity: { none: 'floor', own: 'ceiling' },
  style: { ordinary: 'floor', own: 'ceiling' },
  prompt_fidelity: { own: 'floor', ordinary: 'ceiling' },
  heldout_loss: { none: 'floor', full: 'ceiling' },
  clip_image: { none: 'floor', full: 'ceiling' },
  joint: { none: 'floor' },
};

export interface Anchor {
  readonly name: string;
  /** Mean over the subjects. */
  readonly value: number;
  readonly role: Role | null;
}

/** Floor and ceiling of one score of one subject. */
export interface HeadRoom {
  readonly floor: number;
  readonly ceiling: number;
}

/** Residual standard deviations that must lie between floor and ceiling, or differences between cells drown. */
export const headRoomMin = 3;

/**
 * What a score is for known pictures of these subjects: lines to read means by. [] where one of the subjects was not
 * measured, since a mean over other subjects says nothing.
 */
export function anchorsOf(table: AnchorTable, score: string, subjects: readonly string[]): Anchor[] {
  return (Object.keys(anchorNames) as AnchorKind[]).flatMap((kind) => {
    const values = subjects.map((subject) => table.subjects[subject]?.[kind]?.[score]);
    if (values.length === 0 || !values.every((value) => value !== undefined)) return [];
    const value = values.reduce((sum, each) => sum + each, 0) / values.length;
    return [{ name: anchorNames[kind], value, role: roles[score]?.[kind] ?? null }];
  });
}

/** Undefined where floor or ceiling was not measured. */
export function headRoomOf(table: AnchorTable, score: string, subject: string): HeadRoom | undefined {
  const valueOf = (role: Role): number | undefined => {
    const kind = (Object.keys(anchorNames) as AnchorKind[]).find((each) => roles[score]?.[each] === role);
    return kind === undefined ? undefined : table.subjects[subject]?.[kind]?.[score];
  };
  const floor = valueOf('floor');
  const ceiling = score === 'joint' ? 1 : valueOf('ceiling');
  return floor === undefined || ceiling === undefined ? undefined : { floor, ceiling };
}

/** Subjects for which a score has too little head room, with how much it has in residual standard deviations. */
export function tightSubjects(
  table: AnchorTable,
  score: string,
  subjects: readonly string[],
): { readonly subject: string; readonly room: number }[] {
  return subjects.flatMap((subject) => {
    const rooms = (partsOf[score] ?? [score]).flatMap((part) => roomOf(table, part, subject) ?? []);
    const room = Math.min(...rooms);
    return room < headRoomMin ? [{ subject, room }] : [];
  });
}

/** A score made of shares of others' ranges has no more room than these: the share of a range that drowns in noise is none. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  joint: ['joint', 'identity', 'prompt_fidelity'],
};

/** In residual standard deviations; undefined where floor, ceiling or those were not measured. */
function roomOf(table: AnchorTable, score: string, subject: string): number | undefined {
  const residual = table.residuals?.[score];
  const found = headRoomOf(table, score, subject);
  if (residual === undefined || found === undefined) return undefined;
  return Math.abs(found.ceiling - found.floor) / residual;
}

/** Undefined where nothing has been measured. */
export function loadAnchors(path: string = anchorsPath): AnchorTable | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as AnchorTable) : undefined;
}
