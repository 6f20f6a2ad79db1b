/**
 * Counts what code does, in place of the time that it takes: blocks of code that V8 ran, as its coverage counts them, and elements that
 * built-in functions went through. The same input gives the same number on every machine.
 *
 * Import it before the code to be counted: V8 counts in functions that it compiles from then on.
 */
import { Session } from 'node:inspector';

const session = new Session();
session.connect();
let counted: CoverageResult = { result: [] };
const post = (method: string, parameters: object = {}): void =>
  session.post(method, parameters, (error, answer) => {
    if (error) throw error;
    if (method === 'Profiler.takePreciseCoverage') counted = answer as unknown as CoverageResult;
  });
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

interface CoverageResult {
  readonly result: readonly {
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/** @returns the number of steps; what `work` throws counts as its end */
export function stepsOf(work: () => unknown): number {
  takeBlocks();
  const elements = new ElementCount();
  try {
    work();
  } catch {
    // A refusal: what it took counts.
  } finally {
    elements.end();
  }
  return takeBlocks() + elements.count;
}

/** Blocks that have run since the last look. */
function takeBlocks(): number {
  post('Profiler.takePreciseCoverage');
  let blocks = 0;
  for (const { functions } of counted.result)
    for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  return blocks;
}

type Method = (this: unknown, ...args: never[]) => unknown;
type Methods = Record<string, Method>;

/** Elements that a call of a built-in function goes through. */
type Cost = (self: { readonly length: number }, args: readonly unknown[], result: unknown) => number;

/** A search, from where it began to where it ended. */
const found: Cost = (self, [, from = 0], at) =>
  Math.max(0, (at === -1 ? self.length : Number(at)) - Number(from));
const whole: Cost = (self) => self.length;
const made: Cost = (_self, _args, result) => (result as { length?: number } | null)?.length ?? 0;

const { indexOf } = Array.prototype;

const arrayCosts: Readonly<Record<string, Cost>> = {
  includes: (self, [sought], isIn) =>
    isIn === true ? Reflect.apply<unknown, [unknown], number>(indexOf, self, [sought]) : self.length,
  indexOf: found,
  lastIndexOf: whole,
  join: whole,
  slice: made,
  concat: made,
  shift: whole,
  unshift: whole,
  splice: whole,
  reverse: whole,
  toReversed: made,
  sort: whole,
  toSorted: made,
  fill: whole,
};

const textCosts: Readonly<Record<string, Cost>> = {
  indexOf: found,
  lastIndexOf: whole,
  includes: whole,
  split: whole,
  replaceAll: whole,
  repeat: made,
  toLowerCase: whole,
  toUpperCase: whole,
  trim: whole,
  isWellFormed: whole,
  toWellFormed: whole,
};

/** While it counts, arrays and texts count what is asked of them. */
class ElementCount {
  count = 0;
  readonly #undo: (() => void)[] = [];

  constructor() {
    for (const [name, cost] of Object.entries(arrayCosts)) this.#watch(Array.prototype, name, cost);
    for (const [name, cost] of Object.entries(textCosts)) this.#watch(String.prototype, name, cost);
    // What is spread or looped over.
    for (const iterator of [[].values(), new Map().values(), new Set().values()])
      this.#watch(Object.getPrototypeOf(iterator) as object, 'next', () => 1);
    for (const name of ['keys', 'values', 'entries']) this.#watch(Object, name, made);
    this.#watch(JSON, 'parse', (_self, [text]) => String(text).length);
    this.#watch(JSON, 'stringify', made);
  }

  end(): void {
    for (const undo of this.#undo) undo();
  }

  #watch(owner: object, name: string, cost: Cost): void {
    const methods = owner as Methods;
    const real = methods[name] as Method;
    const counting = (amount: number): void => {
      this.count += amount;
    };
    let isInside = false;
    const watched = {
      [name](this: unknown, ...args: never[]): unknown {
        const result = Reflect.apply(real, this, args);
        if (isInside) return result;
        isInside = true;
        counting(cost(this as { length: number }, args, result));
        isInside = false;
        return result;
      },
    }[name] as Method;
    Object.defineProperty(owner, name, { value: watched, writable: true, configurable: true });
    this.#undo.push(() =>
      Object.defineProperty(owner, name, { value: real, writable: true, configurable: true }),
    );
  }
}
