/** ISO 8601 in UTC with milliseconds; null for 0, which stands for "not yet". */
export function isoTime(ms: number): string | null {
  return ms > 0 ? new Date(ms).toISOString() : null;
}
