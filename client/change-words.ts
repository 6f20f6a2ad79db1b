/**
 * What a user did to a sweep, in words.
 *
 * @param what as the coordinator names it
 *
 * @example
 * changeWords('sweep-launched'); // 'launched'
 */
export const changeWords = (what: string): string => what.replace(/^sweep-/, '').replaceAll('-', ' ');
