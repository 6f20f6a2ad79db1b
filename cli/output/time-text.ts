/** `2026-11-23 04:05:06` in the local time zone; `-` for 0, which stands for "not yet". */
export function timeText(ms: number): string {
  if (ms <= 0) return '-';
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}
