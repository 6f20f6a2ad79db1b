const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/**
 * A duration as squeue prints it: `1:00` (minutes and seconds), `4:00:00`, `2-00:00:00`.
 *
 * @returns milliseconds; undefined for UNLIMITED, N/A and the like
 */
export function parseShownTime(text: string): number | undefined {
  const [, days = '0', hours = '0', minutes, seconds] =
    /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)$/.exec(text.trim()) ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  const ms =
    Number(days) * dayMs + Number(hours) * hourMs + Number(minutes) * minuteMs + Number(seconds) * 1_000;
  // Hundreds of digits are no number.
  return Number.isFinite(ms) ? ms : undefined;
}

/**
 * A time limit as sbatch takes it: `90` (minutes), `90:30`, `4:00:00`, `1-12`, `1-12:30`, `1-12:30:00`.
 *
 * @returns milliseconds, full minutes as Slurm rounds them; undefined for anything else
 */
export function parseTimeLimit(text: string): number | undefined {
  const [, days, first, second, third] = /^(?:(\d+)-)?(\d+)(?::(\d+))?(?::(\d+))?$/.exec(text.trim()) ?? [];
  if (first === undefined) return undefined;
  const [a, b, c] = [Number(first), Number(second ?? 0), Number(third ?? 0)];
  const ms =
    days !== undefined
      ? Number(days) * dayMs + a * hourMs + b * minuteMs + c * 1_000
      : third !== undefined
        ? a * hourMs + b * minuteMs + c * 1_000
        : a * minuteMs + b * 1_000;
  return Number.isFinite(ms) ? Math.ceil(ms / minuteMs) * minuteMs : undefined;
}
