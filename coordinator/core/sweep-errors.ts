/** The errors of a sweep in which no trial has succeeded yet, and how often each was met (fail-fast.ts). */
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { Fault } from './fault.ts';
import type { Sweep } from './state.ts';

/** Different errors that are counted: messages that differ each time are not the same error. */
const errorsKept = 100;

/** Errors of the program. What befalls it from outside, and an outcome of the settings, say nothing about the next trial. */
const counts: ReadonlySet<FaultClass> = new Set(['user', 'outOfMemory', 'timeout', 'metricsMissing']);

/** Numbers differ between trials whose error is the same: steps, addresses, times, sizes. */
export const sameErrorKey = ({ faultClass, message }: Fault): string =>
  `${faultClass}: ${message.replaceAll(/0x[0-9a-f]+|\d+(?:\.\d+)?/gi, '#')}`;

export function noteError(sweep: Sweep, fault: Fault): void {
  if (sweep.counts.done > 0 || !counts.has(fault.faultClass)) return;
  const key = sameErrorKey(fault);
  sweep.errors.set(key, (sweep.errors.get(key) ?? 0) + 1);
  if (sweep.errors.size <= errorsKept) return;
  const oldest = sweep.errors.keys().next();
  if (!oldest.done) sweep.errors.delete(oldest.value);
}

/** It was the machine's: it does not count. */
export function forgetError(sweep: Sweep, fault: Fault): void {
  const key = sameErrorKey(fault);
  const left = (sweep.errors.get(key) ?? 0) - 1;
  if (left > 0) sweep.errors.set(key, left);
  else sweep.errors.delete(key);
}
