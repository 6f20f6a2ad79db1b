/** The fault of a program by how it exited; undefined for one that did not fail. */
import type { Fault } from '../core/outcome.ts';
import { classify } from '../process/classify.ts';
import { withTellingLine } from '../process/telling-line.ts';
import { formatMemorySize } from './memory-size.ts';
import type { ProgramExit, RunOrder, WireMetrics } from './protocol.ts';

export interface Circumstances {
  /** Why we stopped it; undefined where we did not. */
  readonly stoppedFor: string | undefined;
  readonly kernelKilledForMemory: boolean;
  readonly order: Pick<RunOrder, 'program' | 'memoryLimitBytes'>;
}

/** The system had no process or memory to spare: no fault of the program. */
const systemShortages: ReadonlySet<string> = new Set(['EAGAIN', 'ENOMEM', 'EMFILE', 'ENFILE']);

export function faultOf(
  exit: ProgramExit,
  { stoppedFor, kernelKilledForMemory, order }: Circumstances,
): Fault | undefined {
  const { exitCode, signal, spawnError, outputTail, fault, overMemoryBytes } = exit;
  if (spawnError !== undefined) {
    const faultClass = systemShortages.has(spawnError.code) ? 'infrastructure' : 'user';
    const message = `${order.program} could not be started: ${spawnError.message}`;
    return { faultClass, message, outputTail };
  }
  if (overMemoryBytes !== undefined) {
    const held = formatMemorySize(overMemoryBytes);
    const limit = formatMemorySize(order.memoryLimitBytes);
    const message = `it held ${held}, more than its limit of ${limit} (trainer.memory_limit)`;
    return { faultClass: 'outOfMemory', message, outputTail };
  }
  if (stoppedFor !== undefined) return { faultClass: 'timeout', message: stoppedFor, outputTail };
  if (fault !== undefined) return { ...fault, outputTail };
  if (exitCode === 0) return undefined;
  const { faultClass, message } = classify({
    thrown: undefined,
    exitCode,
    signal,
    outputTail,
    kernelKilledForMemory,
  });
  const whole = faultClass === 'user' ? withTellingLine(message, outputTail) : message;
  return { faultClass, message: whole, outputTail };
}

export function metricsFromWire(wire: WireMetrics): Record<string, number> {
  return Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, Number(value)]));
}
