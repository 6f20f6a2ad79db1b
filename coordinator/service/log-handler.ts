/** Reads the log backwards for people: a page of what has happened to a sweep, in words. */
import type { Logger } from 'pino';
import { type Seq, seq } from '../../base/ids.ts';
import { limits } from '../../base/limits.ts';
import type { yates } from '../../proto/generated/yates.js';
import { logKindFromWire, type LogKind } from '../../proto/vocabulary.ts';
import type { CoordinatorState, Sweep } from '../core/state.ts';
import { findSweep } from '../find.ts';
import type { Host } from '../host.ts';
import type { LoggedEvent } from '../log/event-log.ts';
import { isAbout, kindOf, logEntryOf, logEntryView } from '../watch/log-entry.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { unary } from './respond.ts';

/** Events that are read before others are served. */
const pieceEvents = 200;
/** Events that are searched for one answer, and how long: a caller asks on where they are of other kinds, or of other sweeps. */
const searchedMax = 10_000;
const searchedMsMax = 1_000;
const entriesDefault = 200;

export interface LogHandlerParts {
  readonly host: Host;
  /** Events of a stretch of the log, both ends included. */
  readonly readStretch: ReadStretch;
  readonly logger: Logger;
  readonly turns: AnswerTurns;
}

export type ReadStretch = (fromSeq: Seq, toSeq: Seq) => AsyncIterable<readonly LoggedEvent[]>;

export function logHandler({ host, readStretch, logger, turns }: LogHandlerParts) {
  const { state } = host;
  return unary(
    logger,
    async (request: yates.v1.ReadLogRequest, context): Promise<yates.v1.ReadLogResponse.$Properties> => {
      await host.settled();
      const sweep = findSweep(state, request.sweepId);
      const wanted = kindsFromWire(request.kinds);
      const countMax = Math.min(request.entriesMax || entriesDefault, limits.logEntriesPerAnswer);
      const entries: yates.v1.LogEntry.$Properties[] = [];
      let before = firstBefore(request.beforeSeq, state);
      const { afterSeq } = request;
      const searchedTo = before - searchedMax;
      const untilMs = performance.now() + searchedMsMax;
      while (before > afterSeq + 1 && before > 1 && before > searchedTo && entries.length < countMax) {
        if (performance.now() > untilMs) break;
        // Undefined: nobody hears the answer.
        if ((await turns.make(context, () => true)) === undefined) break;
        const stretch = stretchBefore(before, state);
        if (stretch === undefined) return { entries, nextBeforeSeq: 0 };
        const events: LoggedEvent[] = [];
        for await (const batch of readStretch(seq(stretch.fromSeq), seq(stretch.toSeq)))
          events.push(...batch);
        before = stretch.fromSeq;
        for (const one of events.toReversed()) {
          if (one.seq <= afterSeq) return { entries, nextBeforeSeq: 0 };
          const entry = entryOf(state, sweep, one, wanted);
          if (entry !== undefined) entries.push(entry);
          if (one.event.type === 'sweep-launched' && one.event.sweepId === sweep.id)
            return { entries, nextBeforeSeq: 0 };
          if (entries.length < countMax) continue;
          before = one.seq;
          break;
        }
      }
      return { entries, nextBeforeSeq: before > Math.max(1, afterSeq + 1) ? before : 0 };
    },
  );
}

/** An answer to a newer client may lack kinds that it knows, and then has all of the others. */
function kindsFromWire(kinds: readonly string[]): ReadonlySet<LogKind> | undefined {
  if (kinds.length === 0) return undefined;
  return new Set(kinds.map(logKindFromWire).filter((kind) => kind !== undefined));
}

const firstBefore = (asked: number, state: CoordinatorState): number =>
  asked >= 1 && asked <= state.seq ? Math.floor(asked) : state.seq + 1;

/** The events before a position that are read next: run sheets, of which one event may be large, are passed over. */
function stretchBefore(
  before: number,
  { runSheetsAt }: CoordinatorState,
): { readonly fromSeq: number; readonly toSeq: number } | undefined {
  let toSeq = before - 1;
  let at = runSheetsAt.length - 1;
  for (; at >= 0; at--) {
    const sheet = runSheetsAt[at] as (typeof runSheetsAt)[number];
    if (sheet.toSeq < toSeq) break;
    if (sheet.fromSeq <= toSeq) toSeq = sheet.fromSeq - 1;
  }
  if (toSeq < 1) return undefined;
  return { fromSeq: Math.max(1, toSeq - pieceEvents + 1, (runSheetsAt[at]?.toSeq ?? 0) + 1), toSeq };
}

function entryOf(
  state: CoordinatorState,
  sweep: Sweep,
  { seq: position, event }: LoggedEvent,
  wanted: ReadonlySet<LogKind> | undefined,
): yates.v1.LogEntry.$Properties | undefined {
  if (wanted?.has(kindOf(event)) === false || !isAbout(event, sweep)) return undefined;
  const entry = logEntryOf(state, sweep, position, event);
  return entry && logEntryView(entry);
}
