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
export function decodeEvent({ type, version, atMs, data }: StoredEvent, seq: number): CoordinatorEvent {
  const known = (eventVersions as Readonly<Record<string, number>>)[type];
  if (known === undefined || version > known) throw newerError(`event ${seq} is ${type} version ${version}`);
  const rest = JSON.parse(data) as { result?: { metrics?: Record<string, unknown> } };
  const metrics = rest.result?.metrics;
  if (metrics !== undefined) {
    for (const [name, value] of Object.entries(metrics)) metrics[name] = Number(value);
  }
  return { type, atMs, ...rest } as unknown as CoordinatorEvent;
}

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
