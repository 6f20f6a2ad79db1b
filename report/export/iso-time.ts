/** Latest time that a Date holds, in milliseconds since the Unix epoch. */
const latestMs = 8.64e15;

/** ISO 8601 in UTC with milliseconds; null for 0, which stands for "not yet", and for what is no time. */
export function isoTime(ms: number): string | null {
  return ms > 0 && ms <= latestMs ? new Date(ms).toISOString() : null;
}
