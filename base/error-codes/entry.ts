/** What the catalogue of error codes says of one code. */
export interface ErrorEntry {
  readonly exit: ExitClass;
  /** What has happened, in one sentence. */
  readonly meaning: string;
  /** What the user does about it, in one sentence. */
  readonly next: string;
  /** The fault that an attempt has whose trial throws this; default: `user`, a fault of the trial's own. */
  readonly fault?: ThrownFault;
}

/**
 * How a program ends that this error ends.
 *
 * - `usage`: what was asked or given is wrong, and will be wrong next time (exit code 2).
 * - `failure`: it was right to ask, and it failed (exit code 1).
 * - `ours`: a fault of Yates (exit code 1).
 */
export type ExitClass = 'usage' | 'failure' | 'ours';

/**
 * Whose fault it is that a trial threw: the machine's, which lacks what the trial needs (`machine`), or the trial's, which
 * ran out of memory, diverged, or failed in its own way (`user`).
 */
type ThrownFault = 'user' | 'outOfMemory' | 'diverged' | 'machine';

type Describe = (meaning: string, next: string, fault?: ThrownFault) => ErrorEntry;

const entryOf =
  (exit: ExitClass): Describe =>
  (meaning, next, fault) => ({ exit, meaning, next, ...(fault === undefined ? {} : { fault }) });

export const usage = entryOf('usage');
export const failure = entryOf('failure');
export const ours = entryOf('ours');
