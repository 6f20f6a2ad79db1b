/**
 * What is known of the coordinator's log: entries that came while the dashboard watched, and pages that were read of what was before.
 * What the log view shows of it, and which page it wants, is in shown-log.ts.
 */
import type { CoordinatorEntry, LogKind } from '../../client/facts.ts';
import type { LogEntry } from './log-entry.ts';

/** `all`, or the one kind that is shown. */
export type LogFilter = LogKind | 'all';

export interface CoordinatorLog {
  /** Oldest first, each position once. */
  readonly entries: readonly ToldEntry[];
  /** By kinds that pages were read of: the position from which on all entries of them are here. */
  readonly from: ReadonlyMap<LogFilter, number>;
  /**
   * Entries may be missing after this position, until a page of the newest ones is read: the stream was lost, or left some out. 0: nothing
   * was read yet. Undefined: all are here.
   */
  readonly gapAfter: number | undefined;
  /** False with a coordinator of an earlier version, which says what happens as notices and keeps no log for people. */
  readonly isKept: boolean;
}

export interface ToldEntry extends LogEntry {
  readonly seq: number;
}

/** A page as it was asked for and came. */
export interface LogPageRead {
  readonly filter: LogFilter;
  /** Undefined: the newest. */
  readonly beforeSeq: number | undefined;
  readonly entries: readonly CoordinatorEntry[];
  readonly olderBeforeSeq: number | undefined;
}

/** Entries that are kept; beyond it no older page is read, and new entries take the place of the oldest. */
export const toldMax = 5_000;
/** Nothing comes before the first event. */
export const beginning = 1;

export const nothingTold: CoordinatorLog = { entries: [], from: new Map(), gapAfter: 0, isKept: false };

const newestSeq = ({ entries }: CoordinatorLog): number => entries.at(-1)?.seq ?? 0;

/** The stream is opened again: what happened meanwhile is to be read. */
export const withGap = (log: CoordinatorLog): CoordinatorLog => ({
  ...log,
  gapAfter: log.gapAfter ?? newestSeq(log),
});

/** @param gaps true if the stream left out entries before one of these */
export function withNews(
  log: CoordinatorLog,
  news: readonly CoordinatorEntry[],
  gaps: boolean,
): CoordinatorLog {
  if (news.length === 0) return log;
  return bounded({ ...(gaps ? withGap(log) : log), entries: merged(log.entries, news) });
}

export function withPage(log: CoordinatorLog, page: LogPageRead): CoordinatorLog {
  const from = page.olderBeforeSeq ?? beginning;
  const entries = merged(log.entries, page.entries);
  if (page.beforeSeq !== undefined)
    return bounded({ ...log, entries, from: new Map(log.from).set(page.filter, from) });
  const { gapAfter } = log;
  const joins = gapAfter === undefined || from <= gapAfter + 1;
  if (joins && log.from.has('all')) return bounded({ ...log, entries, gapAfter: undefined });
  // More has happened than the page holds: what was known before it is read again by whoever scrolls there.
  return bounded({
    ...log,
    entries: entries.filter(({ seq }) => seq >= from),
    from: new Map([['all', from]]),
    gapAfter: undefined,
  });
}

/** Both oldest first. Of one position the entry that is known already stays. */
function merged(known: readonly ToldEntry[], more: readonly CoordinatorEntry[]): ToldEntry[] {
  const last = known.at(-1)?.seq ?? 0;
  const told = more.map(toldEntry);
  if ((told[0]?.seq ?? 0) > last) return [...known, ...told];
  const bySeq = new Map<number, ToldEntry>();
  for (const entry of [...told, ...known]) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

const toldEntry = ({
  seq,
  atMs,
  kind,
  severity,
  text,
  trialId,
  agentId,
  by,
}: CoordinatorEntry): ToldEntry => ({
  seq,
  atMs,
  source: 'notice',
  kind,
  severity,
  text: by === undefined ? text : `${text} (${by})`,
  trialId,
  agentId,
});

function bounded(log: CoordinatorLog): CoordinatorLog {
  const tooMany = log.entries.length - toldMax;
  if (tooMany <= 0) return log;
  const entries = log.entries.slice(tooMany);
  const oldest = entries[0]?.seq ?? 0;
  return {
    ...log,
    entries,
    from: new Map([...log.from].map(([filter, from]) => [filter, Math.max(from, oldest)])),
  };
}

/** Position from which on all entries of this kind are here. */
export function fromOf({ from }: CoordinatorLog, filter: LogFilter): number {
  const ofAll = from.get('all') ?? Number.POSITIVE_INFINITY;
  return Math.min(ofAll, from.get(filter) ?? Number.POSITIVE_INFINITY);
}
