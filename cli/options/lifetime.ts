import { YatesError } from '../../base/error.ts';

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * How long a token lives, such as `1h` or `90d`; `never` for one that does not expire. Unlike other durations it may be
 * longer than a timer takes.
 *
 * @returns milliseconds; undefined for `never`
 * @throws YatesError E_OPTION_DURATION
 */
export function parseLifetime(text: string, option: string): number | undefined {
  if (text === 'never') return undefined;
  const [, digits, unit] = /^([1-9]\d{0,5})([mhd])$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits) * unitMs[unit as keyof typeof unitMs];
  throw new YatesError({
    code: 'E_OPTION_DURATION',
    place: { file: option },
    message: `"${text}" is not a lifetime`,
    next: 'write a number and a unit, such as 1h or 90d, or never',
  });
}
