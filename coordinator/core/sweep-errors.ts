/** The errors of a sweep in which no trial has succeeded yet, and how often each was met (fail-fast.ts). */
import { sameErrorKey } from '../../base/same-error.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { Fault } from './fault.ts';
import type { Sweep } from './state.ts';

/** Different errors that are counted: messages that differ each time are not the same error. */
const errorsKept = 100;

/** Errors of the program. What befalls it from outside, and an outcome of the settings, say nothing about the next trial. */
const counts: ReadonlySet<FaultClass> = new Set(['user', 'outOfMemory', 'timeout', 'metricsMissing']);

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
