import type { Conjunction, FailurePart, FailurePattern } from '../outcome/failure-pattern.ts';

/** Alternatives that are named one by one. */
const alternativesNamed = 1;

/**
 * What failures have in common, in a few words: "all 12 are depth=5 × mish".
 *
 * @param nameOf how levels are called
 * @param ended runs that have ended, whatever became of them
 *
 * @example
 * const part = { levels: { a: 'x' }, alternatives: [], failed: 4, runs: 5, isSure: true };
 * const nameOf = (levels) => Object.entries(levels).map((pair) => pair.join('=')).join(' × ');
 * failureInWords({ failedAs: 'oom', failed: 5, parts: [part], left: 1 }, { nameOf, ended: 20 });
 * // '4 of 5 are a=x, where 4 of 5 runs failed so; 1 elsewhere'
 */
export function failureInWords(
  { failed, parts, left }: FailurePattern,
  { nameOf, ended }: { readonly nameOf: (levels: Conjunction) => string; readonly ended: number },
): string {
  if (failed === 1) return 'one trial';
  if (parts.length === 0)
    return failed === ended ? `all ${failed} trials so far` : `${failed} trials with no settings in common`;
  const words = parts.map((part, at) => partInWords(part, failed, nameOf, at === 0));
  const elsewhere = left === 0 ? [] : [`${left} elsewhere`];
  return [...words, ...elsewhere].join('; ');
}

function partInWords(
  { levels, alternatives, failed, runs, isSure }: FailurePart,
  all: number,
  nameOf: (levels: Conjunction) => string,
  isFirst: boolean,
): string {
  const count =
    failed === all ? (all === 2 ? 'both' : `all ${all}`) : isFirst ? `${failed} of ${all}` : `${failed}`;
  const names = alternatives.slice(0, alternativesNamed).map(nameOf);
  const or = names.length === 0 ? '' : ` (or ${names.join(', ')}: the same runs)`;
  const others = runs === failed ? '' : `, where ${failed} of ${runs} runs failed so`;
  const doubt = isSure ? '' : ', which may be chance';
  return `${count} are ${nameOf(levels)}${or}${others}${doubt}`;
}
