/**
 * A pattern that finds a metric in a line of output: a regular expression of RE2 with one group, around the number. RE2
 * looks at each character of a line once for each part of the pattern, so no pattern can hold an agent up.
 */
import { RE2JS, RE2JSException } from 're2js';
import { limits } from '../../base/limits.ts';

export interface MetricPattern {
  /** The number in a line; undefined where the line has none. */
  valueIn(line: string): number | undefined;
}

interface PatternFault {
  readonly fault: string;
  readonly next: string;
}

const example = "loss: 'val loss: (\\S+)'";

export function metricPattern(text: string): MetricPattern | PatternFault {
  if (text.length > limits.metricPatternChars)
    return {
      fault: `it has more than ${limits.metricPatternChars} characters`,
      next: 'write a shorter one, of the words beside the number',
    };
  if (/[\r\n\0]/.test(text))
    return { fault: 'it spans lines', next: 'it is looked for in one line at a time' };
  const repeats = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  if (repeats.reduce((sum, count) => sum + count, 0) > limits.metricPatternRepeats) return tooLarge;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(text);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const next = `write a regular expression of RE2, which has no look-around and no back references, such as ${example}`;
    return { fault: error.message.replace(/^error parsing regexp: /, ''), next };
  }
  if (compiled.programSize() > limits.metricPatternSteps) return tooLarge;
  const groups = compiled.groupCount();
  if (groups !== 1)
    return {
      fault: groups === 0 ? 'no group says where the number is' : `it has ${groups} groups, not one`,
      next:
        groups === 0
          ? `put round brackets around the number, such as ${example}`
          : 'write (?: ) for brackets that are not around the number',
    };
  return {
    valueIn: (line) => {
      const matcher = compiled.matcher(line);
      if (!matcher.find()) return undefined;
      const group = matcher.group(1);
      return group === null || group === undefined ? undefined : numberIn(line, matcher.start(1), group);
    },
  };
}

const tooLarge: PatternFault = {
  fault: 'it is too large when its repetitions are written out',
  next: 'write * or + in place of counts such as {200}',
};

const number = /[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)/iy;
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** What may follow a number in its group. */
const trailing: ReadonlySet<string> = new Set('%.,;:!)]}\'"');

/**
 * The number at the beginning of a group. A group that ends within a number, as `[0-9.]+` does in 1.5e-05, means all of it.
 *
 * @returns undefined where the group holds something else
 */
function numberIn(line: string, start: number, group: string): number | undefined {
  let end = group.length;
  while (end > 0 && trailing.has(group.charAt(end - 1))) end--;
  const text = group.slice(0, end);
  if (grouped.test(text)) return Number(text.replaceAll(',', ''));
  number.lastIndex = start;
  const found = number.exec(line)?.[0];
  if (found === undefined || found.length < end) return undefined;
  const word = /^([+-]?)(inf|nan)/i.exec(found);
  if (word === null) return Number(found);
  if (word[2]?.toLowerCase() === 'nan') return Number.NaN;
  return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
