/** The coordinator's log of a sweep, in words, read backwards. */
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';
import { answerTimeoutMs } from './ask-at.ts';
import type { CoordinatorEntry, LogKind } from './facts.ts';
import { entryFromWire } from './from-wire.ts';

/** Of one answer. */
const entriesMax = 1_000;

export interface LogQuestion {
  /** As for `getSweep`. */
  readonly sweepId: string;
  /** Entries before this position of the log; undefined: the newest. */
  readonly beforeSeq?: number | undefined;
  /** Entries after this position alone; default: from the launch on. */
  readonly afterSeq?: number | undefined;
  /** Empty: all. */
  readonly kinds: readonly LogKind[];
  /** Number of entries to come back with, where there are as many. */
  readonly count: number;
}

export interface LogPage {
  /** Oldest first. */
  readonly entries: readonly CoordinatorEntry[];
  /** Where older ones begin; undefined: there are none. */
  readonly olderBeforeSeq: number | undefined;
}

/**
 * A page of the log. The coordinator searches a piece of the log at a time; it is asked on until the page is full.
 *
 * @param signal ends it; what was found until then is the answer
 * @throws ServiceError UNIMPLEMENTED from a coordinator of an earlier version
 */
export async function readLog(
  client: RpcClient,
  { sweepId, beforeSeq, afterSeq = 0, kinds, count }: LogQuestion,
  signal?: AbortSignal,
): Promise<LogPage> {
  const found: CoordinatorEntry[] = [];
  let before = beforeSeq ?? 0;
  for (;;) {
    const { entries, nextBeforeSeq } = await client.unary(
      controlService.readLog,
      {
        sweepId,
        beforeSeq: before,
        afterSeq,
        kinds: [...kinds],
        entriesMax: Math.min(entriesMax, count - found.length),
      },
      { timeoutMs: answerTimeoutMs },
    );
    found.push(...entries.map(entryFromWire));
    before = nextBeforeSeq;
    if (before === 0 || found.length >= count || signal?.aborted === true) break;
  }
  return { entries: found.toReversed(), olderBeforeSeq: before === 0 ? undefined : before };
}
