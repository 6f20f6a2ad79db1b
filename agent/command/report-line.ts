/** One line that a program prints to tell how it goes. Anything that is no report is output like any other. */
import type { FaultClass } from '../../design/sweep-spec.ts';

export type Report =
  | {
      readonly kind: 'progress';
      readonly step: number;
      readonly steps: number;
      readonly metrics: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'result'; readonly metrics: Readonly<Record<string, number>> }
  | { readonly kind: 'fault'; readonly fault: ReportedFault };

export interface ReportedFault {
  readonly faultClass: FaultClass;
  readonly message: string;
}

/** What a program may call its own failure. */
const faultWords: Readonly<Record<string, FaultClass>> = {
  user: 'user',
  out_of_memory: 'outOfMemory',
  diverged: 'diverged',
  infrastructure: 'infrastructure',
};

/** Counters on the wire are unsigned 32-bit. */
const countMax = 2 ** 32 - 1;

/** @returns undefined for a line that is no report */
export function parseReportLine(line: string): Report | undefined {
  const value = parseLooseJson(line);
  if (!isMap(value)) return undefined;
  const { result, fault, message, step, steps, ...rest } = value;
  if (isMap(result)) return { kind: 'result', metrics: numbersOf(result) };
  if (typeof fault === 'string') {
    const faultClass = Object.hasOwn(faultWords, fault) ? faultWords[fault] : undefined;
    if (faultClass === undefined) return undefined;
    const text = typeof message === 'string' && message !== '' ? message : `the program says: ${fault}`;
    return { kind: 'fault', fault: { faultClass, message: text.slice(0, 2_000) } };
  }
  if (typeof step !== 'number') return undefined;
  return { kind: 'progress', step: count(step), steps: count(steps), metrics: numbersOf(rest) };
}

/** The numbers of a map; truth values count as 1 and 0, and what is neither is left out. */
export function numbersOf(map: Readonly<Record<string, unknown>>): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(map)) {
    if (typeof value === 'number') numbers[name] = value;
    else if (typeof value === 'boolean') numbers[name] = value ? 1 : 0;
    else if (typeof value === 'string' && value.startsWith(mark)) {
      numbers[name] = Number(value.slice(mark.length));
    }
  }
  return numbers;
}

/**
 * JSON, and the words NaN, Infinity and -Infinity that Python's json writes for numbers that JSON does not have. They
 * come out as texts that only `numbersOf` takes for numbers.
 *
 * @returns undefined for what is neither
 */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A string is passed over whole: its words are not numbers.
    const words = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;
    const strict = text.replaceAll(words, (word) =>
      word.startsWith('"') ? word : JSON.stringify(`${mark}${word}`),
    );
    try {
      return JSON.parse(strict);
    } catch {
      return undefined;
    }
  }
}

/** No program prints this by accident. */
const mark = '\u0000number:';

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function count(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.min(countMax, Math.floor(value)) : 0;
}
