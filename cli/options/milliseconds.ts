import { YatesError } from '../../base/error.ts';
import { parseDuration } from '../../design/duration.ts';

/** A duration option such as `90s` or `5m`. @throws YatesError E_OPTION_DURATION */
export function parseMilliseconds(text: string, option: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new YatesError({
    code: 'E_OPTION_DURATION',
    place: { file: option },
    message: `"${text}" is not a duration`,
    next: 'write a number and a unit, such as 90s, 5m or 2h',
  });
}
