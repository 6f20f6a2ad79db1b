/** One line that a program prints to tell how it goes. Anything that is no report is output like any other. */
import { limits } from '../../base/limits.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { numberMark, parseLooseJson } from './loose-json.ts';

export type Report =
  | {
      readonly kind: 'progress';
      readonly step: number;
      readonly steps: number;
      readonly metrics: Readonly<Record<string, number>>;
    }
  /** The program has saved its state. */
  | { readonly kind: 'checkpoint'; readonly step: number | undefined }
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
  machine: 'machine',
};

/** Counters on the wire are unsigned 32-bit. */
const countMax = 2 ** 32 - 1;

/** @returns undefined for a line that is no report */
export function parseReportLine(line: string): Report | undefined {
  const value = parseLooseJson(line);
  if (!isMap(value)) return undefined;
  const { result, fault, message, step, steps, checkpoint, ...rest } = value;
  if (checkpoint === true)
    return { kind: 'checkpoint', step: typeof step === 'number' ? count(step) : undefined };
  if (isMap(result)) {
    const metrics = numbersOf(result);
    const excess = metricsFault(metrics);
    return excess === undefined
      ? { kind: 'result', metrics }
      : { kind: 'fault', fault: { faultClass: 'user', message: excess } };
  }
  if (typeof fault === 'string') {
    const faultClass = Object.hasOwn(faultWords, fault) ? faultWords[fault] : undefined;
    if (faultClass === undefined) return undefined;
    const text = typeof message === 'string' && message !== '' ? message : `the program says: ${fault}`;
    return { kind: 'fault', fault: { faultClass, message: text.slice(0, limits.faultMessageChars) } };
  }
  if (typeof step !== 'number') return undefined;
  const metrics = numbersOf(rest);
  // A report is a hint: one that says too much says nothing.
  const isExcessive = metricsFault(metrics) !== undefined;
  return { kind: 'progress', step: count(step), steps: count(steps), metrics: isExcessive ? {} : metrics };
}

/** Says why the metrics cannot be kept: too many, or a name too long. Undefined if they can. */
export function metricsFault(metrics: Readonly<Record<string, number>>): string | undefined {
  const names = Object.keys(metrics);
  if (names.length > limits.metrics)
    return `the program reports ${names.length} metrics, more than ${limits.metrics}`;
  const long = names.find((name) => Buffer.byteLength(name) > limits.nameBytes);
  return long === undefined
    ? undefined
    : `the name of a metric has more than ${limits.nameBytes} bytes: ${long.slice(0, shownChars)}...`;
}

/** Characters of a name that a message shows. */
const shownChars = 40;

/** The numbers of a map; truth values count as 1 and 0, and what is neither is left out. */
export function numbersOf(map: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, value]) => {
      const number = numberOf(value);
      return number === undefined ? [] : [[name, number]];
    }),
  );
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && value.startsWith(numberMark)
    ? Number(value.slice(numberMark.length))
    : undefined;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function count(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.min(countMax, Math.floor(value)) : 0;
}
