import { stepsOf } from './count-steps.ts';

/** A step takes a few nanoseconds: so many take about a second. */
const stepsMax = 300_000_000;

/** An input of any size, of which a file or a message may hold as much as `limit`. */
export interface Growing {
  /** Largest size that is taken; left out where there is none: then it must not grow faster than the input. */
  readonly limit?: number;
  /** Size that is measured; default: 400 */
  readonly size?: number;
  readonly read: (size: number) => unknown;
}

/** Logarithms of the size cost little: sorted lists, trees. */
const exponentMax = 1.2;
/** The smaller input has a quarter of the size. */
const factor = 4;

/** @returns what is wrong; undefined where the input is read in about a second, however large it is */
export function slownessAtLimit({ limit, size = 400, read }: Growing): string | undefined {
  const large = limit === undefined ? size : Math.min(size, limit);
  const small = Math.max(1, Math.floor(large / factor));
  // What is done once only, such as compiling a schema.
  stepsOf(() => read(small));
  const few = stepsOf(() => read(small));
  const many = stepsOf(() => read(large));
  const exponent = Math.log(many / few) / Math.log(large / small);
  if (limit === undefined)
    return exponent <= exponentMax
      ? undefined
      : `grows with the power ${exponent.toFixed(2)}: ${few}, ${many} steps`;
  const steps = many * (limit / large) ** Math.max(1, exponent);
  return steps <= stepsMax
    ? undefined
    : `takes ${steps.toExponential(1)} steps at its limit, ${limit}: ${few}, ${many} steps for ${small}, ${large}`;
}
