/** Metrics of a program that only prints: found by patterns in the lines of its output. */
import { limits } from '../../base/limits.ts';
import { metricPattern, type MetricPattern } from './metric-pattern.ts';

export interface PrintedPoint {
  readonly step: number;
  /** 0 where that is not known. */
  readonly steps: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Names among the patterns that tell where the program is, as the keys of a line of JSON do. */
const stepName = 'step';
const stepsName = 'steps';

export class PrintedMetrics {
  readonly #patterns: readonly (readonly [name: string, pattern: MetricPattern])[];
  readonly #step: MetricPattern | undefined;
  readonly #steps: MetricPattern | undefined;
  readonly #found: (point: PrintedPoint) => void;
  /** How often each metric was found. */
  readonly #counts = new Map<string, number>();
  readonly #newest = new Map<string, number>();
  #saidStep: number | undefined;
  #saidSteps = 0;

  /** @param patterns without faults, by name of the metric */
  constructor(patterns: Readonly<Record<string, string>>, found: (point: PrintedPoint) => void) {
    const compiled = Object.entries(patterns).flatMap(([name, text]) => {
      const pattern = metricPattern(text);
      return 'fault' in pattern ? [] : [[name, pattern] as const];
    });
    const named = new Map(compiled);
    this.#step = named.get(stepName);
    this.#steps = named.get(stepsName);
    this.#patterns = compiled.filter(([name]) => name !== stepName && name !== stepsName);
    this.#found = found;
  }

  /** The last value of each metric; undefined where none was found. */
  get last(): Readonly<Record<string, number>> | undefined {
    return this.#newest.size === 0 ? undefined : Object.fromEntries(this.#newest);
  }

  /** Something that cuts one stream of output into lines. */
  stream(): LineCutter {
    return new LineCutter((line) => this.#line(line));
  }

  #line(line: string): void {
    const step = this.#step?.valueIn(line);
    if (step !== undefined && Number.isFinite(step)) this.#saidStep = countOf(step);
    const steps = this.#steps?.valueIn(line);
    if (steps !== undefined && Number.isFinite(steps)) this.#saidSteps = countOf(steps);
    for (const [name, pattern] of this.#patterns) {
      const value = pattern.valueIn(line);
      if (value === undefined) continue;
      const count = (this.#counts.get(name) ?? 0) + 1;
      this.#counts.set(name, count);
      this.#newest.set(name, value);
      this.#found({ step: this.#saidStep ?? count, steps: this.#saidSteps, metrics: { [name]: value } });
    }
  }
}

const countOf = (value: number): number => Math.min(2 ** 32 - 1, Math.max(0, Math.floor(value)));

const newline = 0x0a;
/** Progress bars write over their line. */
const carriageReturn = 0x0d;

/** Cuts bytes into lines, of which it keeps the beginning only. */
export class LineCutter {
  readonly #line: (text: string) => void;
  #held: Buffer = Buffer.alloc(0);

  constructor(line: (text: string) => void) {
    this.#line = line;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (chunk[at] !== newline && chunk[at] !== carriageReturn) continue;
      this.#take(chunk.subarray(start, at));
      start = at + 1;
    }
    this.#hold(chunk.subarray(start));
  }

  /** The program has ended: its last line may lack a newline. */
  end(): void {
    this.#take(Buffer.alloc(0));
  }

  #hold(part: Buffer): void {
    const room = limits.metricLineBytes - this.#held.length;
    if (part.length > 0 && room > 0) this.#held = Buffer.concat([this.#held, part.subarray(0, room)]);
  }

  #take(rest: Buffer): void {
    this.#hold(rest);
    if (this.#held.length === 0) return;
    const text = this.#held.toString('utf8');
    this.#held = Buffer.alloc(0);
    this.#line(withoutColours(text));
  }
}

// oxlint-disable-next-line no-control-regex
const colour = /\u001b\[[0-9;]*[A-Za-z]/g;

const withoutColours = (text: string): string => (text.includes('\u001b') ? text.replace(colour, '') : text);
