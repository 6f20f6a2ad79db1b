/** What the log view shows of the coordinator's log and of what the dashboard itself saw, and the page that is to be read for it. */
import {
  beginning,
  type CoordinatorLog,
  fromOf,
  type LogFilter,
  type ToldEntry,
  toldMax,
} from './coordinator-log.ts';
import type { LogEntry } from './log-entry.ts';
import type { DashboardModel } from './model.ts';
import { oncePerPair } from './once-per.ts';
import { saysWord } from './says-word.ts';

export interface LogWanted {
  readonly filter: LogFilter;
  readonly beforeSeq: number | undefined;
}

/**
 * The entries that the log view shows, oldest first: those of the coordinator without holes between them, and what the dashboard
 * itself saw, such as a lost connection.
 */
export const shownLog = ({
  told,
  log,
  screen,
}: Pick<DashboardModel, 'told' | 'log' | 'screen'>): readonly LogEntry[] =>
  withWords(shownOf(told, log, screen.log.kind ?? 'all'), screen.log.text);

const shownOf = (told: CoordinatorLog, seen: readonly LogEntry[], filter: LogFilter): readonly LogEntry[] =>
  withSeen(ofKind(told, filter), filter === 'all' ? seen : none);

const none: readonly LogEntry[] = [];

const withWords = oncePerPair((entries: readonly LogEntry[], text: string): readonly LogEntry[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const said = entry.text.toLowerCase();
    return words.every((word) => saysWord(said, word));
  });
});

/** Names an entry, also once others have come before and after it. */
export const entryKey = (entry: LogEntry): string =>
  'seq' in entry ? `seq ${String(entry.seq)}` : `seen ${entry.atMs} ${entry.text}`;

/** Index of the entry that the cursor is on: the newest where it follows that, or where the entry is not shown any more. */
export function logCursor({ log }: DashboardModel['screen'], entries: readonly LogEntry[]): number {
  const newest = entries.length - 1;
  const { at } = log;
  if (at === undefined) return newest;
  const found = entries.findLastIndex((entry) => entryKey(entry) === at);
  return found >= 0 ? found : newest;
}

const ofKind = oncePerPair((told: CoordinatorLog, filter: LogFilter): readonly ToldEntry[] => {
  const from = fromOf(told, filter);
  return told.entries.filter(
    ({ seq, kind }) =>
      // Before the first page there is what came since the dashboard was opened.
      (seq >= from || from === Number.POSITIVE_INFINITY) && (filter === 'all' || kind === filter),
  );
});

/** By time, as far as both are in order: a clock that was set never turns round what one of them says. */
const withSeen = oncePerPair((told: readonly LogEntry[], seen: readonly LogEntry[]): readonly LogEntry[] => {
  if (seen.length === 0) return told;
  const all: LogEntry[] = [];
  let at = 0;
  for (const entry of told) {
    for (; at < seen.length && (seen[at] as LogEntry).atMs < entry.atMs; at++) all.push(seen[at] as LogEntry);
    all.push(entry);
  }
  return [...all, ...seen.slice(at)];
});

/** True if older entries may be read than are shown. */
export const hasOlder = ({ told, screen }: DashboardModel): boolean =>
  told.isKept && told.entries.length < toldMax && fromOf(told, screen.log.kind ?? 'all') > beginning;

/** The page to read next; undefined while all is here that the screen shows. */
export function logWanted(model: DashboardModel): LogWanted | undefined {
  const { told, screen, connection, sweep } = model;
  if (sweep === undefined || connection.state !== 'live' || !told.isKept) return undefined;
  if (told.gapAfter !== undefined) return { filter: 'all', beforeSeq: undefined };
  if (screen.tab !== 'log' || !hasOlder(model)) return undefined;
  // A screen more than is seen, so that scrolling does not wait.
  const wanted = screen.log.back + 2 * screen.rows;
  const filter = screen.log.kind ?? 'all';
  return shownLog(model).length >= wanted ? undefined : { filter, beforeSeq: fromOf(told, filter) };
}
