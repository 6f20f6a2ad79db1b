/** Events as the log stores them: type, version and time as columns, the rest as JSON. */
import { YatesError } from '../../base/error.ts';
import { type CoordinatorEvent, eventVersions } from '../core/event.ts';

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

/** @throws YatesError E_LOG_NEWER for an event that only a later version of this program knows */
export function decodeEvent(stored: StoredEvent, seq: number): CoordinatorEvent {
  return eventOf(stored, JSON.parse(stored.data), seq);
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
  const event = data as {
    type?: string;
    atMs?: number;
    result?: { metrics?: Record<string, unknown> };
  };
  const metrics = event.result?.metrics;
  // A number that JSON does not have is written as text.
  for (const name in metrics) if (typeof metrics[name] === 'string') metrics[name] = Number(metrics[name]);
  // The same text for all events of a type: each choice among types compares addresses then.
  event.type = known.type;
  event.atMs = atMs;
  return event as unknown as CoordinatorEvent;
}

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
