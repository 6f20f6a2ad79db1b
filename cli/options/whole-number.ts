import { YatesError } from '../../base/error.ts';

/** A count given as an option. @throws YatesError E_OPTION_NUMBER */
export function parseWholeNumber(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new YatesError({
    code: 'E_OPTION_NUMBER',
    place: { file: option },
    message: `"${text}" is not a whole number from ${least} to ${most}`,
    next: `write a number, such as ${option.startsWith('--') ? `${option} ` : ''}${Math.max(least, 2)}`,
  });
}
