/** Why content could not be fetched, sent or kept, by what can be done about it. */
import { status } from '@grpc/grpc-js';

/**
 * - `away`: nobody answers now; try again later.
 * - `damaged`: the content is not what its hash says, or is gone.
 * - `no-room`: there is no room for it, here or there.
 * - `refused`: it will not be done.
 */
export type Trouble = 'away' | 'damaged' | 'no-room' | 'refused';

/** Content that is not what its hash says. */
export class DamagedContent extends Error {
  override readonly name = 'DamagedContent';
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof DamagedContent) return 'damaged';
  const { code } = error as { code?: unknown };
  switch (code) {
    case status.UNAVAILABLE:
    case status.DEADLINE_EXCEEDED:
    case status.CANCELLED:
    case status.ABORTED:
    // Another log is served, or the agent is to register first.
    case status.FAILED_PRECONDITION:
      return 'away';
    case status.NOT_FOUND:
    case status.DATA_LOSS:
    case 'ENOENT':
      return 'damaged';
    case status.RESOURCE_EXHAUSTED:
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no-room';
    default:
      return 'refused';
  }
}

/** In words, without the code that grpc-js puts in front. */
export function wordsOf(error: unknown): string {
  const { details, message } = error as { details?: string; message?: string };
  return details ?? message ?? String(error);
}
