/** Events as the log stores them: type, version and time as columns, the rest as JSON. */
import { YatesError } from '../../base/error.ts';
import type { CoordinatorEvent } from '../core/event.ts';
import { eventVersions } from '../core/event-versions.ts';

export interface StoredEvent {
  readonly type: string;
  readonly version: number;
  readonly atMs: number;
  /** JSON. */
  readonly data: string;
}

export function encodeEvent(event: CoordinatorEvent): StoredEvent {
  const { type, atMs, ...rest } = event;
  // A replacer costs more than all the rest; only metrics and levels can be without a JSON form.
  const data = isPlain(event) ? JSON.stringify(rest) : JSON.stringify(rest, writeNonFinite);
  return { type, version: eventVersions[type], atMs, data };
}

function isPlain(event: CoordinatorEvent): boolean {
  // Levels and seeds are finite: a sweep file with another number is refused.
  if (event.type === 'trial-leased' || event.type === 'trials-planned') return true;
  if (event.type !== 'trial-completed') return false;
  for (const name in event.result.metrics) {
    if (!Number.isFinite(event.result.metrics[name])) return false;
  }
  return true;
}

/** @throws YatesError E_LOG_NEWER for an event that only a later version of this program knows, E_LOG_CORRUPT for one that is none */
export function decodeEvent(stored: StoredEvent, seq: number): CoordinatorEvent {
  let data: unknown;
  try {
    data = JSON.parse(stored.data);
  } catch (cause) {
    throw unreadable(seq, cause);
  }
  return eventOf(stored, data, seq);
}

/** @param data what the JSON of the event holds; it becomes the event @throws YatesError as `decodeEvent` */
export function eventOf(
  { type, version, atMs }: Omit<StoredEvent, 'data'>,
  data: unknown,
  seq: number,
): CoordinatorEvent {
  const known = knownTypes.get(type);
  if (known === undefined || version > known.version)
    throw newerError(`event ${seq} is ${type} version ${version}`);
  // A checksum proves that a log is as it was written, not that we wrote it.
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw unreadable(seq);
  const event: ReadEvent = data;
  const metrics = event.result?.metrics;
  // A number that JSON does not have is written as text.
  if (typeof metrics === 'object')
    for (const name in metrics) if (typeof metrics[name] === 'string') metrics[name] = Number(metrics[name]);
  // The same text for all events of a type: each choice among types compares addresses then.
  event.type = known.type;
  event.atMs = atMs;
  return event as unknown as CoordinatorEvent;
}

interface ReadEvent {
  type?: string;
  atMs?: number;
  readonly result?: { readonly metrics?: Record<string, unknown> | null } | null;
}

const unreadable = (seq: number, cause?: unknown): YatesError =>
  new YatesError({
    code: 'E_LOG_CORRUPT',
    message: `event ${seq} of the log cannot be read`,
    next: 'restore the log from a copy; nothing was changed',
    cause,
  });

const knownTypes = new Map(
  Object.entries(eventVersions).map(([type, version]) => [type, { type, version }] as const),
);

export function newerError(what: string): YatesError {
  return new YatesError({
    code: 'E_LOG_NEWER',
    message: `the log was written by a newer version of Yates (${what})`,
    next: 'update Yates, or choose another folder with --data; nothing was changed',
  });
}

/** JSON has no NaN and no infinities, but a diverged loss is a fact: as text, `Number` reads them back. */
function writeNonFinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
