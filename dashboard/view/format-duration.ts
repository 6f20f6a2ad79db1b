/** Times for reading: two units at most, so that they stay narrow and calm. */

/** "0.8 s", "42 s", "3m10s", "1h05m", "2d03h". Below ten seconds with a decimal. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return '?';
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  return seconds < 59.5 ? `${seconds.toFixed(0)} s` : formatSpan(ms);
}

/** As formatDuration, but whole seconds throughout: for a clock that ticks. */
export function formatElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return '?';
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return seconds < 60 ? `${seconds}s` : formatSpan(seconds * 1000);
}

/** "14:32" by the given minutes east of UTC, or with seconds "14:32:07". */
export function formatClock(atMs: number, offsetMinutes: number, withSeconds = false): string {
  if (!Number.isFinite(atMs)) return withSeconds ? '--:--:--' : '--:--';
  const dayMs = 86_400_000;
  const local = (((atMs + offsetMinutes * 60_000) % dayMs) + dayMs) % dayMs;
  const hours = two(Math.floor(local / 3_600_000));
  const minutes = two(Math.floor(local / 60_000) % 60);
  return withSeconds ? `${hours}:${minutes}:${two(Math.floor(local / 1000) % 60)}` : `${hours}:${minutes}`;
}

function formatSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)}d${two(hours % 24)}h`;
}

const two = (value: number): string => String(value).padStart(2, '0');
