/** The fault of a program by how it exited; undefined for one that did not fail. */
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { Fault } from '../core/outcome.ts';
import { classify } from '../process/classify.ts';
import { withTellingLine } from '../process/telling-line.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import type { ProgramExit, RunOrder, WireMetrics } from './protocol.ts';

export interface Circumstances {
  /** Why we stopped it; undefined where we did not. */
  readonly stoppedFor: string | undefined;
  readonly kernelKilledForMemory: boolean;
  readonly order: Pick<RunOrder, 'program' | 'memoryLimitBytes'>;
}

/** Whose fault it is that no process came up: the system had none to spare, or the machine cannot run the program. */
const spawnFaults: ReadonlyMap<string, FaultClass> = new Map([
  ...['EAGAIN', 'ENOMEM', 'EMFILE', 'ENFILE'].map((code) => [code, 'infrastructure'] as const),
  ...['ENOENT', 'EACCES', 'EPERM', 'ENOEXEC', 'ELIBBAD', 'ETXTBSY', 'EIO'].map(
    (code) => [code, 'machine'] as const,
  ),
]);

export function faultOf(
  exit: ProgramExit,
  { stoppedFor, kernelKilledForMemory, order }: Circumstances,
): Fault | undefined {
  const { exitCode, signal, spawnError, outputTail, fault, overMemoryBytes } = exit;
  if (spawnError !== undefined) {
    const faultClass = spawnFaults.get(spawnError.code) ?? 'user';
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
  const whole =
    faultClass === 'user' || faultClass === 'machine' ? withTellingLine(message, outputTail) : message;
  return { faultClass, message: whole, outputTail };
}

export function metricsFromWire(wire: WireMetrics): Record<string, number> {
  return Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, Number(value)]));
}
